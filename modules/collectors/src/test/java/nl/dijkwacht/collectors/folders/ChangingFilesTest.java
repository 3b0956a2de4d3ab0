package nl.dijkwacht.collectors.folders;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import nl.dijkwacht.collectors.Cluster;
import nl.dijkwacht.collectors.HookedClock;
import nl.dijkwacht.collectors.Logs;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.topics.wire.DeadLetterRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Files that change while a collector watches them. */
class ChangingFilesTest {

  private static final Duration SETTLE = Duration.ofMinutes(5);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Cluster cluster = Cluster.create();
  private final HookedClock clock = new HookedClock(call -> {});
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final List<FileCollector> collectors = new ArrayList<>();
  private Path folder = Path.of("");

  @BeforeEach
  void takeFolder(@TempDir Path temporary) throws IOException {
    folder = temporary.toRealPath();
  }

  @AfterEach
  void close() {
    collectors.forEach(FileCollector::close);
  }

  private void watch(Path... paths) {
    FileCollector collector = new FileCollector(cluster.settings(SETTLE, paths), registry, clock);
    collectors.add(collector);
    new Thread(collector::watch, "collect-files").start();
  }

  private double counted(String outcome) {
    return registry.get("dijkwacht.collect.records").tags("outcome", outcome).counter().count();
  }

  private double lookedAt(String outcome) {
    var counter = registry.find("dijkwacht.collect.files").tags("outcome", outcome).counter();
    return counter == null ? 0 : counter.count();
  }

  private void awaitEvents(int count) {
    await().atMost(PATIENCE).until(() -> counted("event") >= count);
  }

  private static List<String> texts(List<byte[]> values) {
    return values.stream().map(value -> new String(value, UTF_8)).toList();
  }

  private static List<DeadLetterReason> reasons(List<ConsumerRecord<byte[], byte[]>> letters) {
    return letters.stream()
        .map(DeadLetterRecord::of)
        .map(DeadLetterRecord::letter)
        .map(letter -> letter == null ? DeadLetterReason.PROCESSING_FAILED : letter.reason())
        .toList();
  }

