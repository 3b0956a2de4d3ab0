package nl.dijkwacht.benchmarks.micro;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import nl.dijkwacht.benchmarks.report.Report;
import org.openjdk.jmh.results.RunResult;

/** What the number of rules costs, beside what is wanted. */
final class RuleCountReport {

  private static final double NANOS = 1e9;

  private RuleCountReport() {}

  /**
   * Measures what JMH cannot in turns, and adds it and the time of loading.
   *
   * @param paths as the benchmarks had them
   * @param turns with each number of rules
   */
  static void add(Report report, Collection<RunResult> results, String paths, int turns)
      throws IOException {
    SortedSet<Integer> counts = new TreeSet<>();
    for (RunResult result : results) {
      String count = result.getParams().getParam("count");
      if (count != null) {
        counts.add(Integer.valueOf(count));
      }
      String loaded = result.getParams().getParam("loaded");
      if (loaded != null) {
        double seconds = result.getPrimaryResult().getScore() / NANOS;
        report.atMost(loaded + " rules loaded and compiled, cold", seconds, "s", 3);
      }
    }
    if (!counts.isEmpty()) {
      rates(report, RuleCountTurns.measure(counts, paths, turns));
    }
  }

  private static void rates(Report report, List<RuleCountTurns.Figures> all) {
    for (RuleCountTurns.Figures figures : all) {
      String with = "with %,d rules, ".formatted(figures.rules());
      String rate = with + "read and matched by a core";
      if (figures.rules() == 100) {
        report.atLeast(rate, NANOS / figures.nanos(), "/s", 500_000);
        report.atMost(with + "records that match", figures.matchingPercent(), "%", 2);
      } else {
        report.figure(rate, NANOS / figures.nanos(), "/s");
        report.figure(with + "records that match", figures.matchingPercent(), "%");
      }
    }
    RuleCountTurns.Figures least = all.get(0);
    RuleCountTurns.Figures most = all.get(all.size() - 1);
    report.atMost(
        "from %d to %,d rules, throughput falls by".formatted(least.rules(), most.rules()),
        100 * (1 - least.nanos() / most.nanos()),
        "%",
        20);
  }
}
