package nl.dijkwacht.sigma.correlate;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import nl.dijkwacht.core.signal.Candidate;

/** The definition of correlations, one window after the other and without any shortcut. */
final class BruteForce {

  private final Correlation correlation;
  private final List<Candidate> events;

  /**
   * @param events of one group, without copies
   */
  BruteForce(Correlation correlation, Collection<Candidate> events) {
    this.correlation = correlation;
    this.events = List.copyOf(events);
  }

  /** The ids of the events whose window is fulfilled. */
  Set<String> fulfilled() {
    Set<String> ids = new TreeSet<>();
    for (Candidate event : events) {
      if (correlation.threshold().holds(result(time(event)))) {
        ids.add(event.id());
      }
    }
    return ids;
  }

  private static long time(Candidate event) {
    return event.event().eventTime().toEpochMilli();
  }

  private double result(long end) {
    long begin = end - correlation.timespan().toMillis();
    List<Candidate> window =
        events.stream().filter(event -> time(event) > begin && time(event) <= end).toList();
    double[] numbers =
        window.stream()
            .flatMap(event -> event.values().stream())
            .mapToDouble(value -> value / 1000.0)
            .sorted()
            .toArray();
    int count = numbers.length;
    return switch (correlation.type()) {
      case EVENT_COUNT -> window.size();
      case VALUE_COUNT -> Arrays.stream(numbers).distinct().count();
      case TEMPORAL ->
          Long.bitCount(window.stream().mapToLong(Candidate::members).reduce(0, (a, b) -> a | b));
      case TEMPORAL_ORDERED -> inOrder(window, 0, Long.MIN_VALUE, new HashSet<>());
      case VALUE_SUM -> Arrays.stream(numbers).sum();
      case VALUE_AVG -> Arrays.stream(numbers).sum() / count;
      case VALUE_MEDIAN -> (numbers[(count - 1) / 2] + numbers[count / 2]) / 2;
      case VALUE_PERCENTILE ->
          numbers[(int) Math.ceil(correlation.percentile() * count / 100.0) - 1];
    };
  }

  /** Tries every way to give rules from one on an event each, not before a time. */
  private int inOrder(List<Candidate> window, int rule, long notBefore, Set<String> used) {
    if (rule == correlation.members().size()) {
      return 0;
    }
    int most = inOrder(window, rule + 1, notBefore, used);
    for (Candidate event : window) {
      boolean fits = (event.members() >> rule & 1) == 1 && time(event) >= notBefore;
      if (fits && used.add(event.id())) {
        most = Math.max(most, 1 + inOrder(window, rule + 1, time(event), used));
        used.remove(event.id());
      }
    }
    return most;
  }
}