  @Test
  void aFileThatGrowsInPiecesOfAnySizeGivesEachRecordOnce() throws IOException {
    List<byte[]> records = Logs.records(1, 400);
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] record : records) {
      content.writeBytes(record);
      content.write('\n');
    }
    Path file = Files.createFile(folder.resolve("grows.jsonl"));
    watch(folder);

    byte[] bytes = content.toByteArray();
    Random random = new Random(11);
    for (int from = 0; from < bytes.length; ) {
      int to =
          Math.min(bytes.length, from + 1 + random.nextInt(random.nextInt(30) == 0 ? 5 : 30_000));
      Logs.append(file, Arrays.copyOfRange(bytes, from, to));
      double looks = lookedAt("complete") + lookedAt("incomplete");
      await().atMost(PATIENCE).until(() -> lookedAt("complete") + lookedAt("incomplete") > looks);
      from = to;
    }
    awaitEvents(records.size());

    assertThat(texts(Collected.values(cluster.events()))).isEqualTo(texts(records));
    assertThat(cluster.deadLetters()).isEmpty();
  }

  @Test
  void aFileThatIsRewrittenIsReadAnew() throws IOException {
    Path file = Logs.lines(folder.resolve("a.jsonl"), Logs.records(2, 6));
    watch(folder);
    awaitEvents(6);

    Logs.lines(file, Logs.records(3, 3));
    awaitEvents(9);
    Logs.lines(file, Logs.records(4, 20));
    awaitEvents(29);

    assertThat(cluster.events()).hasSize(29);
    assertThat(cluster.deadLetters()).isEmpty();
  }

  @Test
  void aFileThatIsReplacedByRenamingIsReadAnew() throws IOException {
    Path file = Logs.lines(folder.resolve("a.jsonl"), Logs.records(2, 6));
    watch(folder);
    awaitEvents(6);

    Path next = Logs.lines(folder.resolve("a.jsonl.tmp"), Logs.records(3, 6));
    Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    awaitEvents(12);

    assertThat(cluster.events()).hasSize(12);
  }

  @Test
  void aFileThatIsCopiedOverItselfAddsNothing() throws IOException {
    List<byte[]> records = Logs.records(2, 40);
    Path file = Logs.lines(folder.resolve("a.jsonl"), records);
    cluster.collectOnce(folder);

    Logs.lines(file, records.subList(0, 20));
    cluster.collectOnce(folder);
    Logs.lines(file, records);
    cluster.collectOnce(folder);

    assertThat(cluster.events()).hasSize(40);
  }

  @Test
  void aFileThatIsOnlyTouchedAddsNothing() throws IOException {
    Path file = Logs.lines(folder.resolve("a.jsonl"), Logs.records(2, 6));
    watch(folder);
    awaitEvents(6);

    Files.setLastModifiedTime(file, FileTime.fromMillis(1));
    await().atMost(PATIENCE).until(() -> lookedAt("empty") > 0);

    assertThat(cluster.events()).hasSize(6);
  }

  @Test
  void aRecordWithoutItsEndIsGivenUpOnceTheFileLiesStill() throws IOException {
    List<byte[]> records = Logs.records(2, 2);
    Path file = Logs.lines(folder.resolve("a.jsonl"), records.subList(0, 1));
    byte[] second = records.get(1);
    Logs.append(file, Arrays.copyOf(second, 100));
    clock.set(Files.getLastModifiedTime(file).toInstant());
    watch(folder);
    awaitEvents(1);
    assertThat(cluster.deadLetters()).isEmpty();

    clock.set(clock.instant().plus(SETTLE));
    await().atMost(PATIENCE).until(() -> counted("dead-letter") == 1);
    assertThat(reasons(cluster.deadLetters())).containsExactly(DeadLetterReason.TRUNCATED);

    Logs.append(file, Arrays.copyOfRange(second, 100, second.length));
    awaitEvents(2);
    assertThat(texts(Collected.values(cluster.events()))).isEqualTo(texts(records));
  }

  @Test
  void aTailFromTheFutureIsGivenUpToo() throws IOException {
    Path file = folder.resolve("a.json");
    Files.writeString(file, "{\"Records\":[");
    Files.setLastModifiedTime(file, FileTime.from(clock.instant().plus(Duration.ofDays(9))));
    watch(folder);
    await().atMost(PATIENCE).until(() -> lookedAt("incomplete") == 1);

    clock.set(clock.instant().plus(SETTLE));

    await().atMost(PATIENCE).until(() -> counted("dead-letter") == 1);
  }

  @Test
  void theFirstByteOfAGzipFileIsNotTakenForBrokenText() throws IOException {
    byte[] gzip = Logs.delivery(5, 100);
    Path file = folder.resolve("a.json.gz");
    Files.write(file, Arrays.copyOf(gzip, 1));
    clock.set(Files.getLastModifiedTime(file).toInstant());
    watch(folder);
    await().atMost(PATIENCE).until(() -> lookedAt("incomplete") == 1);

    Files.write(file, gzip);
    await().atMost(PATIENCE).until(() -> lookedAt("complete") == 1);

    Collected.assertOnceAndInOrder(folder, cluster.events());
    assertThat(cluster.deadLetters()).isEmpty();
  }

  @Test
  void anEmptyFileIsReadOnceItHoldsSomething() throws IOException {
    Path file = Files.createFile(folder.resolve("a.jsonl"));
    watch(folder);
    await().atMost(PATIENCE).until(() -> lookedAt("empty") == 1);

    Logs.append(file, Logs.records(2, 3));

    awaitEvents(3);
  }

  @Test
  void aFolderThatDoesNotExistYetIsReadOnceItDoes() throws IOException {
    Path later = folder.resolve("later");
    Logs.lines(folder.resolve("now.jsonl"), Logs.records(2, 3));
    watch(later, folder.resolve("now.jsonl"));
    awaitEvents(3);

    Logs.lines(Files.createDirectory(later).resolve("a.jsonl"), Logs.records(3, 4));

    awaitEvents(7);
  }

  @Test
  void aFileThatDisappearsWhileTheFolderIsReadIsNoFault() throws IOException {
    Path first = Logs.lines(folder.resolve("a.jsonl"), Logs.records(2, 3));
    Path second = Logs.lines(folder.resolve("b.jsonl"), Logs.records(3, 3));
    HookedClock deleting =
        new HookedClock(
            call -> {
              if (call == 1) {
                assertThat(second.toFile().delete()).isTrue();
              }
            });
    try (FileCollector collector = cluster.collector(deleting, registry, folder)) {
      assertThat(collector.collectOnce()).isEqualTo(new CollectSummary(1, 3, 0, 0, 0));
    }
    assertThat(first).exists();
  }

  @Test
  void aFileWithoutPermissionIsReadOnceThereIs() throws IOException {
    Path file = Logs.lines(folder.resolve("a.jsonl"), Logs.records(2, 3));
    Logs.lines(folder.resolve("b.jsonl"), Logs.records(3, 4));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    watch(folder);
    awaitEvents(4);

    // The administrator reads it from the start.
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

    awaitEvents(7);
    assertThat(cluster.events()).hasSize(7);
    assertThat(cluster.deadLetters()).isEmpty();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFileThatFailsToBeReadIsOneDeadLetterAndTriedAgainNowAndThen() {
    // The first page of a process is never mapped, so that reading it is an error.
    watch(Path.of("/proc/self/mem"));
    await().atMost(PATIENCE).until(() -> lookedAt("failed") == 1);
    for (int tries = 2; tries <= 3; tries++) {
      clock.set(clock.instant().plus(Duration.ofMinutes(2)));
      int expected = tries;
      await().atMost(PATIENCE).until(() -> lookedAt("failed") == expected);
    }

    assertThat(reasons(cluster.deadLetters())).containsExactly(DeadLetterReason.UNREADABLE_SOURCE);
  }
}
