package nl.dijkwacht.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every life. */
class FindingLifeTest {

  private static final int HOUR = 3600;
  private static final List<Level> LEVELS = List.of(Level.values());
  private static final List<Verdict.Result> RESULTS = List.of(Verdict.Result.values());

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void whateverComesAgainMakesNoSecondAlert(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 100; round++) {
      List<Consumer<Life>> steps = steps(random);
      Life once = new Life();
      Life twice = new Life();
      steps.forEach(step -> step.accept(once));
      for (Consumer<Life> step : steps) {
        step.accept(twice);
        steps
            .subList(0, 1 + random.nextInt(steps.indexOf(step) + 1))
            .forEach(before -> before.accept(twice));
      }

      assertThat(twice.findingOrNull()).isEqualTo(once.findingOrNull());
      assertThat(twice.alerts()).isEqualTo(once.alerts());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void noTwoAlertsHaveOneId(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      Life life = new Life();
      steps(random).forEach(step -> step.accept(life));
      Set<String> ids = new HashSet<>();

      assertThat(life.alerts()).allMatch(alert -> ids.add(alert.id()));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void theNewestVerdictDecidesInWhateverOrderTheyComeAfterTheFirst(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 100; round++) {
      List<Verdict> verdicts = verdicts(random);
      Finding inOrder = fold(verdicts);
      List<Verdict> shuffled = new ArrayList<>(verdicts.subList(1, verdicts.size()));
      Collections.shuffle(shuffled, random);
      shuffled.add(0, verdicts.get(0));
      Finding anyhow = fold(shuffled);

      Verdict newest = verdicts.get(verdicts.size() - 1);
      assertThat(anyhow.drift()).isNotNull();
      assertThat(result(anyhow)).isEqualTo(result(inOrder)).isEqualTo(newest.result());
      if (newest.result() != Verdict.Result.UNKNOWN) {
        assertThat(anyhow.status()).isEqualTo(inOrder.status());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void whoHearsOfAnEndHeardOfItsBeginning(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      Life life = new Life();
      steps(random).forEach(step -> step.accept(life));
      boolean open = false;
      for (Alert alert : life.alerts()) {
        boolean end = alert.transition() == Alert.Transition.RESOLVED;
        assertThat(end && !open).as(life.told().toString()).isFalse();
        open = !end;
      }
    }
  }

  private static Finding fold(List<Verdict> verdicts) {
    Life life = new Life();
    verdicts.forEach(life::verdict);
    return life.finding();
  }

  private static Verdict.Result result(Finding finding) {
    Drift drift = finding.drift();
    if (drift == null) {
      throw new AssertionError("no verdict");
    }
    return drift.result();
  }

  /** Verdicts in the order of their revisions and times, the first of which fails. */
  private static List<Verdict> verdicts(Random random) {
    List<Verdict> verdicts = new ArrayList<>();
    int count = 2 + random.nextInt(10);
    int second = 0;
    for (int i = 0; i < count; i++) {
      Verdict.Result result =
          i == 0 ? Verdict.Result.FAIL : RESULTS.get(random.nextInt(RESULTS.size()));
      Verdicts made = random.nextBoolean() ? Verdicts.CONFIRMED : Verdicts.PROVISIONAL;
      made = random.nextBoolean() ? made.by("arn:" + random.nextInt(3)) : made;
      verdicts.add(made.at(second, result, i + 1));
      second += 1 + random.nextInt(4 * HOUR);
    }
    return verdicts;
  }

  private static List<Consumer<Life>> steps(Random random) {
    List<Consumer<Life>> steps = new ArrayList<>();
    if (random.nextBoolean()) {
      verdicts(random).forEach(verdict -> steps.add(life -> life.verdict(verdict)));
    } else {
      for (int i = 0; i < 2 + random.nextInt(8); i++) {
        Level level = LEVELS.get(random.nextInt(LEVELS.size()));
        int second = random.nextInt(HOUR);
        Signal signal =
            Signals.collected("e-" + i, second, second + random.nextInt(2 * HOUR), level);
        steps.add(life -> life.signal(signal));
      }
    }
    return steps;
  }
}
