package nl.dijkwacht.core.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.core.signal.Signals;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FindingTest {

  private static final List<Level> LEVELS = List.of(Level.values());
  private static final Duration NEWS_FOR = Duration.ofHours(1);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aFindingIsTheSameWhateverTheOrderOfItsSignals(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 50; round++) {
      List<Signal> signals = signals(random);
      Finding expected = unannounced(fold(signals));
      for (int shuffle = 0; shuffle < 10; shuffle++) {
        Collections.shuffle(signals, random);
        assertThat(unannounced(fold(signals))).isEqualTo(expected);
      }
    }
  }

  @Test
  void oneSignalMakesAFinding() {
    Signal signal = Signals.fresh("e", 0, Level.HIGH);
    assertThat(FindingUpdate.quiet(null, signal).finding())
        .isEqualTo(
            new Finding(
                signal.findingId(),
                Finding.Status.OPEN,
                signal.rule(),
                signal.subject(),
                Level.HIGH,
                1,
                signal.event(),
                signal.event(),
                null));
  }

  @Test
  void countLevelAndBoundsFollowTheSignals() {
    Signal early = Signals.fresh("e-1", 0, Level.HIGH);
    Signal middle = Signals.fresh("e-2", 5, Level.LOW);
    Signal late = Signals.fresh("e-3", 9, Level.MEDIUM);
    Finding finding = fold(List.of(middle, late, early));
    assertThat(finding.occurrences()).isEqualTo(3);
    assertThat(finding.level()).isEqualTo(Level.HIGH);
    assertThat(finding.first()).isEqualTo(early.event());
    assertThat(finding.latest()).isEqualTo(late.event());
    assertThat(finding.rule()).as("the rule as of the latest event").isEqualTo(late.rule());
  }

  @Test
  void eventsOfTheSameTimeAreOrderedById() {
    Signal a = Signals.fresh("a", 0, Level.LOW);
    Signal b = Signals.fresh("b", 0, Level.HIGH);
    for (Finding finding : List.of(fold(List.of(a, b)), fold(List.of(b, a)))) {
      assertThat(finding.first()).isEqualTo(a.event());
      assertThat(finding.latest()).isEqualTo(b.event());
      assertThat(finding.rule()).isEqualTo(b.rule());
    }
  }

  private static List<Signal> signals(Random random) {
    List<Signal> signals = new ArrayList<>();
    int count = 1 + random.nextInt(8);
    for (int i = 0; i < count; i++) {
      Level level = LEVELS.get(random.nextInt(LEVELS.size()));
      int second = random.nextInt(5);
      signals.add(Signals.collected("e-" + i, second, second + random.nextInt(7_200), level));
    }
    return signals;
  }

  private static Finding fold(List<Signal> signals) {
    @Nullable Finding finding = null;
    for (Signal signal : signals) {
      finding = FindingUpdate.of(finding, signal, NEWS_FOR).finding();
    }
    if (finding == null) {
      throw new AssertionError("no signals");
    }
    return finding;
  }

  private static Finding unannounced(Finding finding) {
    return new Finding(
        finding.id(),
        finding.status(),
        finding.rule(),
        finding.subject(),
        finding.level(),
        finding.occurrences(),
        finding.first(),
        finding.latest(),
        null);
  }
}
