package nl.dijkwacht.api.resources;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
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
import nl.dijkwacht.core.cases.CaseChain;
import nl.dijkwacht.core.cases.CaseClock;
import nl.dijkwacht.core.cases.CaseEvent;
import nl.dijkwacht.core.cases.Notice;
import nl.dijkwacht.topics.catalogue.Topics;

/** Cases of breaches, requests of data subjects, and what was told of them. Thread-safe. */
final class CaseResource {

  private final Views views;
  private final Audit audit;
  private final Clock clock;

  /**
   * @param clock by which time is left or over
   */
  CaseResource(Views views, Audit audit, Clock clock) {
    this.views = views;
    this.audit = audit;
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
    return audit.shown(
        caller,
        name(kind),
        listing.items().stream().map(Case::id).toList(),
        listing.response(this::json, views.cases().isComplete()));
  }

  private static String name(Case.Kind kind) {
    return kind == Case.Kind.BREACH ? "cases" : "requests";
  }

  private ObjectNode json(Case each) {
    ObjectNode json = Json.of(Topics.CASES, each);
    RestrictionJson.put(json, views.restrictionsOn(each.persons()));
    views.holdOn(each.id()).ifPresent(hold -> RestrictionJson.put(json.putObject("hold"), hold));
    CaseClock next = each.nextDue();
    if (next != null) {
      json.put("nextDue", next.dueAt().toString());
      json.put("nextClock", Query.label(next.kind()));
      json.put("secondsLeft", next.dueAt().getEpochSecond() - clock.instant().getEpochSecond());
    }
    return json;
  }

  Answer one(Caller caller, Call call, Case.Kind kind) {
    return visible(caller, call, kind)
        .<Answer>map(
            each ->
                audit.shown(
                    caller,
                    name(kind),
                    List.of(each.id()),
                    Response.json(200, Json.text(json(each)))))
        .orElseGet(CaseResource::missing);
  }

  /** The one that is asked for, if the caller may see it. */
  Optional<Case> visible(Caller caller, Call call, Case.Kind kind) {
    return views
        .cases()
        .get(call.variable("id"))
        .filter(each -> each.kind() == kind)
        .filter(each -> caller.sees(each.legalEntity()));
  }

  /** What was done about one, the first step first. */
  Answer steps(Caller caller, Call call, Case.Kind kind) {
    Optional<Case> of = visible(caller, call, kind);
    if (of.isEmpty()) {
      return missing();
    }
    Query query = new Query(call);
    Optional<Position> after = query.after();
    int limit = query.limit();
    Optional<Response> problem = query.problem();
    return problem.isPresent()
        ? problem.get()
        : audit.shown(caller, name(kind), List.of(of.get().id()), steps(of.get(), after, limit));
  }

  private Response steps(Case of, Optional<Position> after, int limit) {
    List<CaseEvent> held =
        views.steps().all().stream()
            .filter(step -> step.caseId().equals(of.id()))
            .sorted(Comparator.comparing(CaseEvent::number))
            .toList();
    // One that just came may be a step ahead of its case, or behind it.
    boolean complete = held.size() >= of.steps();
    ObjectNode body =
        Listing.of(
                held.stream(),
                step -> new Position(-(int) step.number(), Instant.EPOCH, step.caseId()),
                after,
                limit)
            .body(step -> Json.of(Topics.CASE_EVENTS, step), complete);
    if (complete) {
      Json.texts(body, "faults", CaseChain.faults(held));
    }
    return Response.json(200, Json.text(body));
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
    return audit.shown(
        caller,
        "notices",
        listing.items().stream().map(Notice::id).toList(),
        listing.response(notice -> Json.of(Topics.NOTICES, notice), true));
  }
}
