package nl.dijkwacht.collectors.folders;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import nl.dijkwacht.collectors.Cluster;
import nl.dijkwacht.collectors.Logs;
import nl.dijkwacht.collectors.files.ReadLimits;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.core.json.JsonLimits;
import nl.dijkwacht.core.trail.Provenance;
import nl.dijkwacht.topics.catalogue.Checkpoint;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.DeadLetterRecord;
import nl.dijkwacht.topics.wire.WireHeaders;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileCollectorTest {

  private static final String EVENT =
      """
      {"eventTime":"2026-03-02T08:00:00Z","eventSource":"s3.amazonaws.com",\
      "eventName":"GetObject","eventID":"%s","note":"%s"}""";

  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final Cluster cluster = Cluster.create();
  private Path folder = Path.of("");

  @BeforeEach
  void takeFolder(@TempDir Path temporary) throws IOException {
    folder = temporary.toRealPath();
  }

  private double counted(String meter, String... tags) {
    return registry.get(meter).tags(tags).counter().count();
  }

  private DeadLetterRecord onlyDeadLetter() {
    List<ConsumerRecord<byte[], byte[]>> letters = cluster.deadLetters();
    assertThat(letters).hasSize(1);
    return DeadLetterRecord.of(letters.get(0));
  }

  private static DeadLetterReason reason(DeadLetterRecord record) {
    var letter = record.letter();
    if (letter == null) {
      throw new AssertionError("no dead letter: " + record.headers());
    }
    return letter.reason();
  }

  @Test
  void eachRecordOfDeliveredFilesIsInTheTopicOnceAsItCame() throws IOException {
    Logs.deliver(1, 3000, folder);

    CollectSummary summary = cluster.collectOnce(folder);

    assertThat(summary.events()).isEqualTo(3000);
    Collected.assertOnceAndInOrder(folder, cluster.events());
  }

  @Test
  void aRecordHasItsKeyAndSaysWhatItIsAndWhereItCameFrom() throws IOException {
    Path file = folder.resolve("one.json");
    Files.writeString(file, " " + EVENT.formatted("id-1", ""));
    Instant collected = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    Clock clock = Clock.fixed(collected, ZoneOffset.UTC);
    try (FileCollector collector = cluster.collector(clock, registry, folder)) {
      collector.collectOnce();
    }

    assertThat(cluster.events())
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.key()).isEqualTo("id-1".getBytes(UTF_8));
              assertThat(event.value()).isEqualTo(EVENT.formatted("id-1", "").getBytes(UTF_8));
              assertThat(event.timestamp()).isEqualTo(collected.toEpochMilli());
              assertThat(WireHeaders.eventTime(event.headers())).isEqualTo("2026-03-02T08:00:00Z");
              assertThat(WireHeaders.provenance(event.headers()))
                  .isEqualTo(new Provenance(file.toString(), 1));
              assertThat(WireHeaders.collector(event.headers())).isEqualTo("files");
              assertThat(WireHeaders.schema(event.headers()))
                  .isEqualTo(Topics.TRAIL_EVENTS.payload().schema());
            });
  }

  @Test
  void theCheckpointTellsHowFarAFileWasRead() throws IOException {
    Path file = Logs.lines(folder.resolve("a.jsonl"), Logs.records(2, 7));
    cluster.collectOnce(folder);

    assertThat(cluster.checkpoints()).containsOnlyKeys(file.toString());
    Checkpoint checkpoint = cluster.checkpoint(file);
    assertThat(checkpoint.records()).isEqualTo(7);
    assertThat(checkpoint.size()).isEqualTo(Files.size(file));
    assertThat(checkpoint.finished()).isTrue();
  }

  @Test
  void furtherPassesAddNothingWhoeverMakesThem() throws IOException {
    Logs.deliver(3, 500, folder);
    try (FileCollector collector = cluster.collector(folder)) {
      assertThat(collector.collectOnce().events()).isEqualTo(500);
      assertThat(collector.collectOnce()).isEqualTo(new CollectSummary(0, 0, 0, 0, 0));
    }
    assertThat(cluster.collectOnce(folder)).isEqualTo(new CollectSummary(0, 0, 0, 0, 0));
    assertThat(cluster.events()).hasSize(500);
  }

  @Test
  void aFileThatIsReachedInSeveralWaysIsReadOnce() throws IOException {
    Path deep = Files.createDirectories(folder.resolve("logs/deep"));
    Logs.lines(deep.resolve("a.jsonl"), Logs.records(4, 5));
    Path link = Files.createSymbolicLink(folder.resolve("link"), deep);

    cluster.collectOnce(folder, link, folder.resolve("logs/../logs"), deep.resolve("a.jsonl"));

    assertThat(cluster.events()).hasSize(5);
  }

  @Test
  void linksInsideAFolderAreNotFollowed() throws IOException {
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Logs.lines(outside.resolve("a.jsonl"), Logs.records(4, 5));
    Path inside = Files.createDirectory(folder.resolve("inside"));
    Files.createSymbolicLink(inside.resolve("a.jsonl"), outside.resolve("a.jsonl"));
    Files.createSymbolicLink(inside.resolve("self"), inside);

    assertThat(cluster.collectOnce(inside)).isEqualTo(new CollectSummary(0, 0, 0, 0, 0));
  }

  @Test
  void brokenGzipIsOneDeadLetterBehindWhatCouldBeRead() throws IOException {
    Path broken = folder.resolve("broken.json.gz");
    byte[] bytes = Logs.delivery(5, 500);
    bytes[bytes.length - 8] ^= 1;
    Files.write(broken, bytes);

    CollectSummary summary = cluster.collectOnce(broken);

    assertThat(summary.events()).isPositive();
    DeadLetterRecord letter = onlyDeadLetter();
    assertThat(reason(letter)).isEqualTo(DeadLetterReason.BROKEN_COMPRESSION);
    assertThat(WireHeaders.provenance(letter.headers()))
        .isEqualTo(new Provenance(broken.toString(), summary.events() + 1));
    assertThat(letter.key()).isEqualTo((broken + "#" + (summary.events() + 1)).getBytes(UTF_8));
    assertThat(cluster.collectOnce(broken).deadLetters()).isZero();
  }

  @Test
  void ofGzipThatEndsTooEarlyTheBrokenRecordIsKeptAndTheRestComesOnceItIsThere()
      throws IOException {
    Path file = folder.resolve("cut.json.gz");
    byte[] whole = Logs.delivery(5, 500);
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));

    long before = cluster.collectOnce(file).events();
    DeadLetterRecord letter = onlyDeadLetter();
    Files.write(file, whole);
    cluster.collectOnce(file);

    assertThat(before).isPositive();
    assertThat(reason(letter)).isEqualTo(DeadLetterReason.TRUNCATED);
    assertThat(new String(Objects.requireNonNull(letter.value()), UTF_8)).startsWith("{\"event");
    Collected.assertOnceAndInOrder(folder, cluster.events());
  }

  @Test
  void whatWasNoGzipIsKeptInItsDeadLetter() throws IOException {
    byte[] content = {0x1f, (byte) 0x8b, 8, 0, 1, 2, 3, 4};
    Files.write(folder.resolve("a.json.gz"), content);
    Files.writeString(folder.resolve("b.json"), "this is no JSON");

    cluster.collectOnce(folder);

    assertThat(cluster.deadLetters())
        .extracting(record -> new String(record.value(), UTF_8))
        .contains("this is no JSON");
  }

  @Test
  void aRecordThatIsTooLargeBecomesADeadLetterAndTheOthersAreCollected() throws IOException {
    String large = EVENT.formatted("large", "x".repeat(1 << 20));
    Files.writeString(
        folder.resolve("a.jsonl"),
        String.join("\n", EVENT.formatted("1", ""), large, EVENT.formatted("3", "")));

    assertThat(cluster.collectOnce(folder).events()).isEqualTo(2);
    assertThat(reason(onlyDeadLetter())).isEqualTo(DeadLetterReason.TOO_LARGE);
  }

  @Test
  void aRecordThatJustFitsIsCollected() throws IOException {
    int around = EVENT.formatted("1", "").length();
    String largest = EVENT.formatted("1", noise((1 << 20) - around));
    Files.writeString(folder.resolve("a.json"), largest);

    assertThat(cluster.collectOnce(folder).events()).isEqualTo(1);
  }

  @Test
  void anIdThatKafkaWouldRefuseAsAKeyBlocksNothing() throws IOException {
    Files.writeString(
        folder.resolve("a.jsonl"),
        EVENT.formatted(noise((1 << 20) - 500), "") + "\n" + EVENT.formatted("2", ""));

    assertThat(cluster.collectOnce(folder).events()).isEqualTo(2);
  }

  @Test
  void aRecordThatMayBeReadButNotWrittenBecomesADeadLetter() throws IOException {
    String large = EVENT.formatted("large", noise(2 << 20));
    Files.writeString(folder.resolve("a.jsonl"), large + "\n" + EVENT.formatted("2", ""));
    FileCollectorSettings usual = cluster.settings(Duration.ZERO, folder);
    FileCollectorSettings generous =
        new FileCollectorSettings(
            usual.prefix(),
            usual.clientProperties(),
            usual.paths(),
            usual.scanInterval(),
            usual.settle(),
            new ReadLimits(new JsonLimits(4 << 20, 64), 1L << 30));
    try (FileCollector collector = new FileCollector(generous, registry, Clock.systemUTC())) {
      assertThat(collector.collectOnce()).isEqualTo(new CollectSummary(1, 1, 0, 0, 1));
    }
    DeadLetterRecord letter = onlyDeadLetter();
    assertThat(reason(letter)).isEqualTo(DeadLetterReason.TOO_LARGE);
    assertThat(letter.whole()).isFalse();
  }

  /** Text that does not get smaller by compressing it. */
  private static String noise(int length) {
    return new Random(7)
        .ints(length, 'A', 'Z' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  @Test
  void insightAndDigestRecordsAreCountedAndNotTakenForCalls() throws IOException {
    String insight =
        """
        {"eventTime":"2026-03-02T08:00:00Z","eventCategory":"Insight","eventID":"i",\
        "insightDetails":{"state":"Start","eventSource":"s3.amazonaws.com"}}""";
    String digest =
        """
        {"awsAccountId":"111111111111","digestStartTime":"2026-03-02T08:00:00Z",\
        "digestEndTime":"2026-03-02T09:00:00Z","digestS3Bucket":"b","digestS3Object":"o",\
        "logFiles":[]}""";
    Files.writeString(folder.resolve("a.json"), "{\"Records\":[" + insight + "]}");
    Files.writeString(folder.resolve("b.json"), digest);
    try (FileCollector collector = cluster.collector(Clock.systemUTC(), registry, folder)) {
      assertThat(collector.collectOnce()).isEqualTo(new CollectSummary(2, 0, 0, 2, 0));
    }

    assertThat(cluster.events()).isEmpty();
    assertThat(counted("dijkwacht.collect.records", "outcome", "insight")).isEqualTo(1);
    assertThat(counted("dijkwacht.collect.records", "outcome", "digest")).isEqualTo(1);
  }

  @Test
  void metersCountWhatIsInTheTopics() throws IOException {
    Logs.lines(folder.resolve("a.jsonl"), Logs.records(6, 10));
    Files.writeString(folder.resolve("b.json"), "no JSON");
    Files.createFile(folder.resolve("c.json"));
    try (FileCollector collector = cluster.collector(Clock.systemUTC(), registry, folder)) {
      collector.collectOnce();
    }

    assertThat(counted("dijkwacht.collect.records", "outcome", "event")).isEqualTo(10);
    assertThat(counted("dijkwacht.collect.records", "outcome", "dead-letter")).isEqualTo(1);
    assertThat(counted("dijkwacht.dead.letters", "reason", "malformed-json")).isEqualTo(1);
    assertThat(counted("dijkwacht.collect.files", "outcome", "complete")).isEqualTo(2);
    assertThat(counted("dijkwacht.collect.files", "outcome", "empty")).isEqualTo(1);
    assertThat(counted("dijkwacht.collect.bytes"))
        .isEqualTo((double) Files.size(folder.resolve("a.jsonl")) + "no JSON".length());
    assertThat(counted("dijkwacht.collect.transactions", "outcome", "committed")).isPositive();
  }

  @Test
  void aNameWithALineBreakIsCollectedToo() throws IOException {
    Logs.lines(folder.resolve("a\nb.jsonl"), Logs.records(8, 2));

    cluster.collectOnce(folder);

    assertThat(cluster.events()).hasSize(2);
    assertThat(cluster.checkpoints()).containsOnlyKeys(folder + "/a\nb.jsonl");
  }
}
