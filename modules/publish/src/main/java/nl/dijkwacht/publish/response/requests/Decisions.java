package nl.dijkwacht.publish.response.requests;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import nl.dijkwacht.core.Clipped;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.core.finding.Alert;
import nl.dijkwacht.core.response.ResponseAction;
import nl.dijkwacht.core.response.ResponseCommand;
import nl.dijkwacht.core.response.ResponseRequest;
import nl.dijkwacht.core.response.ResponseRequest.Status;
import nl.dijkwacht.core.response.ResponseStep;
import nl.dijkwacht.publish.response.policies.PolicySet;
import nl.dijkwacht.publish.response.policies.ResponseMandate;
import nl.dijkwacht.publish.response.policies.ResponsePolicy;

/** Carries out commands on the book of requests, or says why not. For one thread. */
final class Decisions {

  private static final Duration HOUR = Duration.ofHours(1);

  /** Beyond it, nobody reads what more is proposed; one storm must not fill the memory. */
  private static final int MOST_OPEN = 100;

  private final RequestBook book;
  private final Supplier<PolicySet> policies;
  private final ResponseMandate mandate;
  private final Supplier<Known> known;
  private final Duration expireAfter;

  Decisions(RequestBook book, ResponseSettings settings, Supplier<Known> known) {
    this.book = book;
    this.policies = settings.policies();
    this.mandate = settings.mandate();
    this.known = known;
    this.expireAfter = settings.expireAfter();
  }

  /**
   * What becomes of a command.
   *
   * @param now wall clock
   */
  Decided decide(ResponseCommand command, Instant now) {
    if (command.action() == ResponseCommand.Action.PROPOSE) {
      return propose(command, now);
    }
    Optional<ResponseRequest> known = book.find(command.request());
    if (known.isEmpty()) {
      return new Decided.Refused(
          "There is no request with this id; 'dijkwacht response list' shows those there are.");
    }
    ResponseRequest request = known.get();
    if (request.wasTakenBy(command.id())) {
      return new Decided.Nothing("repeated");
    }
    Optional<String> problem = problem(command, request, now);
    if (problem.isPresent()) {
      return new Decided.Refused(problem.get());
    }
    return switch (command.action()) {
      case APPROVE -> approve(command, request, now);
      case REFUSE -> refuse(command, request, now);
      default -> undo(command, request, now);
    };
  }

  /** The policy of a command if it is in effect; else {@code none}, as meters have it. */
  String policyOf(ResponseCommand command) {
    return policies
        .get()
        .find(command.policy() == null ? "" : command.policy())
        .map(ResponsePolicy::id)
        .orElse("none");
  }

  private Optional<String> problem(ResponseCommand command, ResponseRequest request, Instant now) {
    if (command.at().isBefore(now.minus(HOUR))) {
      // Also one that was refused and is put back.
      return Optional.of("It was given more than an hour ago; look again, and give it anew.");
    }
    if (Clipped.line(command.by()).isEmpty()) {
      return Optional.of("It does not say who gave it; name the person.");
    }
    if (Clipped.line(command.text()).isEmpty()) {
      return Optional.of("It does not say why; an auditor will ask.");
    }
    return mandate.problem(command.by(), command.role(), request.role());
  }

  private Decided propose(ResponseCommand command, Instant now) {
    Alert alert = command.alert();
    Optional<ResponsePolicy> policy =
        policies.get().find(command.policy() == null ? "" : command.policy());
    if (alert == null || policy.isEmpty()) {
      return new Decided.Nothing("outside");
    }
    // Of the alert, whatever the command says: nobody overwrites another request.
    String id =
        ResponseRequest.idOf(
            alert.finding().id(), alert.finding().lived().count(), policy.get().id());
    if (book.find(id).isPresent()) {
      return new Decided.Nothing("repeated");
    }
    if (command.at().isBefore(now.minus(expireAfter))) {
      return new Decided.Nothing("too-old");
    }
    ResponsePolicy of = policy.get();
    if (book.open(of.id()) >= MOST_OPEN) {
      return new Decided.Nothing("too-many");
    }
    boolean beyond = book.asked(of.id(), now).size() >= of.limitPerHour();
    Known inEffect = known.get();
    return Proposal.isWanted(of, alert, inEffect.registers())
        ? new Proposal(of, alert, inEffect, now.plus(expireAfter))
            .request(beyond, now)
            .<Decided>map(Decided.Changed::new)
            .orElseGet(() -> new Decided.Nothing("outside"))
        : new Decided.Nothing("outside");
  }

