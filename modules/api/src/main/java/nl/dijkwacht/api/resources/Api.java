package nl.dijkwacht.api.resources;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.dijkwacht.api.Response;
import nl.dijkwacht.api.Route;
import nl.dijkwacht.api.access.Audit;
import nl.dijkwacht.api.access.Gate;
import nl.dijkwacht.api.access.Guarded;
import nl.dijkwacht.api.access.Role;
import nl.dijkwacht.api.views.Views;
import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.core.cases.CaseCommand;
import nl.dijkwacht.core.finding.FindingCommand;
import nl.dijkwacht.core.response.ResponseCommand;

/** The HTTP API, version 1. Thread-safe. */
public final class Api implements AutoCloseable {

  private static final String BASE = "/api/v1";
  private static final String DESCRIPTION = "openapi.yaml";

  private final List<Route> routes = new ArrayList<>();
  private final Gate gate;
  private final AlertResource alerts;
  private final FindingDecisions findingDecisions;
  private final ResponseDecisions responseDecisions;

  /**
   * What the API needs of the rest of Dijkwacht.
   *
   * @param approvers tells to whom forms are shown
   * @param subjects makes pseudonyms of those who ask what is held on them
   * @param audit notes who is shown what
   * @param tenant prefix of the topics, which goes into ids
   * @param mostListeners to the stream of alerts at once
   * @param clock by which time is left or over, and things are decided
   * @param zone in which times are told to people, and requests come in on a day
   */
  public record Parts(
      Gate gate,
      Views views,
      LegalEntities entities,
      Standings standings,
      Subscriptions subscriptions,
      Deciders deciders,
      Approvers approvers,
      SubjectNames subjects,
      Audit audit,
      String tenant,
      int mostListeners,
      Clock clock,
      ZoneId zone,
      MeterRegistry registry) {}

  public Api(Parts parts) {
    this.gate = parts.gate();
    this.alerts =
        new AlertResource(
            parts.views(),
            parts.entities(),
            parts.audit(),
            parts.mostListeners(),
            parts.registry());
    Deciding deciding = new Deciding();
    this.findingDecisions = findings(parts, deciding);
    this.responseDecisions = responses(parts, deciding);
    get("/alerts", Role.ALL, alerts::list);
    get("/alerts/stream", Role.ALL, alerts::stream);
    ScoreResource score = new ScoreResource(parts.standings(), parts.entities());
    get("/score", Role.ALL, score::score);
    get("/controls", Role.ALL, score::controls);
    get("/controls/{id}", Role.ALL, score::control);
    SubscriptionResource subscriptions =
        new SubscriptionResource(parts.subscriptions(), parts.views());
    get("/subscriptions", Role.ALL, subscriptions::list);
    get("/subscriptions/{id}", Role.ALL, subscriptions::one);
    AccessResource accesses = new AccessResource(parts.views(), parts.entities(), parts.audit());
    get("/accesses", Role.ALL, accesses::accesses);
    get("/exposures", Role.ALL, accesses::exposures);
    cases(parts, deciding);
    routes.add(Route.get("/api/" + DESCRIPTION, call -> description()));
  }

  private FindingDecisions findings(Parts parts, Deciding deciding) {
    FindingResource findings = new FindingResource(parts.views(), parts.entities(), parts.audit());
    FindingDecisions decisions =
        new FindingDecisions(
            findings,
            new FindingJson(parts.entities(), parts.views()),
            deciding,
            parts.deciders(),
            parts.audit(),
            parts.clock());
    get("/findings", Role.ALL, findings::list);
    get("/findings/{id}", Role.ALL, findings::one);
    for (FindingCommand.Action action : FindingCommand.Action.values()) {
      post(
          "/findings/{id}/" + Query.label(action),
          FindingDecisions.roles(action),
          (caller, call) -> decisions.decide(caller, call, action));
    }
    return decisions;
  }

  private ResponseDecisions responses(Parts parts, Deciding deciding) {
    ResponseResource responses =
        new ResponseResource(parts.views(), parts.entities(), parts.audit());
    ResponseDecisions decisions = new ResponseDecisions(responses, deciding, parts);
    get("/responses", Role.ALL, responses::list);
    get("/responses/{id}", Role.ALL, responses::one);
    for (ResponseCommand.Action action : ResponseDecisions.ACTIONS) {
      post(
          "/responses/{id}/" + action.label(),
          ResponseDecisions.ROLES,
          (caller, call) -> decisions.decide(caller, call, action));
    }
    return decisions;
  }

  private void cases(Parts parts, Deciding deciding) {
    CaseResource cases = new CaseResource(parts.views(), parts.audit(), parts.clock());
    CaseDecisions decisions = new CaseDecisions(cases, deciding, parts);
    cases("/cases", Case.Kind.BREACH, cases, decisions);
    cases("/requests", Case.Kind.REQUEST, cases, decisions);
    get("/notices", Role.OF_CASES, cases::notices);
    post("/cases", CaseDecisions.roles(CaseCommand.Action.OPEN), decisions::open);
    post("/requests", CaseDecisions.roles(CaseCommand.Action.OPEN_REQUEST), decisions::openRequest);
  }

  private void cases(String path, Case.Kind kind, CaseResource cases, CaseDecisions decisions) {
    String one = path + "/{id}";
    get(path, Role.OF_CASES, (caller, call) -> cases.list(caller, call, kind));
    get(one, Role.OF_CASES, (caller, call) -> cases.one(caller, call, kind));
    get(one + "/steps", Role.OF_CASES, (caller, call) -> cases.steps(caller, call, kind));
    for (CaseCommand.Action action : CaseDecisions.actions(kind)) {
      post(
          one + "/" + Query.label(action),
          CaseDecisions.roles(action),
          (caller, call) -> decisions.decide(caller, call, kind, action));
    }
  }

  private void get(String path, Set<Role> roles, Guarded page) {
    routes.add(Route.get(BASE + path, gate.of(roles, page)));
  }

  private void post(String path, Set<Role> roles, Guarded page) {
    routes.add(Route.post(BASE + path, gate.of(roles, page)));
  }

  private static Response description() {
    try (InputStream in = Api.class.getResourceAsStream(DESCRIPTION)) {
      if (in == null) {
        throw new IllegalStateException(DESCRIPTION + " is not packed");
      }
      return Response.of(
          200, "application/yaml", new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public List<Route> routes() {
    return List.copyOf(routes);
  }

  /** For the pages, on which people decide the same. */
  public FindingDecisions findingDecisions() {
    return findingDecisions;
  }

  /** Likewise. */
  public ResponseDecisions responseDecisions() {
    return responseDecisions;
  }

  /** Ends the streams. */
  @Override
  public void close() {
    alerts.close();
  }
}
