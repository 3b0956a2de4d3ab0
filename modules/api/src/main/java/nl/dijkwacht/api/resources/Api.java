package nl.dijkwacht.api.resources;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.dijkwacht.api.Response;
import nl.dijkwacht.api.Route;
import nl.dijkwacht.api.access.Gate;
import nl.dijkwacht.api.access.Guarded;
import nl.dijkwacht.api.access.Role;
import nl.dijkwacht.api.views.Views;
import nl.dijkwacht.core.FindingCommand;
import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.core.cases.CaseCommand;

/** The HTTP API, version 1. Thread-safe. */
public final class Api implements AutoCloseable {

  private static final String BASE = "/api/v1";
  private static final String DESCRIPTION = "openapi.yaml";

  private final List<Route> routes = new ArrayList<>();
  private final Gate gate;
  private final AlertResource alerts;

  /**
   * What the API needs of the rest of Dijkwacht.
   *
   * @param tenant prefix of the topics, which goes into ids
   * @param mostListeners to the stream of alerts at once
   * @param clock by which time is left or over, and things are decided
   */
  public record Parts(
      Gate gate,
      Views views,
      LegalEntities entities,
      Standings standings,
      Deciders deciders,
      String tenant,
      int mostListeners,
      Clock clock,
      MeterRegistry registry) {}

  public Api(Parts parts) {
    this.gate = parts.gate();
    this.alerts =
        new AlertResource(parts.views(), parts.entities(), parts.mostListeners(), parts.registry());
    Deciding deciding = new Deciding();
    findings(parts, deciding);
    get("/alerts", Role.ALL, alerts::list);
    get("/alerts/stream", Role.ALL, alerts::stream);
    ScoreResource score = new ScoreResource(parts.standings(), parts.entities());
    get("/score", Role.ALL, score::score);
    get("/controls", Role.ALL, score::controls);
    AccessResource accesses = new AccessResource(parts.views(), parts.entities());
    get("/accesses", Role.ALL, accesses::accesses);
    get("/exposures", Role.ALL, accesses::exposures);
    cases(parts, deciding);
    routes.add(Route.get("/api/" + DESCRIPTION, call -> description()));
  }

  private void findings(Parts parts, Deciding deciding) {
    FindingResource findings = new FindingResource(parts.views(), parts.entities());
    FindingDecisions decisions =
        new FindingDecisions(findings, parts.entities(), deciding, parts.deciders(), parts.clock());
    get("/findings", Role.ALL, findings::list);
    get("/findings/{id}", Role.ALL, findings::one);
    for (FindingCommand.Action action : FindingCommand.Action.values()) {
      post(
          "/findings/{id}/" + Query.label(action),
          FindingDecisions.roles(action),
          (caller, call) -> decisions.decide(caller, call, action));
    }
  }

  private void cases(Parts parts, Deciding deciding) {
    CaseResource cases = new CaseResource(parts.views(), parts.clock());
    CaseDecisions decisions =
        new CaseDecisions(cases, deciding, parts.deciders(), parts.tenant(), parts.clock());
    get("/cases", Role.OF_CASES, (caller, call) -> cases.list(caller, call, Case.Kind.BREACH));
    get("/cases/{id}", Role.OF_CASES, (caller, call) -> cases.one(caller, call, Case.Kind.BREACH));
    get("/requests", Role.OF_CASES, (caller, call) -> cases.list(caller, call, Case.Kind.REQUEST));
    get(
        "/requests/{id}",
        Role.OF_CASES,
        (caller, call) -> cases.one(caller, call, Case.Kind.REQUEST));
    get("/notices", Role.OF_CASES, cases::notices);
    post("/cases", CaseDecisions.roles(CaseCommand.Action.OPEN), decisions::open);
    for (CaseCommand.Action action : CaseCommand.Action.values()) {
      // A case is opened by itself, and a request where the key of its pseudonyms lies.
      if (action != CaseCommand.Action.OPEN && action != CaseCommand.Action.OPEN_REQUEST) {
        post(
            "/cases/{id}/" + Query.label(action),
            CaseDecisions.roles(action),
            (caller, call) -> decisions.decide(caller, call, action));
      }
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

  /** Ends the streams. */
  @Override
  public void close() {
    alerts.close();
  }
}