  private Decided approve(ResponseCommand command, ResponseRequest request, Instant now) {
    if (!request.mayBeApproved()) {
      return is(request);
    }
    Optional<String> problem = mandate.runnerProblem(request.action().runner());
    if (problem.isPresent()) {
      return new Decided.Refused(problem.get());
    }
    if (request.undoes() == null) {
      Optional<ResponsePolicy> policy = policies.get().standing(request);
      if (policy.isEmpty()) {
        return new Decided.Refused(
            "Its policy is gone or changed since; refuse it, and act by hand if that is needed.");
      }
      List<ResponseRequest> asked = book.asked(request.policy(), now);
      if (asked.size() >= policy.get().limitPerHour()) {
        return new Decided.Refused(
            "Its policy asks %d times an hour at most; approve it again after %s."
                .formatted(policy.get().limitPerHour(), freeFrom(asked, now)));
      }
    }
    return new Decided.Changed(request.after(step(Status.APPROVED, command, "approved: ", now)));
  }

  private static Instant freeFrom(List<ResponseRequest> asked, Instant now) {
    return asked.stream()
        .flatMap(request -> request.steps().stream())
        .filter(step -> step.status() == Status.ASKING && step.at().isAfter(now.minus(HOUR)))
        .map(ResponseStep::at)
        .min(Instant::compareTo)
        .orElse(now)
        .plus(HOUR);
  }

  private static Decided refuse(ResponseCommand command, ResponseRequest request, Instant now) {
    return request.status() == Status.PROPOSED
        ? new Decided.Changed(request.after(step(Status.REFUSED, command, "refused: ", now)))
        : is(request);
  }

  private Decided undo(ResponseCommand command, ResponseRequest request, Instant now) {
    if (request.undoes() != null) {
      return new Decided.Refused("It undoes another request, and cannot be undone itself.");
    }
    if (!request.mayBeUndone()) {
      return is(request);
    }
    ResponseAction undo = request.undo();
    if (undo == null) {
      return new Decided.Changed(
          request.after(step(Status.UNDONE, command, "undone by hand: ", now)));
    }
    String id = StableId.of(List.of("undo", request.id(), command.id()));
    Optional<ResponseRequest> before = book.undoing(request.id());
    if (before.isPresent()) {
      return before.get().id().equals(id)
          ? new Decided.Nothing("repeated")
          : new Decided.Refused(
              "Request %s to undo it is %s already."
                  .formatted(before.get().id(), before.get().status().label()));
    }
    Optional<String> problem = mandate.runnerProblem(undo.runner());
    return problem.isPresent()
        ? new Decided.Refused(problem.get())
        : new Decided.Changed(undoing(id, undo, command, request, now));
  }

  /** A request of its own: it is asked, fails and is told as others are. */
  private static ResponseRequest undoing(
      String id, ResponseAction undo, ResponseCommand command, ResponseRequest of, Instant now) {
    String text = "will ask %s to undo request %s: ".formatted(undo.text(), of.id());
    return new ResponseRequest(
        id,
        of.policy(),
        of.policyVersion(),
        of.finding(),
        of.event(),
        of.id(),
        of.resource(),
        undo,
        null,
        "",
        of.role(),
        "a person asks for it",
        false,
        of.expiresAt(),
        of.evidence(),
        null,
        null,
        List.of(step(Status.APPROVED, command, text, now)));
  }

  private static Decided is(ResponseRequest request) {
    return new Decided.Refused(
        "The request is %s: %s".formatted(request.status().label(), request.last().text()));
  }

  private static ResponseStep step(
      Status status, ResponseCommand command, String before, Instant now) {
    return new ResponseStep(
        status,
        now,
        Clipped.line(command.by()),
        before + Clipped.line(command.text()),
        command.id());
  }
}
