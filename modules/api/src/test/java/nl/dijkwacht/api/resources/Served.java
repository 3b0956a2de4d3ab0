package nl.dijkwacht.api.resources;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import nl.dijkwacht.api.CannotListenException;
import nl.dijkwacht.api.Route;
import nl.dijkwacht.api.TestServer;
import nl.dijkwacht.api.access.Audit;
import nl.dijkwacht.api.access.Authentication;
import nl.dijkwacht.api.access.Caller;
import nl.dijkwacht.api.access.Gate;
import nl.dijkwacht.api.access.Role;
import nl.dijkwacht.api.pages.Pages;
import nl.dijkwacht.api.views.ViewLimits;
import nl.dijkwacht.api.views.Views;
import nl.dijkwacht.core.cases.CaseCommand;
import nl.dijkwacht.core.cases.CaseEvent;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.finding.FindingCommand;
import nl.dijkwacht.core.privacy.AuditEvent;
import nl.dijkwacht.core.response.ResponseCommand;
import nl.dijkwacht.core.response.ResponseRequest;
import nl.dijkwacht.topics.decisions.Decision;

/** The API and the pages on a free port, with views that a test fills; a token is a name. */
public final class Served implements AutoCloseable {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Each token is the name of its owner. */
  public static final Map<String, Caller> CALLERS =
      Map.of(
          "analyst", Samples.caller("analyst", Role.ANALYST, Caller.EVERY),
          "hospital", Samples.caller("hospital", Role.ANALYST, "Ziekenhuis"),
          "owner", Samples.caller("owner", Role.CASE_OWNER, "Ziekenhuis"),
          "fg", Samples.caller("fg", Role.FG, Caller.EVERY),
          "auditor", Samples.caller("auditor", Role.AUDITOR, Caller.EVERY));

  public final Clock clock = Clock.fixed(Samples.NOW, ZoneOffset.UTC);
  public final Views views = new Views(new ViewLimits(100, 50, Duration.ofHours(4)), clock);
  public final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  public final List<FindingCommand> findingCommands = new CopyOnWriteArrayList<>();
  public final List<CaseCommand> caseCommands = new CopyOnWriteArrayList<>();
  public final List<ResponseCommand> responseCommands = new CopyOnWriteArrayList<>();

  /** What stages answer. */
  public volatile Optional<String> refusal = Optional.empty();

  /** Whether the topic of audits takes what comes. */
  public volatile boolean keepsAudits = true;

  /** Whether there is a key of pseudonyms. */
  public volatile boolean hasKey = true;

  public final List<AuditEvent> audits = new CopyOnWriteArrayList<>();
  public final List<SubscriptionCard> subscriptions = new CopyOnWriteArrayList<>();

  private final Api api;
  private final TestServer server;

  public Served() throws CannotListenException {
    this(100_000);
  }

  public Served(int perMinute) throws CannotListenException {
    this(perMinute, 2);
  }

  private Served(int perMinute, int listeners) throws CannotListenException {
    Api.Parts parts = parts(authenticated(perMinute), listeners);
    this.api = new Api(parts);
    this.server = TestServer.serving(routes(parts));
  }

  private Gate authenticated(int perMinute) {
    return Gate.authenticated(Served::caller, perMinute, registry);
  }

  private static Authentication.Outcome caller(String token) {
    Caller caller = CALLERS.get(token);
    return caller == null
        ? new Authentication.Outcome.Refused("Not known.")
        : new Authentication.Outcome.Known(caller);
  }

  private List<Route> routes(Api.Parts parts) {
    List<Route> routes = new ArrayList<>(api.routes());
    routes.addAll(new Pages(parts, api).routes());
    return routes;
  }

  private Api.Parts parts(Gate gate, int listeners) {
    return new Api.Parts(
        gate,
        views,
        new LegalEntities(Samples::registers),
        new SampleStandings(),
        () -> List.copyOf(subscriptions),
        new SampleDeciders(),
        (name, role) -> name.equals("owner") && role.equals("duty-officer"),
        this::pseudonym,
        new Audit(this::keep, clock),
        "dijkwacht",
        listeners,
        clock,
        ZoneId.of("Europe/Amsterdam"),
        registry);
  }

  private CompletableFuture<?> keep(AuditEvent event) {
    if (!keepsAudits) {
      return CompletableFuture.failedFuture(new IOException("no broker"));
    }
    audits.add(event);
    return CompletableFuture.completedFuture(null);
  }

  private String pseudonym(String name) throws IOException {
    if (!hasKey) {
      throw new IOException("no file of keys is named");
    }
    return "p-" + name.length();
  }

  public Api api() {
    return api;
  }

  private static final class SampleStandings implements Standings {

    @Override
    public Optional<ScoreCard> score(Predicate<String> accounts) {
      long failed = accounts.test(Samples.MUNICIPALITY) ? 2 : 1;
      Counted counted = new Counted(OptionalInt.of(500), failed, failed, 0, 0);
      return Optional.of(
          new ScoreCard(
              Samples.NOW,
              3,
              counted,
              Map.of("headlines", List.of(new ScoreCard.Part("residency", "", counted)))));
    }

    @Override
    public List<ControlCard> controls(Predicate<String> accounts) {
      return List.of(
          new ControlCard(
              "s3-bucket-kms",
              "KMS",
              "KMS",
              "Only a KMS key can be taken away.",
              "Alleen een KMS-sleutel is in te trekken.",
              "high",
              "encryption-at-rest",
              List.of("avg 32(1)(a)"),
              List.of("AWS::S3::Bucket"),
              List.of("Choose a KMS key."),
              List.of("Kies een KMS-sleutel."),
              new Counted(OptionalInt.empty(), 0, 0, 1, 0)));
    }
  }

  private final class SampleDeciders implements Deciders {

    @Override
    public Decision<Finding> decide(FindingCommand command) {
      findingCommands.add(command);
      return refusal
          .<Decision<Finding>>map(Decision.Refused::new)
          .orElseGet(
              () -> new Decision.Done<>(views.findings().get(command.findingId()).orElseThrow()));
    }

    @Override
    public Decision<CaseEvent> decide(CaseCommand command) {
      caseCommands.add(command);
      return new Decision.Unanswered<>();
    }

    @Override
    public Decision<ResponseRequest> decide(ResponseCommand command) {
      responseCommands.add(command);
      return refusal
          .<Decision<ResponseRequest>>map(Decision.Refused::new)
          .orElseGet(
              () -> new Decision.Done<>(views.responses().get(command.request()).orElseThrow()));
    }
  }

  public HttpResponse<String> get(String token, String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = request(token, path);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return server.client().send(request.build(), BodyHandlers.ofString());
  }

  public JsonNode json(String token, String path) throws IOException, InterruptedException {
    return MAPPER.readTree(get(token, path).body());
  }

  public static JsonNode read(String json) throws IOException {
    return MAPPER.readTree(json);
  }

  public HttpResponse<String> post(String token, String path, String body)
      throws IOException, InterruptedException {
    return server
        .client()
        .send(
            request(token, path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
  }

  public HttpRequest.Builder request(String token, String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.server().uri().resolve(path).toString()))
            .timeout(Duration.ofSeconds(20));
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  public TestServer server() {
    return server;
  }

  @Override
  public void close() {
    api.close();
    server.close();
  }
}
