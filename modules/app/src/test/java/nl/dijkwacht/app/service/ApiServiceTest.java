package nl.dijkwacht.app.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.app.CommandRun;
import nl.dijkwacht.app.Settings;
import nl.dijkwacht.app.TopicContent;
import nl.dijkwacht.app.findings.SampleVerdicts;
import nl.dijkwacht.app.pipeline.Instance;
import nl.dijkwacht.app.rules.RuleSources;
import nl.dijkwacht.core.privacy.AuditEvent;
import nl.dijkwacht.core.verdict.Verdict;
import nl.dijkwacht.sigma.RuleSettings;
import nl.dijkwacht.testkit.SharedBroker;
import nl.dijkwacht.testkit.UniqueNames;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.Reading;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A whole instance: what its topics hold is told, and what is decided is carried out. */
@Timeout(180)
class ApiServiceTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @TempDir private Path folder;
  private final String prefix = UniqueNames.unique("api");
  private final HttpClient client = HttpClient.newHttpClient();
  private Map<String, String> settings;
  private String token;
  private Instance instance;

  @BeforeEach
  void start() throws Exception {
    List<String> printed =
        CommandRun.of(Map.of(), "api", "token", "j.jansen", "--role", "case-owner,analyst")
            .out()
            .lines()
            .toList();
    token = printed.get(0).substring(printed.get(0).lastIndexOf(' ') + 1);
    Files.writeString(folder.resolve("tokens"), printed.get(2) + "\n");
    settings =
        Settings.ofStages(
            "findings", SharedBroker.bootstrapServers(), prefix, folder.resolve("data"));
    settings.put("DIJKWACHT_API_TOKENS", folder.resolve("tokens").toString());
    instance = start(settings);
  }

  private static Instance start(Map<String, String> settings) throws Exception {
    return Instance.start(
        Settings.configuration(settings),
        RuleSources.local(true, List.of(), RuleSettings.DEFAULT),
        "test");
  }

  @AfterEach
  void stop() {
    instance.close();
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(
        request.header("Authorization", "Bearer " + token).timeout(LIMIT).build(),
        BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(instance.monitoring().resolve(path));
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    return MAPPER.readTree(send(request(path)).body());
  }

  @Test
  void aFindingIsToldAndWhatIsDecidedAboutItIsCarriedOut() throws Exception {
    Verdict failed = SampleVerdicts.publicBucket(prefix, "beelden");
    send(failed);
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () -> {
              assertThat(get("/api/v1/findings").path("total").intValue()).isEqualTo(1);
              assertThat(get("/api/v1/alerts").path("total").intValue()).isEqualTo(1);
            });

    HttpResponse<String> decided =
        send(
            request("/api/v1/findings/" + failed.findingId() + "/acknowledge")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}")));

    assertThat(decided.statusCode()).as(decided.body()).isEqualTo(200);
    assertThat(MAPPER.readTree(decided.body()).at("/handling/acknowledged/by").textValue())
        .isEqualTo("j.jansen");
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () ->
                assertThat(
                        get("/api/v1/findings/" + failed.findingId())
                            .at("/handling/acknowledged/by")
                            .textValue())
                    .isEqualTo("j.jansen"));
    assertThat(send(request("/")).body()).contains("beelden");
    assertThat(get("/api/v1/controls").path("total").intValue()).isGreaterThan(100);
    await().atMost(LIMIT).until(() -> get("/api/v1/score").path("headlines").size() == 5);
    assertThat(get("/api/v1/controls/s3-bucket-public-access-blocked").path("remedy")).isNotEmpty();
    assertThat(viewed()).contains("findings " + failed.findingId());
  }

  @Test
  void whatOthersAreAskedWaitsForWhoHoldsTheRoleAndIsRefusedOverHttp() throws Exception {
    instance.close();
    Path policies = Files.createDirectory(folder.resolve("policies"));
    String bus = "arn:aws:events:eu-central-1:111122223333:event-bus/response";
    settings.put("DIJKWACHT_STAGES", "findings,publish");
    settings.put("DIJKWACHT_RESPONSE_POLICIES", policies.toString());
    settings.put("DIJKWACHT_RESPONSE_ALLOWED", bus);
    settings.put("DIJKWACHT_RESPONSE_APPROVERS_DUTY_OFFICER", "j.jansen");
    instance = start(settings);
    // It is read without a restart.
    Files.writeString(
        policies.resolve("block.yml"),
        """
        id: block-bucket
        title: Have the bucket closed
        owner: security
        when: atLeast(alert.severity, 'low')
        action: {runner: "%s", parameters: {Bucket: "{resource-id}"}}
        undo: Open it again.
        resources: {types: ["AWS::S3::Bucket"], accounts: ["111122223333"]}
        approval: {role: duty-officer}
        dry-run: false
        """
            .formatted(bus));
    await().atMost(LIMIT).until(() -> send(request("/health/ready")).body().contains("1 policies"));
    Verdict failed = SampleVerdicts.publicBucket(prefix, "beelden");
    send(failed);
    String list = "/api/v1/responses?status=proposed&finding=" + failed.findingId();
    await().atMost(LIMIT).until(() -> get(list).path("total").intValue() == 1);
    String id = get(list).at("/items/0/id").textValue();
    assertThat(send(request("/findings/" + failed.findingId())).body())
        .contains("block-bucket", "/responses/" + id + "/refuse");

    assertThat(decide(id, "approve", "another-role").statusCode()).isEqualTo(409);
    HttpResponse<String> refused = decide(id, "refuse", "duty-officer");

    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(200);
    assertThat(MAPPER.readTree(refused.body()).path("status").textValue()).isEqualTo("REFUSED");
    await()
        .atMost(LIMIT)
        .until(() -> get("/api/v1/responses/" + id).path("status").textValue().equals("REFUSED"));
    assertThat(viewed()).contains("responses " + id);
  }

  private HttpResponse<String> decide(String id, String action, String role) throws Exception {
    return send(
        request("/api/v1/responses/" + id + "/" + action)
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    "{\"role\":\"%s\",\"reason\":\"It is meant so\"}".formatted(role))));
  }

  /** What the topic of audits says that was shown to the caller. */
  private List<String> viewed() {
    return new TopicContent(SharedBroker.bootstrapServers(), prefix)
        .records(Topics.AUDIT_EVENTS).stream()
            .map(record -> Topics.AUDIT_EVENTS.payload().read(record.value(), record.headers()))
            .map(reading -> ((Reading.Value<AuditEvent>) reading).value())
            .filter(event -> event.action() == AuditEvent.Action.VIEW)
            .filter(event -> event.by().equals("j.jansen"))
            .map(AuditEvent::about)
            .toList();
  }

  @Test
  void whatSubscriptionsThereAreIsToldWithoutTheirSecrets() throws Exception {
    instance.close();
    Files.writeString(
        folder.resolve("soc.yml"),
        """
        id: soc
        description: Those on duty
        filter: atLeast(alert.severity, 'high')
        channel:
          type: webhook
          own: true
          url: https://hooks.zkh.example/alerts
          secret: {env: DIJKWACHT_SECRET_SOC}
        group: {by: [account], wait: PT5M}
        rate-limit: {most: 20, per: PT1H}
        """);
    settings.put("DIJKWACHT_PUBLISH_SUBSCRIPTIONS", folder.resolve("soc.yml").toString());
    instance = start(settings);

    JsonNode soc = get("/api/v1/subscriptions/soc");

    assertThat(soc.path("alerts").textValue()).isEqualTo("atLeast(alert.severity, 'high')");
    assertThat(soc.path("hosts").get(0).textValue()).isEqualTo("hooks.zkh.example");
    assertThat(soc.at("/schedule/group").textValue()).isEqualTo("by account, for PT5M");
    assertThat(soc.at("/schedule/rate-limit").textValue()).isEqualTo("20 per PT1H");
    assertThat(soc.path("receiver").textValue()).isEqualTo("elsewhere");
    assertThat(soc.toString()).doesNotContain("SECRET", "/alerts");
  }

  @Test
  void aRequestOfADataSubjectNeedsTheKeyOfPseudonyms() throws Exception {
    HttpResponse<String> refused =
        send(
            request("/api/v1/requests")
                .header("Content-Type", "application/json")
                .POST(
                    BodyPublishers.ofString(
                        "{\"legalEntity\":\"Ziekenhuis\",\"right\":\"access\",\"subject\":\"J.\"}")));

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("set privacy.pseudonym-keys");
  }

  @Test
  void withoutTokensTheApiIsOffAndHoldsNothing() throws Exception {
    instance.close();
    settings.remove("DIJKWACHT_API_TOKENS");
    instance = start(settings);

    HttpResponse<String> refused = send(request("/api/v1/findings"));

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("set api.tokens or api.oidc");
    assertThat(send(request("/")).statusCode()).isEqualTo(200);
    assertThat(send(request("/metrics")).body())
        .contains("dijkwacht_api_requests_seconds")
        .doesNotContain("dijkwacht_api_view");
  }

  @Test
  void aFileOfTokensThatIsWrongStopsTheStart() throws Exception {
    instance.close();
    Files.writeString(folder.resolve("tokens"), "rubbish\n");

    assertThatThrownBy(() -> start(settings))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("line 1: expected 'name; roles; legal entities; hash'");
  }

  private void send(Verdict verdict) {
    Map<String, Object> properties = Map.of("bootstrap.servers", SharedBroker.bootstrapServers());
    try (KafkaProducer<byte[], Verdict> producer =
        new KafkaProducer<>(
            properties, new ByteArraySerializer(), Topics.VERDICTS.payload().serializer())) {
      var unused =
          producer.send(
              new ProducerRecord<>(
                  Topics.VERDICTS.fullName(new TopicPrefix(prefix)),
                  verdict.findingId().getBytes(StandardCharsets.UTF_8),
                  verdict));
    }
  }
}
