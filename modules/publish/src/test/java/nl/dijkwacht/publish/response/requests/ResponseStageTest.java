package nl.dijkwacht.publish.response.requests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.dijkwacht.aws.AwsAccess;
import nl.dijkwacht.aws.AwsSettings;
import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.core.cases.CaseCommand;
import nl.dijkwacht.core.cases.Evidence;
import nl.dijkwacht.core.finding.Alert;
import nl.dijkwacht.core.finding.Alert.Transition;
import nl.dijkwacht.core.finding.FindingCommand;
import nl.dijkwacht.core.response.ResponseCommand;
import nl.dijkwacht.core.response.ResponseCommand.Action;
import nl.dijkwacht.core.response.ResponseRequest;
import nl.dijkwacht.core.response.ResponseRequest.Status;
import nl.dijkwacht.publish.channels.Behaviour;
import nl.dijkwacht.publish.channels.Receiver;
import nl.dijkwacht.publish.response.policies.PolicySamples;
import nl.dijkwacht.publish.response.policies.PolicySet;
import nl.dijkwacht.publish.response.runners.Runners;
import nl.dijkwacht.publish.samples.Alerts;
import nl.dijkwacht.publish.samples.SiemSamples;
import nl.dijkwacht.testkit.SharedBroker;
import nl.dijkwacht.testkit.TopicReader;
import nl.dijkwacht.testkit.UniqueNames;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.cluster.CompactedContent;
import nl.dijkwacht.topics.cluster.CompactedTopicReader;
import nl.dijkwacht.topics.decisions.DecidedTopics;
import nl.dijkwacht.topics.decisions.Decision;
import nl.dijkwacht.topics.decisions.DecisionSender;
import nl.dijkwacht.topics.wire.Outcome;
import nl.dijkwacht.topics.wire.Reading;
import nl.dijkwacht.topics.wire.WireHeaders;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

class ResponseStageTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final TopicPrefix prefix = new TopicPrefix(UniqueNames.unique("response"));
  private final Map<String, String> client =
      Map.of("bootstrap.servers", SharedBroker.bootstrapServers());
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final List<AutoCloseable> open = new ArrayList<>();
  private final Receiver ssm =
      opened(
          Receiver.http(
              "{\"AutomationExecutionId\":\"execution-1\","
                  + "\"AutomationExecution\":{\"AutomationExecutionStatus\":\"Success\"}}",
              Behaviour.RIGHT));

  @BeforeEach
  void createTopics() throws Exception {
    try (Admin admin = Admin.create(Map.<String, Object>copyOf(client))) {
      admin
          .createTopics(
              List.of(
                      Topics.ALERTS,
                      Topics.RESPONSE_COMMANDS,
                      Topics.OUTCOMES,
                      Topics.COMMANDS,
                      Topics.CASE_COMMANDS,
                      Topics.CASES,
                      Topics.EVIDENCE,
                      Topics.PUBLISH_DEAD_LETTERS)
                  .stream()
                  .map(topic -> new NewTopic(topic.fullName(prefix), 3, (short) 1))
                  .toList())
          .all()
          .get();
    }
  }

  @AfterEach
  void close() throws Exception {
    for (int i = open.size() - 1; i >= 0; i--) {
      open.get(i).close();
    }
  }

  @Test
  void inProductionARunnerIsAskedOnceAPersonApprovedAndTheFindingTellsAllOfIt() throws Exception {
    opened(stage("production")).start();
    send(Alerts.guardDuty("f1", Transition.OPENED));
    String id = ResponseRequest.idOf("f1", 1, "isolate-instance");
    await().atMost(LIMIT).until(() -> status(id).equals(Optional.of(Status.PROPOSED)));
    assertThat(asked()).isEmpty();

    assertThat(decide("c1", id, "m.mol"))
        .isEqualTo(
            new Decision.Refused<>(
                "'m.mol' does not hold the role 'duty-officer'; those who do stand in"
                    + " response.approvers."));
    assertThat(decide("c2", id, "a.bakker")).isInstanceOf(Decision.Done.class);
    await().atMost(LIMIT).until(() -> status(id).equals(Optional.of(Status.DONE)));

    assertThat(asked()).singleElement().asString().contains("i-0123456789abcdef0");
    assertThat(comments(4))
        .extracting(FindingCommand::by)
        .containsExactly("dijkwacht", "a.bakker", "dijkwacht", "dijkwacht");
    assertThat(comments(4).get(2).text()).contains("accepted", "execution-1");
    assertThat(comments(4).get(3).text()).contains("done", "ended as Success");
    assertThat(
            registry
                .get("dijkwacht.response.requests")
                .tag("runner", "ssm-automation")
                .tag("outcome", "accepted")
                .counter()
                .count())
        .isOne();
  }

  @Test
  void whatTwoInstancesAndARestartHearTwiceIsAskedOnce() throws Exception {
    ResponseStage one = stage("test");
    one.start();
    opened(stage("test")).start();
    send(Alerts.guardDuty("f1", Transition.OPENED));
    await().atMost(LIMIT).until(() -> requests().size() == 1 && asked().size() == 1);
    one.close();

    send(Alerts.guardDuty("f1", Transition.WORSENED));
    send(Alerts.guardDuty("f2", Transition.OPENED));
    await().atMost(LIMIT).until(() -> asked().size() == 2);
    String second = ResponseRequest.idOf("f2", 1, "isolate-instance");
    await().atMost(LIMIT).until(() -> status(second).equals(Optional.of(Status.DONE)));

    assertThat(requests()).hasSize(2);
    assertThat(asked()).hasSize(2);
  }

  @Test
  void inACaseARunnerIsAskedOnceItsEvidenceIsStoredAndTheCaseIsTold() throws Exception {
    Case held = SiemSamples.suspicion();
    String finding = held.findings().get(0).id();
    String id = ResponseRequest.idOf(finding, 1, "isolate-instance");
    send(Topics.CASES, held.id(), held);
    opened(stage("test")).start();
    send(Alerts.guardDuty(finding, Transition.OPENED));
    await().atMost(LIMIT).until(() -> read(Topics.CASE_COMMANDS, 1).size() == 1);
    assertThat(status(id)).contains(Status.APPROVED);
    assertThat(asked()).isEmpty();

    send(
        Topics.EVIDENCE,
        held.id(),
        new Evidence(
            "e1",
            held.id(),
            Evidence.Kind.SERVICE_FINDING,
            "service-findings/1.json",
            "version-1",
            null,
            2,
            "00",
            Evidence.Integrity.NOT_CHECKED,
            Instant.now(),
            "{}",
            null));
    await().atMost(LIMIT).until(() -> status(id).equals(Optional.of(Status.DONE)));

    assertThat(read(Topics.CASE_COMMANDS, 3))
        .extracting(CaseCommand::text)
        .satisfiesExactly(
            first -> assertThat(first).contains("is approved", "no approval is needed"),
            second -> assertThat(second).contains("is accepted", "execution-1"),
            third -> assertThat(third).contains("is done"));
  }

  private ResponseStage stage(String environment) {
    URI uri = URI.create(ssm.origin());
    AwsAccess aws =
        opened(
            new AwsAccess(
                new AwsSettings(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    "aws",
                    Map.of("ssm", uri)),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIA", "x"))));
    PolicySet policies = PolicySamples.set(PolicySamples.ISOLATE);
    Known known = Known.by(Alerts.registers(environment));
    return new ResponseStage(
        new ResponseSettings(
            client, prefix, () -> policies, PolicySamples.mandate(), Duration.ofHours(4)),
        () -> known,
        new Runners(() -> aws, Duration.ofSeconds(10)),
        registry,
        Clock.systemUTC());
  }

  /** Without the questions what came of it. */
  private List<String> asked() {
    return ssm.told().stream().filter(told -> told.contains("InstanceId")).toList();
  }

  private <C extends AutoCloseable> C opened(C closeable) {
    open.add(closeable);
    return closeable;
  }

  private void send(Alert alert) throws Exception {
    send(Topics.ALERTS, alert.finding().id(), alert);
  }

  private <V> void send(Topic<V> topic, String key, V value) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.<String, Object>copyOf(client),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      ProducerRecord<byte[], byte[]> record =
          new ProducerRecord<>(
              topic.fullName(prefix), key.getBytes(UTF_8), topic.payload().write(value));
      WireHeaders.putSchema(record.headers(), topic.payload().schema());
      producer.send(record).get();
    }
  }

  private Decision<ResponseRequest> decide(String command, String request, String by)
      throws Exception {
    try (DecisionSender<ResponseCommand, ResponseRequest> sender =
        new DecisionSender<>(client, prefix, DecidedTopics.RESPONSES)) {
      return sender.send(
          ResponseCommand.deciding(
              command, request, Action.APPROVE, by, "duty-officer", Instant.now(), "It is real"),
          LIMIT);
    }
  }

  private Map<String, ResponseRequest> requests() {
    Outcome<CompactedContent<ResponseRequest>> outcome =
        new CompactedTopicReader(Map.copyOf(client), prefix, LIMIT).read(Topics.OUTCOMES);
    return ((Outcome.Done<CompactedContent<ResponseRequest>>) outcome).value().values();
  }

  private Optional<Status> status(String id) {
    return Optional.ofNullable(requests().get(id)).map(ResponseRequest::status);
  }

  private List<FindingCommand> comments(int atLeast) {
    return read(Topics.COMMANDS, atLeast);
  }

  private <V> List<V> read(Topic<V> topic, int atLeast) {
    List<V> values = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record :
        new TopicReader(SharedBroker.bootstrapServers())
            .readAtLeast(atLeast, topic.fullName(prefix), LIMIT)) {
      if (topic.payload().read(record.value(), record.headers()) instanceof Reading.Value<V> read) {
        values.add(read.value());
      }
    }
    return values;
  }
}
