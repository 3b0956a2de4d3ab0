package nl.dijkwacht.benchmarks.pipeline;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import nl.dijkwacht.benchmarks.input.RuleOptions;
import nl.dijkwacht.benchmarks.input.Rules;
import nl.dijkwacht.benchmarks.input.Workload;
import nl.dijkwacht.benchmarks.kafka.BenchmarkKafka;
import nl.dijkwacht.benchmarks.report.Machine;
import nl.dijkwacht.benchmarks.report.Report;
import nl.dijkwacht.benchmarks.report.Samples;
import nl.dijkwacht.benchmarks.report.Usage;
import nl.dijkwacht.benchmarks.stage.ArrivalReader;
import nl.dijkwacht.benchmarks.stage.Phase;
import nl.dijkwacht.benchmarks.stage.RunningStage;
import nl.dijkwacht.benchmarks.stage.Stages;
import nl.dijkwacht.core.finding.Alert;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.sigma.RuleSet;
import nl.dijkwacht.topics.catalogue.Topics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * How long it takes from a trail event to its signal and alert, with detect and findings at work.
 * Each probe opens a finding of its own, so each has an alert.
 */
@Command(
    name = "latency",
    mixinStandardHelpOptions = true,
    description = "From trail event to signal and alert, exactly once, at a steady rate.")
public final class LatencyBenchmark implements Callable<Integer> {

  private static final Duration ALERT_LIMIT = Duration.ofSeconds(30);
  private static final long POLL_MILLIS = 20;
  private static final double MEBI = 1 << 20;

  // Picocli fills these in before the command runs.
  @SuppressWarnings("NullAway.Init")
  @Spec
  private CommandSpec command;

  @Mixin private final RuleOptions ruleOptions = new RuleOptions();

  @Option(
      names = "--rate",
      defaultValue = "2000",
      description = "Events a second (default: ${DEFAULT-VALUE}).")
  private int rate;

  @Option(
      names = "--warm-up",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "Under the same load, before each measurement (default: ${DEFAULT-VALUE}).")
  private int warmUpSeconds;

  @Option(
      names = "--seconds",
      defaultValue = "60",
      description = "Measured, of each way of collecting (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--threads",
      defaultValue = "1",
      description = "Stream threads of each stage (default: ${DEFAULT-VALUE}).")
  private int threads;

  @Option(
      names = "--commit-interval",
      paramLabel = "MS",
      defaultValue = "20",
      description = "In milliseconds (default: ${DEFAULT-VALUE}).")
  private int commitMillis;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Overrides a Kafka Streams property of both stages; may be repeated.")
  private final Map<String, String> overrides = new HashMap<>();

  @Option(names = "--quick", description = "A smoke run of two seconds.")
  private boolean quick;

  private final Clock clock = Clock.systemUTC();

  @Override
  public Integer call() throws Exception {
    if (quick) {
      rate = Math.min(rate, 500);
      warmUpSeconds = 1;
      seconds = 1;
    }
    RuleSet rules = ruleOptions.read();
    Report report = new Report("Latency from trail event to alert", clock);
    report.note("rules", Rules.describe(rules, ruleOptions.paths()));
    report.note(
        "settings",
        ("%d events/s, 1 %% probes, %d s of load before each measurement of %d s, %d partitions,"
                + " %d stream thread(s) a stage, exactly_once_v2, commit interval %d ms, embedded"
                + " broker, load and readers (read_committed) in this process; overrides %s")
            .formatted(
                rate,
                warmUpSeconds,
                seconds,
                BenchmarkKafka.PARTITIONS,
                threads,
                commitMillis,
                overrides));
    try (BenchmarkKafka kafka = BenchmarkKafka.start();
        RunningStage detect =
            RunningStage.start(
                kafka, stageSettings(), 1, registry -> Stages.detect(rules, registry));
        RunningStage findings = RunningStage.start(kafka, stageSettings(), 1, Stages::findings);
        ArrivalReader<Signal> signals =
            ArrivalReader.start(kafka, Topics.SIGNALS, signal -> signal.event().eventId(), clock);
        ArrivalReader<Alert> alerts =
            ArrivalReader.start(kafka, Topics.ALERTS, alert -> alert.cause().eventId(), clock)) {
      while (!detect.isRunning() || !findings.isRunning()) {
        Thread.sleep(POLL_MILLIS);
      }
      Workload workload = Workload.withProbes(clock.instant(), rate);
      PacedLoad load = new PacedLoad(workload, rate, clock);
      appended(kafka, load, signals, alerts, report);
      collected(kafka, load, signals, alerts, report);
      report.figure("heap in use after a full collection", Usage.liveHeap() / MEBI, "MiB");
    }
    report.figure("resident memory of the process", Machine.residentMemory());
    report.print(command.commandLine().getOut());
    return 0;
  }

  private RunningStage.Settings stageSettings() {
    return new RunningStage.Settings(threads, Duration.ofMillis(commitMillis), overrides);
  }

  /** Without a collector: the clock starts when the broker has acknowledged the trail event. */
  private void appended(
      BenchmarkKafka kafka,
      PacedLoad load,
      ArrivalReader<Signal> signals,
      ArrivalReader<Alert> alerts,
      Report report)
      throws InterruptedException {
    try (ProducerSink sink = new ProducerSink(kafka, clock)) {
      Phase phase = load.run(sink, warmUpSeconds, seconds);
      boolean complete = alerts.awaitSince(phase, ALERT_LIMIT);
      report.note("plain producer", phase.describe(alerts, complete));
      String first = "appended -> signal readable";
      latency(report, first, signals.afterNanos(sink.acknowledged(), phase), 20, 100);
      String second = "appended -> alert readable";
      latency(report, second, alerts.afterNanos(sink.acknowledged(), phase));
    }
  }

  /** With the collector of files: the clock starts when it has read the record. */
  private void collected(
      BenchmarkKafka kafka,
      PacedLoad load,
      ArrivalReader<Signal> signals,
      ArrivalReader<Alert> alerts,
      Report report)
      throws IOException, InterruptedException {
    try (FileSink sink = new FileSink(kafka, clock)) {
      Phase phase = load.run(sink, warmUpSeconds, seconds);
      boolean complete = alerts.awaitSince(phase, ALERT_LIMIT);
      report.note("file collector", phase.describe(alerts, complete));
      latency(report, "collected -> signal readable", signals.afterCollection(phase));
      latency(report, "collected -> alert readable", alerts.afterCollection(phase), 50, 150);
    }
  }

  private static void latency(
      Report report, String name, Samples millis, double targetMedian, double targetP99) {
    report.atMost(name + ", p50", millis.median(), "ms", targetMedian);
    report.figure(name + ", p90", millis.percentile(90), "ms");
    report.atMost(name + ", p99", millis.percentile(99), "ms", targetP99);
    report.figure(name + ", max of " + millis.count(), millis.max(), "ms");
  }

  private static void latency(Report report, String name, Samples millis) {
    report.figure(name + ", p50", millis.median(), "ms");
    report.figure(name + ", p90", millis.percentile(90), "ms");
    report.figure(name + ", p99", millis.percentile(99), "ms");
    report.figure(name + ", max of " + millis.count(), millis.max(), "ms");
  }
}
