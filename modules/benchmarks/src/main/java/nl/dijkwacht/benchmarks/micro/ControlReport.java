package nl.dijkwacht.benchmarks.micro;

import java.util.Collection;
import nl.dijkwacht.benchmarks.report.Report;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;

/** How many items a second one thread judges by all controls of their type. */
final class ControlReport {

  private static final int TARGET = 20_000;

  private ControlReport() {}

  static void add(Report report, Collection<RunResult> results) {
    for (RunResult result : results) {
      BenchmarkParams params = result.getParams();
      if (params.getBenchmark().startsWith(ControlBenchmark.class.getName() + '.')
          && params.getParam("type").equals(ControlBenchmark.ALL)) {
        double perSecond = 1e9 / result.getPrimaryResult().getScore();
        report.atLeast("items judged by all controls on one thread", perSecond, "/s", TARGET);
      }
    }
  }
}
