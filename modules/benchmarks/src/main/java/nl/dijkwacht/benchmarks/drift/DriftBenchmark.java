package nl.dijkwacht.benchmarks.drift;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import nl.dijkwacht.benchmarks.kafka.BenchmarkKafka;
import nl.dijkwacht.benchmarks.kafka.TrailRecords;
import nl.dijkwacht.benchmarks.report.Machine;
import nl.dijkwacht.benchmarks.report.Report;
import nl.dijkwacht.benchmarks.report.Samples;
import nl.dijkwacht.benchmarks.stage.ArrivalReader;
import nl.dijkwacht.benchmarks.stage.Phase;
import nl.dijkwacht.benchmarks.stage.Round;
import nl.dijkwacht.benchmarks.stage.RunningStage;
import nl.dijkwacht.benchmarks.stage.Stages;
import nl.dijkwacht.controls.ControlFile;
import nl.dijkwacht.controls.ControlSet;
import nl.dijkwacht.controls.ControlSettings;
import nl.dijkwacht.core.verdict.Verdict;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * How fast drift works off a snapshot, how soon it tells of a call that breaks a control, how large
 * its state is, and how long it takes to get it back from Kafka, as after the process was killed.
 */
@Command(
    name = "drift",
    mixinStandardHelpOptions = true,
    description = "A snapshot through drift, provisional verdicts, its state and restoring it.")
public final class DriftBenchmark implements Callable<Integer> {

  /** A snapshot of 100,000 in half a minute. */
  private static final double TARGET_ITEMS_PER_SECOND = 100_000 / 30.0;

  private static final double TARGET_P99 = 300;
  private static final double MEBI = 1 << 20;
  private static final long POLL_MILLIS = 20;
  private static final Duration VERDICT_LIMIT = Duration.ofSeconds(30);

  /** Runs of the topology, each with a state of its own. */
  private static final int COLD = 1;

  private static final int WARM = 2;

  // Picocli fills these in before the command runs.
  @SuppressWarnings("NullAway.Init")
  @Spec
  private CommandSpec command;

  @Option(
      names = "--resources",
      defaultValue = "100000",
      description = "Buckets in the snapshot (default: ${DEFAULT-VALUE}).")
  private int resources;

  @Option(
      names = "--changes",
      defaultValue = "1000",
      description = "Calls that break a control, 50 a second (default: ${DEFAULT-VALUE}).")
  private int changes;

  @Option(
      names = "--threads",
      defaultValue = "2",
      description = "Stream threads (default: ${DEFAULT-VALUE}).")
  private int threads;

  @Option(
      names = "--commit-interval",
      paramLabel = "MS",
      defaultValue = "20",
      description = "In milliseconds (default: ${DEFAULT-VALUE}).")
  private int commitMillis;

  @Option(names = "--quick", description = "A smoke run of few buckets.")
  private boolean quick;

  private final Clock clock = Clock.systemUTC();

  @Override
  public Integer call() throws Exception {
    if (quick) {
      resources = Math.min(resources, 500);
      changes = Math.min(changes, 20);
    }
    ControlSet controls = controls();
    Report report = new Report("Drift", clock);
    try (BenchmarkKafka kafka = BenchmarkKafka.start()) {
      fill(kafka, report);
      report.note(
          "settings",
          ("%d controls of buckets, %d partitions, %d stream thread(s), exactly_once_v2, commit"
                  + " interval %d ms, embedded broker in this process")
              .formatted(controls.all().size(), BenchmarkKafka.PARTITIONS, threads, commitMillis));
      // As after an installation: much of the time is the JVM's, which compiles what it runs.
      try (RunningStage stage = start(kafka, controls, COLD)) {
        snapshot(kafka, stage, "cold", report);
      }
      work(kafka, controls, report);
      restore(kafka, controls, report);
    }
    report.figure("resident memory of the process", Machine.residentMemory());
    report.print(command.commandLine().getOut());
    return 0;
  }

  private static ControlSet controls() throws IOException {
    try (InputStream in = DriftBenchmark.class.getResourceAsStream("bucket-controls.yml")) {
      byte[] content = Objects.requireNonNull(in).readAllBytes();
      ControlSet controls =
          ControlSet.read(
              List.of(new ControlFile("bucket-controls.yml", content)), ControlSettings.DEFAULT);
      if (controls.refused() > 0) {
        throw new IllegalStateException("controls of the benchmark: " + controls.problems());
      }
      return controls;
    }
  }

