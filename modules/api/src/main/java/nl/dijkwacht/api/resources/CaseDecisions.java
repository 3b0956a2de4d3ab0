package nl.dijkwacht.api.resources;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import nl.dijkwacht.api.Call;
import nl.dijkwacht.api.Problem;
import nl.dijkwacht.api.Response;
import nl.dijkwacht.api.access.Caller;
import nl.dijkwacht.api.access.Role;
import nl.dijkwacht.core.cases.Answer;
import nl.dijkwacht.core.cases.BreachFacts;
import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.core.cases.CaseCommand;
import nl.dijkwacht.core.cases.CaseCommand.Action;
import nl.dijkwacht.core.cases.CaseRole;
import nl.dijkwacht.core.cases.Recipient;
import nl.dijkwacht.core.cases.SubjectRequest;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.decisions.CaseWish;

/** Steps that people take on cases. Thread-safe. */
final class CaseDecisions {

  private static final int LONGEST_NAME = 1024;

  private final CaseResource cases;
  private final Deciding deciding;
  private final Api.Parts parts;

  CaseDecisions(CaseResource cases, Deciding deciding, Api.Parts parts) {
    this.cases = cases;
    this.deciding = deciding;
    this.parts = parts;
  }

  /** What is done about cases of a kind once they are open. */
  static Set<Action> actions(Case.Kind kind) {
    Set<Action> both =
        EnumSet.of(
            Action.ACKNOWLEDGE,
            Action.ASSIGN,
            Action.ADVISE,
            Action.COMMENT,
            Action.LINK,
            Action.CLOSE);
    both.addAll(
        kind == Case.Kind.BREACH
            ? EnumSet.of(
                Action.ASSESS, Action.AWARE, Action.DECIDE, Action.DECIDE_INFORMING, Action.NOTIFY)
            : EnumSet.of(Action.EXTEND, Action.PAUSE, Action.RESUME));
    return both;
  }

  /** Who may: the officer advises and may not decide (Art. 38(6) AVG). */
  static Set<Role> roles(Action action) {
    return switch (action) {
      case ADVISE -> Set.of(Role.FG);
      case COMMENT -> Set.of(Role.CASE_OWNER, Role.FG);
      default -> Set.of(Role.CASE_OWNER);
    };
  }

  /** In what capacity, of those that the step can be taken in. */
  private static CaseRole role(Caller caller, Action action) {
    boolean owner = caller.roles().contains(Role.CASE_OWNER) && action != Action.ADVISE;
    return owner ? CaseRole.CASE_OWNER : CaseRole.FG;
  }

  private static CaseWish wish(Action action, Sent sent) {
    return switch (action) {
      case ACKNOWLEDGE -> CaseWish.of(action, null);
      case ASSIGN -> CaseWish.of(action, null).to(sent.needed("to"));
      case COMMENT, ADVISE -> CaseWish.of(action, sent.needed("text"));
      case ASSESS -> CaseWish.of(action, sent.text("reason")).telling(facts(sent));
      case AWARE -> CaseWish.of(action, sent.text("reason")).since(sent.time("since"));
      case DECIDE, DECIDE_INFORMING -> deciding(action, sent);
      case NOTIFY -> notifying(sent);
      case LINK -> CaseWish.of(action, sent.text("reason")).referring(sent.needed("reference"));
      case OPEN -> CaseWish.of(action, null).telling(facts(sent)).since(sent.time("since"));
      case CLOSE, EXTEND, PAUSE, RESUME, OPEN_REQUEST -> CaseWish.of(action, sent.text("reason"));
    };
  }

  private static CaseWish deciding(Action action, Sent sent) {
    Boolean yes = sent.answer("yes");
    if (yes == null) {
      sent.reject("'yes' is missing; it takes true or false.");
    }
    return CaseWish.of(action, sent.text("reason")).deciding(Boolean.TRUE.equals(yes));
  }

  private static CaseWish notifying(Sent sent) {
    Recipient recipient = sent.choice("recipient", Recipient.class);
    if (recipient == null) {
      sent.reject(
          "'recipient' is missing; it takes authority, controller, data-subjects or csirt.");
    }
    CaseWish wish =
        CaseWish.of(Action.NOTIFY, sent.text("reason"))
            .referring(sent.text("reference"))
            .since(sent.time("since"));
    return recipient == null ? wish : wish.notifying(recipient);
  }

