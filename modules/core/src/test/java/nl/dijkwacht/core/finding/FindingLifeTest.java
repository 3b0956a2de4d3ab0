package nl.dijkwacht.core.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.core.signal.Signals;
import nl.dijkwacht.core.verdict.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every life. */
class FindingLifeTest {

  private static final int HOUR = 3600;
  private static final List<FindingCommand.Action> ACTIONS =
      List.of(FindingCommand.Action.values());
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

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void whateverPeopleAndTimeDoAFindingIsOfOnePiece(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      Life life = new Life(AlertPolicy.newsFor(Life.NEWS_FOR), exceptions(random));
      Set<String> ids = new HashSet<>();
      int second = 0;
      for (int i = 0; i < 25; i++) {
        second += random.nextInt(2 * HOUR);
        step(life, random, second, i + 1);
        Finding finding = life.findingOrNull();
        if (finding != null) {
          assertOfOnePiece(finding);
        }
      }
      assertThat(life.alerts()).allMatch(alert -> ids.add(alert.id()));
      assertThat(life.alerts())
          .noneMatch(alert -> alert.finding().status() == Finding.Status.SUPPRESSED)
          .noneMatch(alert -> alert.finding().status() == Finding.Status.CLOSED);
    }
  }

  private static void assertOfOnePiece(Finding finding) {
    boolean suppressed = finding.status() == Finding.Status.SUPPRESSED;
    assertThat(finding.suppression() != null).isEqualTo(suppressed);
    if (finding.status() == Finding.Status.CLOSED) {
      assertThat(finding.handled().closing()).isNotNull();
    }
    if (finding.status() == Finding.Status.OPEN || suppressed) {
      assertThat(finding.lived().ended()).isFalse();
    }
    if (finding.status() == Finding.Status.RESOLVED) {
      assertThat(finding.lived().ended()).isTrue();
    }
    if (finding.handled().silence() == null) {
      assertThat(finding.handled().withheld()).isNull();
    }
    boolean waits = finding.lived().flapping() || finding.handled().withheld() != null;
    if (finding.status() == Finding.Status.RESOLVED && !waits) {
      assertThat(finding.announced()).isNull();
    }
  }

  private static void step(Life life, Random random, int second, long revision) {
    Verdict.Result result =
        random.nextBoolean() ? Verdict.Result.FAIL : RESULTS.get(random.nextInt(RESULTS.size()));
    Instant now = Signals.START.plusSeconds(second);
    if (life.findingOrNull() == null || random.nextInt(3) > 0) {
      life.verdict(Verdicts.CONFIRMED.at(second, result, revision));
    } else {
      life.tryCommand(anyCommand(random, now));
    }
    if (random.nextBoolean()) {
      life.pass(now.plusSeconds(60));
    }
  }

  private static FindingCommand anyCommand(Random random, Instant now) {
    FindingCommand.Action action = ACTIONS.get(random.nextInt(ACTIONS.size()));
    return action == FindingCommand.Action.CLOSE
        ? Commands.close(FindingCommand.ClosedAs.BENIGN, now)
        : Commands.of(action, now)
            .text("Why")
            .to("who")
            .until(now.plusSeconds(random.nextInt(12 * HOUR)))
            .command();
  }

  private static Exceptions exceptions(Random random) {
    Instant from = Signals.START.plusSeconds(random.nextInt(12 * HOUR));
    Instant expires = from.plusSeconds(random.nextInt(12 * HOUR));
    ExceptionEntry entry =
        new ExceptionEntry("E-1", "any", null, null, null, "who", "Why", "", from, expires);
    return (rule, names, account, principal, at) ->
        at.isBefore(from) || !at.isBefore(expires) ? Optional.empty() : Optional.of(entry);
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