  private void fill(BenchmarkKafka kafka, Report report) {
    BucketItems items = new BucketItems(clock);
    long bytes = 0;
    try (KafkaProducer<byte[], byte[]> producer = TrailRecords.producer(kafka)) {
      for (int i = 0; i < resources; i++) {
        ProducerRecord<byte[], byte[]> record = items.item(i);
        bytes += record.value().length;
        send(producer, record);
      }
    }
    report.note(
        "snapshot", "%,d buckets of %,d bytes on average".formatted(resources, bytes / resources));
  }

  private static void send(
      KafkaProducer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> record) {
    var unused =
        producer.send(
            record,
            (metadata, failure) -> {
              if (failure != null) {
                throw new IllegalStateException("filling the topic failed", failure);
              }
            });
  }

  private void work(BenchmarkKafka kafka, ControlSet controls, Report report)
      throws InterruptedException, ExecutionException {
    try (RunningStage stage = start(kafka, controls, WARM)) {
      snapshot(kafka, stage, "warm", report);
      provisional(kafka, report);
      double size = size(kafka.folder().resolve("streams")) / MEBI;
      report.figure("stores on disk", size, "MiB");
      report.figure("stores on disk, a resource", size * MEBI / resources, "bytes");
    }
  }

  private void snapshot(BenchmarkKafka kafka, RunningStage stage, String how, Report report)
      throws InterruptedException, ExecutionException {
    Round round = Round.of(kafka, stage, resources, threads);
    double seconds = round.used().seconds();
    report.figure("snapshot, " + how + ", from first records to last commit", seconds, "s");
    report.atLeast(
        how + ", items/s, all threads", resources / seconds, "/s", TARGET_ITEMS_PER_SECOND);
    report.figure(
        how + ", CPU of the stream threads, an item", round.threadMicrosPerRecord(), "us");
    report.figure(
        how + ", CPU of the whole process, an item", round.processMicrosPerRecord(), "us");
    double heap = round.liveHeapBytes() / MEBI;
    report.figure(how + ", heap in use after a full collection", heap, "MiB");
  }

  private RunningStage start(BenchmarkKafka kafka, ControlSet controls, int run) {
    return RunningStage.start(
        kafka,
        new RunningStage.Settings(threads, Duration.ofMillis(commitMillis), Map.of()),
        run,
        registry -> Stages.drift(controls, registry));
  }

  private void provisional(BenchmarkKafka kafka, Report report) throws InterruptedException {
    BucketItems items = new BucketItems(clock);
    try (KafkaProducer<byte[], byte[]> producer = TrailRecords.producer(kafka);
        ArrivalReader<Verdict> verdicts =
            ArrivalReader.start(kafka, Topics.VERDICTS, DriftBenchmark::event, clock)) {
      long begin = clock.millis();
      for (int i = 0; i < changes; i++) {
        send(producer, items.change(i % resources));
        Thread.sleep(POLL_MILLIS);
      }
      Phase phase = new Phase(begin, begin, clock.millis() + 1, changes, changes, 0);
      boolean complete = verdicts.awaitSince(phase, VERDICT_LIMIT);
      Samples millis = verdicts.afterCollection(phase);
      report.note(
          "calls", changes + " calls, " + millis.count() + (complete ? "" : " (INCOMPLETE)"));
      report.figure("call in its topic -> verdict readable, p50", millis.median(), "ms");
      report.atMost(
          "call in its topic -> verdict readable, p99", millis.percentile(99), "ms", TARGET_P99);
    }
  }

  private static String event(Verdict verdict) {
    return verdict.attribution() == null ? "" : verdict.attribution().call().eventId();
  }

  /** A killed process has its stores rebuilt under exactly-once, as one that lost its disk has. */
  private void restore(BenchmarkKafka kafka, ControlSet controls, Report report)
      throws InterruptedException {
    long begin = System.nanoTime();
    try (RunningStage stage = start(kafka, controls, WARM)) {
      while (!stage.isRunning()) {
        stage.check();
        Thread.sleep(POLL_MILLIS);
      }
      report.figure(
          "start without local stores until it works", (System.nanoTime() - begin) / 1e9, "s");
    }
  }

  private static long size(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(DriftBenchmark::length).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long length(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      // RocksDB deletes files as it goes.
      return 0;
    }
  }
}
