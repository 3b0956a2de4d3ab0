package nl.dijkwacht.benchmarks.pipeline;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import nl.dijkwacht.benchmarks.input.RuleOptions;
import nl.dijkwacht.benchmarks.input.Rules;
import nl.dijkwacht.benchmarks.input.TouchedAssets;
import nl.dijkwacht.benchmarks.kafka.BenchmarkKafka;
import nl.dijkwacht.benchmarks.report.Machine;
import nl.dijkwacht.benchmarks.report.Report;
import nl.dijkwacht.benchmarks.report.Samples;
import nl.dijkwacht.benchmarks.stage.Round;
import nl.dijkwacht.benchmarks.stage.RunningStage;
import nl.dijkwacht.benchmarks.stage.Stages;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.sigma.RuleSet;
import nl.dijkwacht.streams.runtime.StageTopology;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * How fast detect works off the trail topic, against an empty topology on the same records in the
 * same process, in turns.
 */
@Command(
    name = "pipeline",
    mixinStandardHelpOptions = true,
    description = "Records/s of detect against an empty Kafka Streams pass-through.")
public final class PipelineBenchmark implements Callable<Integer> {

  private static final double TARGET_RATIO = 0.6;
  private static final double TARGET_RATIO_WITH_ACCESSES = 0.5;
  private static final double TARGET_MATCHING_PERCENT = 2;
  private static final double TARGET_HEAP_MIB = 512;
  private static final double MEBI = 1 << 20;

  // Picocli fills these in before the command runs.
  @SuppressWarnings("NullAway.Init")
  @Spec
  private CommandSpec command;

  @Mixin private final RuleOptions ruleOptions = new RuleOptions();

  @Option(
      names = "--records",
      defaultValue = "1000000",
      description = "Records in the topic (default: ${DEFAULT-VALUE}).")
  private long records;

