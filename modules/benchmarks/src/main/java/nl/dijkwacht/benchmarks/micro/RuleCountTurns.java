package nl.dijkwacht.benchmarks.micro;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import nl.dijkwacht.benchmarks.input.Rules;
import nl.dijkwacht.core.trail.TrailEventReader;
import nl.dijkwacht.core.trail.TrailReading;
import nl.dijkwacht.sigma.RuleMatcher;
import nl.dijkwacht.sigma.RuleSet;

/**
 * Reads and matches all records with each number of rules in turns, by the CPU time of the thread.
 * A busy machine slows all of them alike, where benchmarks one after another would each have their
 * own luck.
 */
final class RuleCountTurns {

  /**
   * What was measured with a number of rules.
   *
   * @param nanos CPU time a record, the median of the turns
   * @param matchingPercent of the records, those that at least one rule matches
   */
  record Figures(int rules, double nanos, double matchingPercent) {}

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final TrailEventReader reader = new TrailEventReader();
  private final byte[][] records;
  private int matching;

  private RuleCountTurns(byte[][] records) {
    this.records = records;
  }

  /**
   * Measures; a third of the turns goes before, to warm up.
   *
   * @param paths of real rules, with colons between
   */
  static List<Figures> measure(Collection<Integer> counts, String paths, int turns)
      throws IOException {
    List<RuleMatcher> matchers = new ArrayList<>();
    for (int count : counts) {
      matchers.add(RuleSet.read(Rules.files(count, paths)).matcher());
    }
    RuleCountTurns measuring = new RuleCountTurns(RecordSource.records(RecordSource.SIMULATOR));
    return measuring.measure(new ArrayList<>(counts), matchers, turns);
  }

  private List<Figures> measure(List<Integer> counts, List<RuleMatcher> matchers, int turns) {
    double[][] nanos = new double[counts.size()][turns];
    double[] percent = new double[counts.size()];
    for (int turn = -turns / 3; turn < turns; turn++) {
      for (int i = 0; i < nanos.length; i++) {
        nanos[i][Math.max(turn, 0)] = turn(matchers.get(i));
        percent[i] = 100.0 * matching / records.length;
      }
    }
    List<Figures> figures = new ArrayList<>();
    for (int i = 0; i < nanos.length; i++) {
      Arrays.sort(nanos[i]);
      figures.add(new Figures(counts.get(i), nanos[i][turns / 2], percent[i]));
    }
    return figures;
  }

  private double turn(RuleMatcher matcher) {
    long start = threads.getCurrentThreadCpuTime();
    matching = 0;
    for (byte[] record : records) {
      if (reader.read(record) instanceof TrailReading.Event read
          && !matcher.match(read.event()).isEmpty()) {
        matching++;
      }
    }
    return (double) (threads.getCurrentThreadCpuTime() - start) / records.length;
  }
}