  private static BreachFacts facts(Sent sent) {
    Sent facts = sent.within("facts");
    BreachFacts told =
        new BreachFacts(
            facts.text("nature"),
            facts.choices("kinds", BreachFacts.Kind.class),
            facts.texts("dataCategories"),
            facts.texts("subjectCategories"),
            facts.number("subjects"),
            facts.number("records"),
            facts.text("estimate"),
            facts.text("consequences"),
            facts.text("measuresTaken"),
            facts.text("measuresProposed"),
            facts.choice("encrypted", Answer.class),
            facts.choice("actorCouldUseKey", Answer.class),
            facts.choice("highRisk", Answer.class));
    facts.wrong().ifPresent(sentence -> sent.reject("In 'facts': " + sentence));
    return told;
  }

  nl.dijkwacht.api.Answer decide(Caller caller, Call call, Case.Kind kind, Action action) {
    Optional<Case> known = cases.visible(caller, call, kind);
    if (known.isEmpty()) {
      return CaseResource.missing();
    }
    Optional<ObjectNode> body = Deciding.body(call);
    if (body.isEmpty()) {
      return Deciding.noBody();
    }
    Sent sent = new Sent(body.get());
    CaseWish wish = wish(action, sent);
    Optional<Response> problem = sent.problem();
    return problem.isPresent()
        ? problem.get()
        : send(
            caller,
            wish,
            UUID.randomUUID().toString(),
            known.get().id(),
            known.get().legalEntity());
  }

  /** Opens a breach that no finding told of. */
  nl.dijkwacht.api.Answer open(Caller caller, Call call) {
    return open(caller, call, sent -> wish(Action.OPEN, sent));
  }

  /** Opens the request of a data subject, of whom nothing but a pseudonym goes further. */
  nl.dijkwacht.api.Answer openRequest(Caller caller, Call call) {
    return open(caller, call, this::asking);
  }

  private nl.dijkwacht.api.Answer open(Caller caller, Call call, Function<Sent, CaseWish> wanted) {
    Optional<ObjectNode> body = Deciding.body(call);
    if (body.isEmpty()) {
      return Deciding.noBody();
    }
    Sent sent = new Sent(body.get());
    String legalEntity = sent.needed("legalEntity");
    CaseWish wish = wanted.apply(sent);
    Optional<Response> problem = sent.problem();
    if (problem.isPresent()) {
      return problem.get();
    }
    if (!caller.sees(legalEntity)) {
      return Problem.of(
          403,
          "Forbidden",
          "You may not act for this legal entity; ask who runs Dijkwacht for it.");
    }
    String id = UUID.randomUUID().toString();
    return send(caller, wish, id, Case.idOf(parts.tenant(), legalEntity, id), legalEntity);
  }

  private CaseWish asking(Sent sent) {
    SubjectRequest.Right right = sent.choice("right", SubjectRequest.Right.class);
    LocalDate received = sent.day("received");
    String subject = sent.needed("subject");
    CaseWish wish = CaseWish.of(Action.OPEN_REQUEST, null);
    if (right == null) {
      sent.reject(
          "'right' is missing; it takes access, rectification, erasure, restriction, portability or"
              + " objection.");
      return wish;
    }
    if (subject.length() > LONGEST_NAME) {
      // The beginning alone would give several people one pseudonym.
      sent.reject("'subject' has more than %,d characters; give less.".formatted(LONGEST_NAME));
      return wish;
    }
    try {
      LocalDate today = LocalDate.now(parts.clock().withZone(parts.zone()));
      return wish.asking(
          new CaseCommand.Request(
              right, parts.subjects().pseudonymOf(subject), received == null ? today : received));
    } catch (IOException noKeys) {
      sent.reject("No pseudonym can be made of the subject: " + noKeys.getMessage() + ".");
      return wish;
    }
  }

  private Response send(
      Caller caller, CaseWish wish, String commandId, String caseId, String legalEntity) {
    String what = wish.action() == Action.OPEN_REQUEST ? "request" : "case";
    parts.audit().decided(caller, Query.label(wish.action()), what, caseId);
    CaseCommand command =
        wish.command(
            commandId,
            caseId,
            legalEntity,
            caller.name(),
            role(caller, wish.action()),
            parts.clock().instant());
    return deciding.send(
        () -> parts.deciders().decide(command), step -> Json.of(Topics.CASE_EVENTS, step));
  }
}
