package nl.dijkwacht.api.resources;

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
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.signal.Level;

/** Findings as they stand. Thread-safe. */
final class FindingResource {

  /** In what order. */
  private enum Sort {
    GRAVEST,
    NEWEST
  }

  private static final List<Level> LEVELS = List.of(Level.values());

  private final Views views;
  private final LegalEntities entities;
  private final Audit audit;
  private final FindingJson json;

  FindingResource(Views views, LegalEntities entities, Audit audit) {
    this.views = views;
    this.entities = entities;
    this.audit = audit;
    this.json = new FindingJson(entities, views);
  }

  Answer list(Caller caller, Call call) {
    Query query = new Query(call);
    FindingFilter filter = FindingFilter.of(query);
    boolean newest = query.choices("sort", Sort.class).equals(Set.of(Sort.NEWEST));
    Optional<Position> after = query.after();
    int limit = query.limit();
    Optional<Response> problem = query.problem();
    if (problem.isPresent()) {
      return problem.get();
    }
    Listing<Finding> listing =
        Listing.of(
            views.findings().all().stream()
                .filter(finding -> filter.takes(finding, caller, entities)),
            finding -> position(finding, newest),
            after,
            limit);
    return audit.shown(
        caller,
        "findings",
        listing.items().stream().map(Finding::id).toList(),
        listing.response(json::of, views.findings().isComplete()));
  }

  private static Position position(Finding finding, boolean newest) {
    return new Position(
        newest ? 0 : LEVELS.indexOf(finding.level()), finding.lived().openedAt(), finding.id());
  }

  Answer one(Caller caller, Call call) {
    return visible(caller, call.variable("id"))
        .<Answer>map(
            found ->
                audit.shown(
                    caller,
                    "findings",
                    List.of(found.id()),
                    Response.json(200, Json.text(json.of(found)))))
        .orElseGet(FindingResource::missing);
  }

  /** One that the caller may see. */
  Optional<Finding> visible(Caller caller, String id) {
    return views
        .findings()
        .get(id)
        .filter(finding -> caller.sees(entities.of(finding.subject().account())));
  }

  static Response missing() {
    return Problem.missing(
        "There is no finding with this id that you may see; /api/v1/findings lists those there"
            + " are.");
  }
}
