package nl.dijkwacht.api.resources;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.dijkwacht.api.Answer;
import nl.dijkwacht.api.Call;
import nl.dijkwacht.api.Problem;
import nl.dijkwacht.api.Response;
import nl.dijkwacht.api.access.Audit;
import nl.dijkwacht.api.access.Caller;
import nl.dijkwacht.api.views.Views;
import nl.dijkwacht.core.response.ResponseRequest;
import nl.dijkwacht.topics.catalogue.Topics;

/** Requests to runners, which belong to who answers for the resource. Thread-safe. */
final class ResponseResource {

  private final Views views;
  private final LegalEntities entities;
  private final Audit audit;

  ResponseResource(Views views, LegalEntities entities, Audit audit) {
    this.views = views;
    this.entities = entities;
    this.audit = audit;
  }

  /** Those that were proposed last first. */
  Answer list(Caller caller, Call call) {
    Query query = new Query(call);
    Set<ResponseRequest.Status> statuses = query.choices("status", ResponseRequest.Status.class);
    Optional<String> finding = query.text("finding");
    Optional<String> policy = query.text("policy");
    Optional<Position> after = query.after();
    int limit = query.limit();
    Optional<Response> problem = query.problem();
    if (problem.isPresent()) {
      return problem.get();
    }
    Listing<ResponseRequest> listing =
        Listing.of(
            views.responses().all().stream()
                .filter(request -> sees(caller, request))
                .filter(request -> statuses.contains(request.status()))
                .filter(request -> finding.map(request.finding()::equals).orElse(true))
                .filter(request -> policy.map(request.policy()::equals).orElse(true)),
            request -> new Position(0, request.proposedAt(), request.id()),
            after,
            limit);
    return audit.shown(
        caller,
        "responses",
        listing.items().stream().map(ResponseRequest::id).toList(),
        listing.response(this::json, views.responses().isComplete()));
  }

  Answer one(Caller caller, Call call) {
    return visible(caller, call.variable("id"))
        .<Answer>map(
            request ->
                audit.shown(
                    caller,
                    "responses",
                    List.of(request.id()),
                    Response.json(200, Json.text(json(request)))))
        .orElseGet(ResponseResource::missing);
  }

  /** The hash tells what it rests on; the finding shows it to who may see that. */
  ObjectNode json(ResponseRequest request) {
    ObjectNode json = Json.of(Topics.OUTCOMES, request.withoutContent());
    json.remove("evidence");
    json.put("evidenceSha256", request.evidence().sha256());
    json.put("status", request.status().name());
    json.put("legalEntity", entities.of(request.resource().account()));
    return json;
  }

  /** One that the caller may see. */
  Optional<ResponseRequest> visible(Caller caller, String id) {
    return views.responses().get(id).filter(request -> sees(caller, request));
  }

  private boolean sees(Caller caller, ResponseRequest request) {
    return caller.sees(entities.of(request.resource().account()));
  }

  static Response missing() {
    return Problem.missing(
        "There is no request to a runner with this id that you may see; /api/v1/responses lists"
            + " those there are.");
  }
}
