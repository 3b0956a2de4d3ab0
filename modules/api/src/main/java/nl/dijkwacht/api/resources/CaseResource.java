package nl.dijkwacht.api.resources;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
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
import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.core.cases.CaseClock;
import nl.dijkwacht.core.cases.Notice;
import nl.dijkwacht.topics.Topics;

/** Cases of breaches, requests of data subjects, and what was told of them. Thread-safe. */
final class CaseResource {

  private final Views views;
  private final Clock clock;

  /**
   * @param clock by which time is left or over
   */
  CaseResource(Views views, Clock clock) {
    this.views = views;
    this.clock = clock;
  }

  /** Those that were opened last first. */
  Answer list(Caller caller, Call call, Case.Kind kind) {
    Query query = new Query(call);
    Set<Case.Status> statuses = query.choices("status", Case.Status.class);
    Optional<String> legalEntity = query.text("legalEntity");
    boolean open = query.flag("open");
    Optional<Position> after = query.after();
    int limit = query.limit();
    Optional<Response> problem = query.problem();
    if (problem.isPresent()) {
      return problem.get();
    }
    Listing<Case> listing =
        Listing.of(
            views.cases().all().stream()
                .filter(each -> each.kind() == kind)
                .filter(each -> caller.sees(each.legalEntity()))
                .filter(each -> statuses.contains(each.status()))
                .filter(each -> legalEntity.map(each.legalEntity()::equals).orElse(true))
                .filter(each -> !open || !each.status().isOver()),
            each -> new Position(0, each.openedAt(), each.id()),
            after,
            limit);
    Audit.viewed(caller, name(kind), listing.items().stream().map(Case::id).toList());
    return listing.response(this::json, views.cases().isComplete());
  }

  private static String name(Case.Kind kind) {
    return kind == Case.Kind.BREACH ? "cases" : "requests";
  }

  private ObjectNode json(Case each) {
    ObjectNode json = Json.of(Topics.CASES, each);
    CaseClock next = each.nextDue();
    if (next != null) {
      json.put("nextDue", next.dueAt().toString());
      json.put("nextClock", Query.label(next.kind()));
      json.put("secondsLeft", next.dueAt().getEpochSecond() - clock.instant().getEpochSecond());
    }
    return json;
  }

  Answer one(Caller caller, Call call, Case.Kind kind) {
    Optional<Case> found = visible(caller, call.variable("id")).filter(each -> each.kind() == kind);
    found.ifPresent(each -> Audit.viewed(caller, name(kind), List.of(each.id())));
    return found
        .<Answer>map(each -> Response.json(200, Json.text(json(each))))
        .orElseGet(CaseResource::missing);
  }

  /** One that the caller may see. */
  Optional<Case> visible(Caller caller, String id) {
    return views.cases().get(id).filter(each -> caller.sees(each.legalEntity()));
  }

  static Response missing() {
    return Problem.missing(
        "There is no such case that you may see; /api/v1/cases and /api/v1/requests list those"
            + " there are.");
  }

  /** Notices of all cases, or of one; the newest first. */
  Answer notices(Caller caller, Call call) {
    Query query = new Query(call);
    Optional<String> of = query.text("case");
    Optional<Position> after = query.after();
    int limit = query.limit();
    Optional<Response> problem = query.problem();
    if (problem.isPresent()) {
      return problem.get();
    }
    Listing<Notice> listing =
        Listing.of(
            views.notices().all().stream()
                .filter(notice -> caller.sees(notice.legalEntity()))
                .filter(notice -> of.map(notice.caseId()::equals).orElse(true)),
            notice -> new Position(0, notice.at(), notice.id()),
            after,
            limit);
    Audit.viewed(caller, "notices", listing.items().stream().map(Notice::id).toList());
    return listing.response(notice -> Json.of(Topics.NOTICES, notice), true);
  }
}
