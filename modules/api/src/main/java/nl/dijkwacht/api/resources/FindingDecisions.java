package nl.dijkwacht.api.resources;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import nl.dijkwacht.api.Answer;
import nl.dijkwacht.api.Call;
import nl.dijkwacht.api.Response;
import nl.dijkwacht.api.access.Audit;
import nl.dijkwacht.api.access.Caller;
import nl.dijkwacht.api.access.Role;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.finding.FindingCommand;
import nl.dijkwacht.core.finding.FindingCommand.Action;
import nl.dijkwacht.topics.decisions.Decision;
import nl.dijkwacht.topics.decisions.FindingWish;

/** What people decide about findings. Thread-safe. */
public final class FindingDecisions {

  private final FindingResource findings;
  private final FindingJson json;
  private final Deciding deciding;
  private final Deciders deciders;
  private final Audit audit;
  private final Clock clock;

  /**
   * @param clock tells when it was decided
   */
  FindingDecisions(
      FindingResource findings,
      FindingJson json,
      Deciding deciding,
      Deciders deciders,
      Audit audit,
      Clock clock) {
    this.findings = findings;
    this.json = json;
    this.deciding = deciding;
    this.deciders = deciders;
    this.audit = audit;
    this.clock = clock;
  }

  /** Whether somebody may decide so about findings that they see. */
  public static boolean mayDecide(Caller caller, Action action) {
    return caller.hasAny(roles(action));
  }

  /** Who may: a risk is accepted by the controller's mandate, and the officer may say something. */
  static Set<Role> roles(Action action) {
    return switch (action) {
      case ACCEPT_RISK -> Set.of(Role.CASE_OWNER);
      case COMMENT -> Set.of(Role.ANALYST, Role.CASE_OWNER, Role.FG);
      default -> Set.of(Role.ANALYST, Role.CASE_OWNER);
    };
  }

  private static FindingWish wish(Action action, Sent sent) {
    return switch (action) {
      case ACKNOWLEDGE -> FindingWish.of(action, sent.text("text"), null);
      case ASSIGN -> FindingWish.of(action, sent.text("text"), sent.needed("to"));
      case COMMENT -> FindingWish.of(action, sent.needed("text"), null);
      case REOPEN -> FindingWish.of(action, sent.text("reason"), null);
      case CLOSE -> closing(sent);
      case ACCEPT_RISK, SILENCE ->
          new FindingWish(
              action, sent.needed("reason"), sent.needed("owner"), sent.time("until"), null, null);
    };
  }

  private static FindingWish closing(Sent sent) {
    FindingCommand.ClosedAs as = sent.choice("as", FindingCommand.ClosedAs.class);
    if (as == null) {
      sent.reject("'as' is missing; it takes true-positive, benign, false-positive or duplicate.");
    }
    return new FindingWish(
        Action.CLOSE, sent.text("reason"), null, null, as, sent.text("duplicateOf"));
  }

  Answer decide(Caller caller, Call call, Action action) {
    Optional<Finding> finding = findings.visible(caller, call.variable("id"));
    if (finding.isEmpty()) {
      return FindingResource.missing();
    }
    Optional<ObjectNode> body = Deciding.body(call);
    if (body.isEmpty()) {
      return Deciding.noBody();
    }
    Sent sent = new Sent(body.get());
    FindingWish wish = wish(action, sent);
    Optional<Response> problem = sent.problem();
    if (problem.isPresent()) {
      return problem.get();
    }
    Function<Finding, ObjectNode> shown = json::of;
    return deciding.send(() -> send(caller, finding.get().id(), wish), shown);
  }

  /**
   * Decides about a finding that the caller sees and may decide about.
   *
   * @param fields by the names that the API has for them
   */
  public Outcome<Finding> decide(
      Caller caller, String id, Action action, Map<String, String> fields) {
    ObjectNode body = Json.object();
    fields.forEach(body::put);
    Sent sent = new Sent(body);
    FindingWish wish = wish(action, sent);
    return sent.wrong()
        .<Outcome<Finding>>map(Outcome.Refused::new)
        .orElseGet(() -> deciding.outcome(() -> send(caller, id, wish)));
  }

  private Decision<Finding> send(Caller caller, String id, FindingWish wish)
      throws IOException, InterruptedException {
    audit.decided(caller, Query.label(wish.action()), "finding", id);
    return deciders.decide(
        wish.command(UUID.randomUUID().toString(), id, caller.name(), clock.instant()));
  }
}
