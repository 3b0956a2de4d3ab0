package nl.dijkwacht.benchmarks;

import nl.dijkwacht.benchmarks.drift.DriftBenchmark;
import nl.dijkwacht.benchmarks.micro.MicroBenchmarks;
import nl.dijkwacht.benchmarks.objects.ObjectsBenchmark;
import nl.dijkwacht.benchmarks.pipeline.LatencyBenchmark;
import nl.dijkwacht.benchmarks.pipeline.PipelineBenchmark;
import nl.dijkwacht.benchmarks.quality.QualityBenchmark;
import nl.dijkwacht.benchmarks.scan.ScanBenchmark;
import nl.dijkwacht.benchmarks.subscriptions.SubscriptionsBenchmark;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of the benchmarks. */
@Command(
    name = "benchmarks",
    mixinStandardHelpOptions = true,
    description = "Measures Dijkwacht on this machine and prints each figure beside its target.",
    subcommands = {
      MicroBenchmarks.class,
      PipelineBenchmark.class,
      LatencyBenchmark.class,
      ScanBenchmark.class,
      ObjectsBenchmark.class,
      DriftBenchmark.class,
      SubscriptionsBenchmark.class,
      QualityBenchmark.class
    })
public final class Benchmarks {

  private Benchmarks() {}

  public static void main(String... arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Benchmarks()).setUsageHelpAutoWidth(false);
  }
}
