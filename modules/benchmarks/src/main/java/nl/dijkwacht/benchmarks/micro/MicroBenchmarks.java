package nl.dijkwacht.benchmarks.micro;

import java.io.File;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import nl.dijkwacht.benchmarks.input.RuleOptions;
import nl.dijkwacht.benchmarks.report.Report;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the JMH benchmarks, each in a JVM of its own with the arguments of this one. */
@Command(
    name = "jmh",
    mixinStandardHelpOptions = true,
    description =
        "JMH: reading and matching of single records, judging of candidates and of configuration items.")
public final class MicroBenchmarks implements Callable<Integer> {

  // Picocli fills these in before the command runs.
  @SuppressWarnings("NullAway.Init")
  @Spec
  private CommandSpec command;

  @Mixin private final RuleOptions ruleOptions = new RuleOptions();

  @Option(
      names = "--input",
      paramLabel = "FILE",
      description = "Gzipped JSON lines to read beside the simulator's; may be repeated.")
  private List<Path> inputs = new ArrayList<>();

  @Option(names = "--quick", description = "A smoke run: one short iteration, no fork.")
  private boolean quick;

  @Override
  public Integer call() throws Exception {
    Collection<RunResult> results = new Runner(options().build()).run();
    Report report = new Report("Single records", Clock.systemUTC());
    for (RunResult result : results) {
      List<String> params = new ArrayList<>();
      for (String key : result.getParams().getParamsKeys()) {
        params.add(result.getParams().getParam(key));
      }
      String benchmark = result.getParams().getBenchmark();
      String name = benchmark.substring(benchmark.lastIndexOf('.') + 1);
      Result<?> score = result.getPrimaryResult();
      Result<?> allocated = result.getSecondaryResults().get("gc.alloc.rate.norm");
      report.note(
          name,
          "%s: %s ns, %s records/s, %s bytes allocated"
              .formatted(
                  params,
                  Report.text(score.getScore()),
                  Report.text(1e9 / score.getScore()),
                  allocated == null ? "?" : Report.text(allocated.getScore())));
    }
    CorrelationReport.add(report, results);
    ControlReport.add(report, results);
    RuleCountReport.add(report, results, joinedPaths(), quick ? 3 : 120);
    report.print(command.commandLine().getOut());
    return 0;
  }

  private ChainedOptionsBuilder options() {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(ReadingBenchmark.class.getName())
            .include(MatchingBenchmark.class.getName())
            .include(CorrelationBenchmark.class.getName())
            .include(RuleCountBenchmark.class.getName())
            .include(LoadingBenchmark.class.getName())
            .include(RegistersBenchmark.class.getName())
            .include(AssetsBenchmark.class.getName())
            .include(ControlBenchmark.class.getName())
            .addProfiler(GCProfiler.class)
            .param("input", inputNames())
            .param("rules", ruleNames())
            .param("paths", joinedPaths());
    return quick
        ? options
            .param("count", "60", "300")
            .param("loaded", "300")
            .forks(0)
            .warmupIterations(0)
            .measurementIterations(1)
            .measurementTime(TimeValue.milliseconds(50))
        : options;
  }

  private String[] inputNames() {
    List<String> names = new ArrayList<>(List.of(RecordSource.SIMULATOR));
    inputs.forEach(path -> names.add(path.toString()));
    return names.toArray(new String[0]);
  }

  private String joinedPaths() {
    return ruleOptions.paths().stream()
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** No rules, the own pack, and then one path more at a time. */
  private String[] ruleNames() {
    List<String> names =
        new ArrayList<>(List.of(MatchingBenchmark.NO_RULES, MatchingBenchmark.OWN_PACK));
    String last = MatchingBenchmark.OWN_PACK;
    for (Path path : ruleOptions.paths()) {
      last += File.pathSeparator + path;
      names.add(last);
    }
    return names.toArray(new String[0]);
  }
}
