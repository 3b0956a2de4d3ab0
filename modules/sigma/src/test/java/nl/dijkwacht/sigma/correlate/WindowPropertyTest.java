package nl.dijkwacht.sigma.correlate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import nl.dijkwacht.core.signal.Candidate;
import nl.dijkwacht.sigma.correlate.Threshold.Comparison;
import nl.dijkwacht.sigma.correlate.Threshold.Operator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever order events come in, and however often: what is told is what the definition says. */
class WindowPropertyTest {

  private static final int RUNS = 150;

  @ParameterizedTest
  @EnumSource(CorrelationType.class)
  void windowsAreWhatTheDefinitionSaysInAnyOrder(CorrelationType type) {
    Random random = new Random(type.label().length() * 31L);
    for (int run = 0; run < RUNS; run++) {
      Correlation correlation = anyCorrelation(type, random);
      Map<String, List<Candidate>> groups = new HashMap<>();
      int count = 1 + random.nextInt(type == CorrelationType.TEMPORAL_ORDERED ? 12 : 60);
      for (int i = 0; i < count; i++) {
        Candidate event = anyEvent(correlation, "e" + i, random);
        groups.computeIfAbsent(event.group(), group -> new ArrayList<>()).add(event);
      }
      Set<String> expected = new TreeSet<>();
      groups.values().forEach(g -> expected.addAll(new BruteForce(correlation, g).fulfilled()));

      List<Candidate> events = new ArrayList<>();
      groups.values().forEach(events::addAll);
      for (int order = 0; order < 3; order++) {
        List<Candidate> input = new ArrayList<>(events);
        input.addAll(events.subList(0, random.nextInt(events.size())));
        Collections.shuffle(input, random);
        assertThat(told(correlation, input, random.nextBoolean()))
            .as("run %d of %s %s over %s", run, type, correlation.threshold(), input)
            .isEqualTo(expected);
      }
    }
  }

  /** What is told, each of it once. */
  private static Set<String> told(
      Correlation correlation, List<Candidate> input, boolean interrupted) {
    MemoryEntryStore store = new MemoryEntryStore();
    Correlator correlator = new Correlator(store);
    Set<String> told = new TreeSet<>();
    for (int i = 0; i < input.size(); i++) {
      if (interrupted && i % 7 == 3) {
        correlator = new Correlator(store);
      }
      Correlator.Result result = correlator.add(correlation, input.get(i), 0);
      result.firings().forEach(firing -> tell(firing, told));
    }
    for (Candidate event : correlation.firesAtOnce() ? List.<Candidate>of() : input) {
      long time = event.event().eventTime().toEpochMilli();
      correlator
          .judge(correlation, event.group(), time, correlator.idOf(event), 0)
          .ifPresent(firing -> tell(firing, told));
    }
    return told;
  }

  private static void tell(Firing firing, Set<String> told) {
    assertThat(told.add(firing.last().id())).as("told twice: " + firing.last().id()).isTrue();
  }

  private static Correlation anyCorrelation(CorrelationType type, Random random) {
    int rules = 1 + random.nextInt(4);
    Operator[] operators = Operator.values();
    List<Comparison> comparisons = new ArrayList<>();
    for (int i = random.nextInt(4) == 0 ? 1 : 0; i < 2; i++) {
      boolean atOnce = random.nextBoolean();
      Operator operator = operators[random.nextInt(atOnce ? 2 : operators.length)];
      comparisons.add(new Comparison(operator, 1 + random.nextInt(type.isNumeric() ? 12 : 5)));
    }
    Duration timespan = Duration.ofSeconds(1 + random.nextInt(20));
    return Candidates.correlation(
        type, rules, timespan, new Threshold(comparisons), 1 + random.nextInt(100));
  }

  private static Candidate anyEvent(Correlation correlation, String id, Random random) {
    List<Long> values = new ArrayList<>();
    if (correlation.type().hasField()) {
      for (int i = random.nextInt(3); i >= 0; i--) {
        long value = 500L * random.nextInt(12);
        boolean known = values.contains(value) && !correlation.type().isNumeric();
        if (!known) {
          values.add(value);
        }
      }
    }
    long every = (1L << correlation.members().size()) - 1;
    long members = Math.max(1, random.nextLong() & every);
    String group = "g" + random.nextInt(2);
    return Candidates.candidate(group, id, random.nextInt(60), members, values);
  }
}
