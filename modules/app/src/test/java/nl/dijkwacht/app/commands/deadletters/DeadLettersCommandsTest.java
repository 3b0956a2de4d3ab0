package nl.dijkwacht.app.commands.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import nl.dijkwacht.app.CommandRun;
import nl.dijkwacht.app.Settings;
import nl.dijkwacht.app.TopicContent;
import nl.dijkwacht.app.commands.ExitCode;
import nl.dijkwacht.app.pipeline.Instance;
import nl.dijkwacht.app.rules.RuleSources;
import nl.dijkwacht.core.DeadLetter;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.core.trail.Provenance;
import nl.dijkwacht.sigma.RuleSettings;
import nl.dijkwacht.testkit.SharedBroker;
import nl.dijkwacht.testkit.UniqueNames;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.DeadLetterRecord;
import nl.dijkwacht.topics.wire.RecordOrigin;
import nl.dijkwacht.topics.wire.WireHeaders;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class DeadLettersCommandsTest {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** Tests whose letters are detect's own. The others need no more than the topics. */
  private static final String DETECTING = "detecting";

  private static final String SECRET = "patient-4711";
  private static final String RECORD =
      """
      {"eventID":"e1","eventTime":"2026-03-02T08:00:00Z","eventSource":"s3.amazonaws.com",\
      "eventName":"ListBuckets"}""";

  @TempDir private Path folder;
  private final String prefix = UniqueNames.unique("letters");
  private final TopicContent topics = new TopicContent(SharedBroker.bootstrapServers(), prefix);
  private Map<String, String> settings;
  private Instance instance;

  @BeforeEach
  void start(TestInfo test) throws Exception {
    settings =
        Settings.ofStages(
            test.getTags().contains(DETECTING) ? "collect,detect" : "collect",
            SharedBroker.bootstrapServers(),
            prefix,
            folder.resolve("data"));
    instance =
        Instance.start(
            Settings.configuration(settings),
            RuleSources.local(false, List.of(), RuleSettings.DEFAULT),
            "test");
  }

  @AfterEach
  void stop() {
    instance.close();
  }

  @Test
  @Tag(DETECTING)
  void aRecordThatStaysBadIsTriedUpToTheLimitAndNeverShown() {
    send(Topics.TRAIL_EVENTS, new RecordHeaders(), "{\"eventName\": " + SECRET);
    awaitDetectLetters(1);

    CommandRun list = run("list");
    assertThat(list.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(list.out().lines().skip(1))
        .singleElement()
        .asString()
        .containsPattern("detect +malformed-json +1 +" + prefix + "\\.collect\\.trail-events");
    assertThat(list.out() + list.err()).doesNotContain(SECRET);

    assertThat(run("replay").out()).startsWith("1 put back, 0 left alone");
    awaitDetectLetters(2);
    assertThat(run("replay").out()).startsWith("1 put back, 0 left alone");
    awaitDetectLetters(3);
    assertThat(run("replay").out()).startsWith("0 put back, 1 left alone after 3 attempts");
    assertThat(run("replay").out()).startsWith("0 put back, 0 left alone");

    assertThat(letters(Topics.DETECT_DEAD_LETTERS))
        .extracting(DeadLetter::attempts)
        .containsExactlyInAnyOrder(1, 2, 3);
    assertThat(topics.records(Topics.TRAIL_EVENTS)).hasSize(3);
    assertThat(run("list", "--stage", "detect", "--limit", "1").err())
        .contains("… and 2 more", "3 dead letters", "3  malformed-json");
  }

  @Test
  @Tag(DETECTING)
  void aReplayPutsEachLetterBackOnce() {
    String[] broken = IntStream.range(0, 1_200).mapToObj(i -> "{" + i).toArray(String[]::new);
    send(Topics.TRAIL_EVENTS, new RecordHeaders(), broken);
    awaitDetectLetters(1_200);

    assertThat(run("replay").out()).startsWith("1,200 put back");
    awaitDetectLetters(2_400);
    assertThat(run("replay", "--max-attempts", "2").out())
        .startsWith("0 put back, 1,200 left alone after 2 attempts");
    assertThat(topics.records(Topics.TRAIL_EVENTS)).hasSize(2_400);
  }

  @Test
  @Tag(DETECTING)
  void aBrokenLineOfAFileIsListedAndLeftToItsSource() throws Exception {
    Path file = Files.writeString(folder.resolve("trail.json"), RECORD + "\n{\"a\": " + SECRET);
    instance.pipeline().collectAndDrain(List.of(file));

    CommandRun list = run("list", "--stage", "collect");
    assertThat(list.out())
        .containsPattern("collect +(malformed-json|truncated) +1 +" + file + "#2: ")
        .doesNotContain(SECRET);
    assertThat(run("list", "--stage", "detect").err()).startsWith("0 dead letters");
    assertThat(run("list", "--reason", "too-deep").err()).startsWith("0 dead letters");
    assertThat(run("replay").out())
        .startsWith("0 put back, 0 left alone after 3 attempts, 1 that only their source");
  }

  @Test
  void whatACollectorCouldNotUseComesBackWithWhereItWasOnceItIsARecord() {
    Headers headers = new RecordHeaders();
    WireHeaders.putProvenance(headers, new Provenance("/logs/a.json", 3));
    sendLetter(Topics.COLLECT_DEAD_LETTERS, null, RECORD, headers);

    assertThat(run("replay").out()).startsWith("1 put back");
    assertThat(topics.records(Topics.TRAIL_EVENTS))
        .singleElement()
        .satisfies(
            record -> {
              assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo("e1");
              assertThat(WireHeaders.provenance(record.headers()))
                  .isEqualTo(new Provenance("/logs/a.json", 3));
            });
  }

  @Test
  void noLetterGoesToATopicThatIsNotTheTenants() {
    String elsewhere = UniqueNames.unique("elsewhere");
    sendLetter(
        Topics.DETECT_DEAD_LETTERS,
        new RecordOrigin(elsewhere + ".collect.trail-events", 0, 0, 0),
        RECORD,
        new RecordHeaders());

    assertThat(run("replay").out())
        .startsWith("0 put back, 0 left alone after 3 attempts, 1 that only");
  }

  @Test
  void noLetterTakesThePlaceOfWhatIsNewer() {
    String verdicts = Topics.VERDICTS.fullName(new TopicPrefix(prefix));
    for (int i = 0; i < 2; i++) {
      sendLetter(
          Topics.DETECT_DEAD_LETTERS,
          new RecordOrigin(verdicts, 0, i, 0),
          RECORD,
          new RecordHeaders());
    }

    assertThat(run("replay").out())
        .startsWith("0 put back")
        .contains(
            "2 left alone, since newer ones may have taken their place",
            "2  that detect read from " + verdicts,
            "set its consumer group back");
    assertThat(topics.records(Topics.VERDICTS)).isEmpty();
    assertThat(run("replay").out()).as("each is dealt with once").doesNotContain("newer ones");
  }

  @Test
  void whatCannotBeMeantIsRefused() {
    assertThat(run("list", "--reason", "nonsense"))
        .satisfies(
            run -> {
              assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
              assertThat(run.err()).contains("there is no reason 'nonsense'", "truncated");
            });
    assertThat(run("list", "--stage", "api").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run("replay", "--max-attempts", "0").exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void aTenantWithoutTopicsIsASentence() {
    settings.put("DIJKWACHT_PREFIX", UniqueNames.unique("nobody"));

    CommandRun run = run("list");

    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(run.err()).contains("does not exist; create it with 'dijkwacht topics create'");
  }

  private CommandRun run(String command, String... options) {
    List<String> arguments = new ArrayList<>(List.of("dead-letters", command));
    arguments.addAll(List.of(options));
    return CommandRun.of(settings, arguments.toArray(String[]::new));
  }

  private void awaitDetectLetters(int count) {
    await().atMost(LIMIT).until(() -> topics.records(Topics.DETECT_DEAD_LETTERS).size() == count);
  }

  private List<DeadLetter> letters(Topic<?> topic) {
    List<DeadLetter> letters = new ArrayList<>();
    topics.records(topic).forEach(record -> letters.add(DeadLetterRecord.of(record).letter()));
    return letters;
  }

  private void sendLetter(
      Topic<?> topic, @Nullable RecordOrigin origin, String input, Headers headers) {
    DeadLetter letter = new DeadLetter(DeadLetterReason.MALFORMED_JSON, "somewhere", "broken", 1);
    DeadLetterRecord record =
        DeadLetterRecord.of(letter, origin, null, input.getBytes(StandardCharsets.UTF_8), headers);
    send(topic, record.headers(), input);
  }

  private void send(Topic<?> topic, Headers headers, String... values) {
    String name = topic.fullName(new TopicPrefix(prefix));
    try (var producer =
        new KafkaProducer<>(
            // On a topic that was just created, batches under way together can lose their order.
            Map.<String, Object>of(
                "bootstrap.servers",
                SharedBroker.bootstrapServers(),
                "max.in.flight.requests.per.connection",
                1),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (String value : values) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        var unused = producer.send(new ProducerRecord<>(name, null, new byte[0], bytes, headers));
      }
    }
  }
}
