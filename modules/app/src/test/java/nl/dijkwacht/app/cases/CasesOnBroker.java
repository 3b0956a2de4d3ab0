package nl.dijkwacht.app.cases;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.app.CommandRun;
import nl.dijkwacht.app.Settings;
import nl.dijkwacht.app.TopicContent;
import nl.dijkwacht.app.pipeline.Instance;
import nl.dijkwacht.app.rules.RuleSources;
import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.core.cases.Evidence;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.finding.FindingUpdate;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.signal.RuleRef;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.core.signal.Subject;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.Principal;
import nl.dijkwacht.core.trail.Provenance;
import nl.dijkwacht.sigma.RuleSettings;
import nl.dijkwacht.testkit.SharedBroker;
import nl.dijkwacht.testkit.UniqueNames;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.Reading;
import nl.dijkwacht.topics.wire.WireHeaders;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** An instance that runs the stage of cases, with what it reads. */
final class CasesOnBroker implements AutoCloseable {

  static final String ENTITY = "unregistered";
  static final String RAW = "{\"eventID\":\"event-1\",\"eventName\":\"GetObject\"}";
  static final Provenance PROVENANCE = new Provenance("s3://logs/1.json.gz", 7);

  final Path folder;
  final Map<String, String> settings;
  private final String prefix = UniqueNames.unique("cases");
  private final TopicContent topics = new TopicContent(SharedBroker.bootstrapServers(), prefix);
  private Instance instance;

  CasesOnBroker(Path folder) throws Exception {
    this.folder = folder;
    this.settings =
        Settings.ofStages("cases", SharedBroker.bootstrapServers(), prefix, folder.resolve("data"));
    settings.put("DIJKWACHT_CASES_EVIDENCE", folder.resolve("evidence").toString());
    settings.put("DIJKWACHT_CASES_ANCHOR", folder.resolve("heads").toString());
    settings.put("DIJKWACHT_PRIVACY_PSEUDONYM_KEYS", folder.resolve("keys").toString());
    settings.put("DIJKWACHT_CASES_OFFICER", "fg@ziekenhuis.example");
    this.instance = start();
  }

  private Instance start() throws Exception {
    return Instance.start(
        Settings.configuration(settings),
        RuleSources.local(true, List.of(), RuleSettings.DEFAULT),
        "test");
  }

  /** Stops the instance and starts it again. */
  void restart() throws Exception {
    instance.close();
    instance = start();
  }

  String prefix() {
    return prefix;
  }

  CommandRun run(String... arguments) {
    return CommandRun.of(settings, arguments);
  }

  /** A finding that opens a case; its event is that of {@link #RAW}. */
  static Finding finding(Instant at) {
    return finding("beelden", at);
  }

  static Finding finding(String bucket, Instant at) {
    EventSummary event =
        new EventSummary(
            "event-1",
            at,
            at,
            "s3.amazonaws.com",
            "GetObject",
            "111122223333",
            "eu-central-1",
            new Principal(Principal.Kind.IAM_USER, "anna", null),
            "203.0.113.7",
            null,
            null,
            PROVENANCE);
    RuleRef rule =
        new RuleRef(
            "r-1", "v1", "Mass download", "", Level.HIGH, List.of("dijkwacht.case"), List.of());
    Subject subject = new Subject("111122223333", Map.of("asset", "arn:aws:s3:::" + bucket));
    return FindingUpdate.of(
            null, Signal.of("tenant", rule, subject, event, event.eventId()), Duration.ofDays(1))
        .finding();
  }

  void send(Finding finding) {
    send(Topics.FINDINGS, finding.id(), finding, finding.latest().collectedAt());
  }

  <V> void send(Topic<V> topic, String key, V value, Instant at) {
    write(topic, key, topic.payload().write(value), at);
  }

  /** Writes what was collected at a time, with its provenance. */
  void sendRaw(Topic<byte[]> topic, String key, String value, Instant at) {
    write(topic, key, value.getBytes(StandardCharsets.UTF_8), at);
  }

  private void write(Topic<?> topic, String key, byte[] value, Instant at) {
    RecordHeaders headers = new RecordHeaders();
    WireHeaders.putSchema(headers, topic.payload().schema());
    WireHeaders.putProvenance(headers, PROVENANCE);
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", SharedBroker.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      var unused =
          producer.send(
              new ProducerRecord<>(
                  topic.fullName(new TopicPrefix(prefix)),
                  null,
                  at.toEpochMilli(),
                  key.getBytes(StandardCharsets.UTF_8),
                  value,
                  headers));
    }
  }

  List<Case> cases() {
    return values(Topics.CASES);
  }

  List<Evidence> evidence() {
    return values(Topics.EVIDENCE);
  }

  <V> List<V> values(Topic<V> topic) {
    List<V> values = new ArrayList<>();
    topics
        .records(topic)
        .forEach(
            record -> {
              if (topic.payload().read(record.value(), record.headers())
                  instanceof Reading.Value<V> read) {
                values.add(read.value());
              }
            });
    return values;
  }

  @Override
  public void close() {
    instance.close();
  }
}
