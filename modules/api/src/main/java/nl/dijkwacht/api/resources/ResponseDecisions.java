package nl.dijkwacht.api.resources;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.dijkwacht.api.Answer;
import nl.dijkwacht.api.Call;
import nl.dijkwacht.api.Response;
import nl.dijkwacht.api.access.Audit;
import nl.dijkwacht.api.access.Caller;
import nl.dijkwacht.api.access.Role;
import nl.dijkwacht.api.views.Views;
import nl.dijkwacht.core.response.ResponseCommand;
import nl.dijkwacht.core.response.ResponseCommand.Action;
import nl.dijkwacht.core.response.ResponseRequest;
import nl.dijkwacht.topics.decisions.Decision;

/**
 * What people decide about requests to runners. That who decides holds the role is for the stage to
 * see, as it is for the command line. Thread-safe.
 */
public final class ResponseDecisions {

  /** What a person decides; to propose is for policies. */
  public static final List<Action> ACTIONS = List.of(Action.APPROVE, Action.REFUSE, Action.UNDO);

  /** Who looks and advises decides nothing. */
  static final Set<Role> ROLES = Set.of(Role.ANALYST, Role.CASE_OWNER);

  private final ResponseResource responses;
  private final Views views;
  private final Deciding deciding;
  private final Deciders deciders;
  private final Audit audit;
  private final Clock clock;

  ResponseDecisions(ResponseResource responses, Deciding deciding, Api.Parts parts) {
    this.responses = responses;
    this.views = parts.views();
    this.deciding = deciding;
    this.deciders = parts.deciders();
    this.audit = parts.audit();
    this.clock = parts.clock();
  }

  /** What is sent with every decision. */
  private record Wish(String role, String reason) {

    static Wish of(Sent sent) {
      return new Wish(sent.needed("role"), sent.needed("reason"));
    }
  }

  /** Whether somebody may decide about requests that they see, if they hold the role of these. */
  public static boolean mayDecide(Caller caller) {
    return caller.hasAny(ROLES);
  }

  /** Whether a decision can be carried out as a request stands. */
  public static boolean makesSense(Action action, ResponseRequest request) {
    return switch (action) {
      case APPROVE -> request.mayBeApproved();
      case REFUSE -> request.status() == ResponseRequest.Status.PROPOSED;
      case UNDO -> request.undoes() == null && request.mayBeUndone();
      case PROPOSE -> false;
    };
  }

  /** Those about a finding that the caller may see, the oldest first. */
  public List<ResponseRequest> about(Caller caller, String finding) {
    return views.responses().all().stream()
        .filter(request -> request.finding().equals(finding))
        .flatMap(request -> responses.visible(caller, request.id()).stream())
        .sorted(
            Comparator.comparing(ResponseRequest::proposedAt).thenComparing(ResponseRequest::id))
        .toList();
  }

  Answer decide(Caller caller, Call call, Action action) {
    Optional<ResponseRequest> request = responses.visible(caller, call.variable("id"));
    if (request.isEmpty()) {
      return ResponseResource.missing();
    }
    Optional<ObjectNode> body = Deciding.body(call);
    if (body.isEmpty()) {
      return Deciding.noBody();
    }
    Sent sent = new Sent(body.get());
    Wish wish = Wish.of(sent);
    Optional<Response> problem = sent.problem();
    return problem.isPresent()
        ? problem.get()
        : deciding.send(() -> send(caller, request.get(), action, wish), responses::json);
  }

  /**
   * Decides about a request that the caller sees and may decide about.
   *
   * @param fields by the names that the API has for them
   */
  public Outcome<ResponseRequest> decide(
      Caller caller, ResponseRequest request, Action action, Map<String, String> fields) {
    ObjectNode body = Json.object();
    fields.forEach(body::put);
    Sent sent = new Sent(body);
    Wish wish = Wish.of(sent);
    return sent.wrong()
        .<Outcome<ResponseRequest>>map(Outcome.Refused::new)
        .orElseGet(() -> deciding.outcome(() -> send(caller, request, action, wish)));
  }

  private Decision<ResponseRequest> send(
      Caller caller, ResponseRequest request, Action action, Wish wish)
      throws IOException, InterruptedException {
    audit.decided(caller, action.label(), "response", request.id());
    return deciders.decide(
        ResponseCommand.deciding(
            UUID.randomUUID().toString(),
            request.id(),
            action,
            caller.name(),
            wish.role(),
            clock.instant(),
            wish.reason()));
  }
}
