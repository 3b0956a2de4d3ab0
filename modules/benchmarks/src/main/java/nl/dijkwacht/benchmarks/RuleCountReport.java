package nl.dijkwacht.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.dijkwacht.core.TrailEventReader;
import nl.dijkwacht.core.TrailReading;
import nl.dijkwacht.sigma.RuleMatcher;
import nl.dijkwacht.sigma.RuleSet;
import org.openjdk.jmh.results.RunResult;

/** What the number of rules costs, beside what is wanted. */
final class RuleCountReport {

  private static final double NANOS = 1e9;

  private RuleCountReport() {}

  /**
   * Adds the figures.
   *
   * @param paths as the benchmarks had them
   */
  static void add(Report report, Collection<RunResult> results, String paths) throws IOException {
    SortedMap<Integer, Double> rates = new TreeMap<>();
    for (RunResult result : results) {
      String count = result.getParams().getParam("count");
      if (count != null) {
        rates.put(Integer.valueOf(count), NANOS / result.getPrimaryResult().getScore());
      }
      if (result.getParams().getParam("loaded") != null) {
        double seconds = result.getPrimaryResult().getScore() / NANOS;
        report.atMost(
            result.getParams().getParam("loaded") + " rules loaded and compiled, cold",
            seconds,
            "s",
            3);
      }
    }
    for (int count : rates.keySet()) {
      rate(report, count, rates.getOrDefault(count, Double.NaN));
      report.figure(
          "of the records, at least one of %,d rules matches".formatted(count),
          matchingPercent(RuleSet.read(Rules.files(count, paths)).matcher()),
          "%");
    }
    List<Double> all = new ArrayList<>(rates.values());
    if (!all.isEmpty()) {
      report.atMost(
          "from %d to %,d rules, throughput falls by".formatted(rates.firstKey(), rates.lastKey()),
          100 * (1 - all.get(all.size() - 1) / all.get(0)),
          "%",
          20);
    }
  }

  private static double matchingPercent(RuleMatcher matcher) throws IOException {
    TrailEventReader reader = new TrailEventReader();
    byte[][] records = RecordSource.records(RecordSource.SIMULATOR);
    int matching = 0;
    for (byte[] record : records) {
      if (reader.read(record) instanceof TrailReading.Event read
          && !matcher.match(read.event()).isEmpty()) {
        matching++;
      }
    }
    return 100.0 * matching / records.length;
  }

  private static void rate(Report report, int count, double rate) {
    String name = "read and match with %,d rules, one thread".formatted(count);
    if (count == 100) {
      report.atLeast(name, rate, "/s", 500_000);
    } else {
      report.figure(name, rate, "/s");
    }
  }
}