  @Option(
      names = "--rounds",
      defaultValue = "7",
      description = "Timed rounds of each topology (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--threads",
      defaultValue = "1",
      description = "Stream threads (default: ${DEFAULT-VALUE}).")
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
      description = "Overrides a Kafka Streams property of both topologies; may be repeated.")
  private final Map<String, String> overrides = new HashMap<>();

  @Option(
      names = "--touching",
      paramLabel = "PERCENT",
      defaultValue = "0",
      description =
          "Share of the records that touch one of 10,000 personal-data assets; 0 looks for no"
              + " accesses (default: ${DEFAULT-VALUE}).")
  private double touching;

  @Option(names = "--quick", description = "A smoke run: few records, one round.")
  private boolean quick;

  private int runs;

  @Override
  public Integer call() throws Exception {
    if (quick) {
      records = Math.min(records, 20_000);
      rounds = 1;
    }
    RuleSet rules = ruleOptions.read();
    Report report = new Report("Detect against an empty pass-through", Clock.systemUTC());
    report.note("rules", Rules.describe(rules, ruleOptions.paths()));
    try (BenchmarkKafka kafka = BenchmarkKafka.start()) {
      Filling filling = Filling.fill(kafka, records, rules, Clock.systemUTC());
      describe(report, filling);
      measure(kafka, rules, report);
    }
    report.print(command.commandLine().getOut());
    return 0;
  }

  private void describe(Report report, Filling filling) {
    report.note(
        "records",
        "%,d of %.0f bytes on average, simulated hospital, steady, with probes"
            .formatted(filling.records(), filling.averageBytes()));
    report.note(
        "settings",
        ("%d partitions, %d stream thread(s), exactly_once_v2, commit interval %d ms, lz4, the"
                + " stage's own properties for both; embedded broker in this process; overrides %s")
            .formatted(BenchmarkKafka.PARTITIONS, threads, commitMillis, overrides));
    report.note(
        "timed",
        "from the moment a stream thread gets its first records until the commit of the last is"
            + " seen (looked for every 10 ms); in turns, pass-through first, medians of "
            + rounds
            + " round(s) each after one of each that does not count");
    report.note(
        "accesses",
        touching == 0
            ? "not looked for"
            : "looked for with 10,000 assets, which %.0f %% of the records touch"
                .formatted(touching));
    report.atMost(
        "records that match a rule", filling.matchingPercent(), "%", TARGET_MATCHING_PERCENT);
    report.figure(
        "candidates for correlations, of each that matches", filling.candidatesPerMatch(), "");
  }

  private void measure(BenchmarkKafka kafka, RuleSet rules, Report report)
      throws InterruptedException, ExecutionException {
    Registers registers = touching == 0 ? Registers.empty() : TouchedAssets.registers(touching);
    List<Round> passing = new ArrayList<>();
    List<Round> detecting = new ArrayList<>();
    for (int i = 0; i <= rounds; i++) {
      Round yardstick = round(kafka, registry -> PassThrough.topology());
      Round detected = round(kafka, registry -> detect(rules, registers, registry));
      progress(i, yardstick, detected);
      if (i > 0) {
        passing.add(yardstick);
        detecting.add(detected);
      }
    }
    report(report, passing, detecting);
  }

  private StageTopology detect(RuleSet rules, Registers registers, MeterRegistry registry) {
    return touching == 0
        ? Stages.detect(rules, registry)
        : Stages.detect(rules, registers, registry);
  }

  private Round round(BenchmarkKafka kafka, Function<MeterRegistry, StageTopology> topology)
      throws InterruptedException, ExecutionException {
    RunningStage.Settings settings =
        new RunningStage.Settings(threads, Duration.ofMillis(commitMillis), overrides);
    try (RunningStage stage = RunningStage.start(kafka, settings, ++runs, topology)) {
      return Round.of(kafka, stage, records, threads);
    }
  }

  private void progress(int round, Round passing, Round detecting) {
    PrintWriter err = command.commandLine().getErr();
    err.printf(
        "round %d%s: pass-through %s, detect %s records/s a thread%n",
        round,
        round == 0 ? " (does not count)" : "",
        Report.text(passing.recordsPerThreadSecond()),
        Report.text(detecting.recordsPerThreadSecond()));
    err.flush();
  }

  private void report(Report report, List<Round> passing, List<Round> detecting) {
    side(report, "pass-through", passing);
    side(report, "detect", detecting);
    double ratio =
        median(detecting, Round::recordsPerThreadSecond)
            / median(passing, Round::recordsPerThreadSecond);
    report.atLeast(
        "detect / pass-through, records/s",
        ratio,
        "x",
        touching == 0 ? TARGET_RATIO : TARGET_RATIO_WITH_ACCESSES);
    report.figure(
        "pass-through / detect, CPU of the stream threads",
        median(passing, Round::threadMicrosPerRecord)
            / median(detecting, Round::threadMicrosPerRecord),
        "x");
    double heap = Round.over(detecting, Round::liveHeapBytes).max() / MEBI;
    report.atMost("heap in use after a full collection", heap, "MiB", TARGET_HEAP_MIB);
    report.figure("resident memory of the process", Machine.residentMemory());
  }

  private static void side(Report report, String name, List<Round> rounds) {
    Samples rate = Round.over(rounds, Round::recordsPerThreadSecond);
    report.figure(name + ", records/s a thread, median", rate.median(), "/s");
    report.figure(
        name + ", records/s a thread, least to most",
        Report.text(rate.min()) + " to " + Report.text(rate.max()) + " /s");
    report.figure(
        name + ", CPU of the stream threads", median(rounds, Round::threadMicrosPerRecord), "us");
    report.figure(
        name + ", CPU of the whole process", median(rounds, Round::processMicrosPerRecord), "us");
    report.figure(
        name + ", garbage collection, share of the time",
        100 * median(rounds, round -> round.used().gcMillis() / 1e3 / round.used().seconds()),
        "%");
    report.figure(name + ", start until first records", median(rounds, Round::startSeconds), "s");
  }

  private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
    return Round.over(rounds, figure).median();
  }
}
