package nl.dijkwacht.benchmarks.micro;

import java.util.Collection;
import java.util.Map;
import nl.dijkwacht.benchmarks.report.Report;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;

/** Candidate events that a core judges in a second, beside what is aimed at. */
final class CorrelationReport {

  private static final Map<String, Integer> TARGETS =
      Map.of("event_count", 200_000, "value_count", 100_000);

  private CorrelationReport() {}

  static void add(Report report, Collection<RunResult> results) {
    for (RunResult result : results) {
      BenchmarkParams params = result.getParams();
      if (params.getBenchmark().startsWith(CorrelationBenchmark.class.getName() + '.')) {
        String type = params.getParam("type");
        double perSecond = 1e9 / result.getPrimaryResult().getScore();
        int target = TARGETS.getOrDefault(type, 0);
        report.atLeast(type + ", candidates judged on one thread", perSecond, "/s", target);
      }
    }
  }
}
