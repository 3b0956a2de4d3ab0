package nl.dijkwacht.streams.behaviour;

import static nl.dijkwacht.streams.behaviour.BehaviourDriver.at;
import static nl.dijkwacht.streams.behaviour.BehaviourDriver.isWeekend;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.core.verdict.Change;
import nl.dijkwacht.streams.Touch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same accesses give the same signals, however they come. */
class BehaviourOrderTest {

  private static final long DAYS = 30;

  /** Some weeks of a few principals, with revisions of minutes and something of every kind. */
  private static List<Touch> touches(long seed) {
    Random random = new Random(seed);
    List<Touch> touches = new ArrayList<>();
    for (long day = 0; day < DAYS; day++) {
      for (int who = 0; who < 5 && !isWeekend(day); who++) {
        Touch touch =
            Touch.person("persoon" + who + "@example.org", at(day, 8 + random.nextInt(8)));
        touches.add(touch.reads(1 + random.nextInt(30)));
        touches.add(touch.reads(31 + random.nextInt(30)).revision(2));
      }
      touches.add(Touch.workload("app", at(day, 3)).reads(100 + random.nextInt(50)));
    }
    long today = DAYS - 2;
    touches.add(Touch.person("persoon1@example.org", at(today, 17)).reads(900));
    touches.add(
        Touch.person("persoon2@example.org", at(today, 17)).reads(1).from("US", "8.8.8.0/24"));
    touches.add(
        Touch.person("persoon3@example.org", at(today, 17)).reads(1).from("BE", "192.0.2.0/24"));
    touches.add(Touch.person("persoon3@example.org", at(today, 18)).reads(1));
    touches.add(Touch.workload("app", at(today, 17)).reads(1).from("NL", "185.2.3.0/24"));
    touches.add(Touch.workload("nieuw", at(today, 17)).reads(1));
    touches.add(Touch.workload("nieuw", at(today, 18)).reads(1));
    touches.add(Touch.workload("laat", at(today, 16)).fails(20));
    touches.add(Touch.workload("laat", at(today, 17)).reads(1));
    touches.add(Touch.user("beheer", at(today, 17)).deletes(500));
    return touches;
  }

  private static Change grant() {
    return BeginningsTest.change(
        "AWS::IAM::Role", "laat", "PutRolePolicy", Change.Means.CONSOLE, at(DAYS - 2, 16, 30));
  }

  private static Set<String> ids(List<Signal> signals) {
    Set<String> ids = new TreeSet<>();
    signals.forEach(signal -> ids.add(signal.rule().title() + " " + signal.id()));
    assertThat(ids).hasSameSizeAs(signals);
    return ids;
  }

  private static Set<String> signalsOf(List<Touch> touches) {
    try (BehaviourDriver driver = new BehaviourDriver()) {
      driver.pipe(grant());
      touches.forEach(driver::pipe);
      driver.until(at(DAYS + 1, 0));
      return ids(driver.signals());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whateverTheOrderAndHoweverOften(long seed) {
    List<Touch> touches = touches(seed);
    Set<String> expected = signalsOf(touches);
    assertThat(expected).hasSizeGreaterThanOrEqualTo(8);

    List<Touch> shuffled = new ArrayList<>(touches);
    shuffled.addAll(touches.subList(0, touches.size() / 2));
    Collections.shuffle(shuffled, new Random(seed));

    assertThat(signalsOf(shuffled)).isEqualTo(expected);
  }

  @Test
  void judgedAsTheyComeOrAllAtOnce() {
    List<Touch> touches = touches(4);
    Set<String> atOnce = signalsOf(touches);

    try (BehaviourDriver driver = new BehaviourDriver()) {
      driver.pipe(grant());
      for (Touch touch : touches) {
        driver.until(touch.collectedAt());
        driver.pipe(touch);
      }
      driver.until(at(DAYS + 1, 0));

      assertThat(ids(driver.signals())).isEqualTo(atOnce);
    }
  }

  @Test
  void overTwoInstances() {
    List<Touch> touches = touches(5);
    // Roles of people stay together by principal only, so the split is one of principals.
    Predicate<Touch> isFirst = touch -> Math.floorMod(touch.principal().id().hashCode(), 2) == 0;
    Set<String> split = new TreeSet<>();
    for (boolean first : new boolean[] {true, false}) {
      split.addAll(
          signalsOf(touches.stream().filter(touch -> isFirst.test(touch) == first).toList()));
    }

    assertThat(split).containsAll(signalsOf(touches));
  }

  @Test
  void afterARestartNothingIsForgottenOrToldAgain() {
    List<Touch> touches = touches(6);
    Set<String> expected = signalsOf(touches);
    int half = touches.size() - 6;

    try (BehaviourDriver before = new BehaviourDriver();
        BehaviourDriver after = new BehaviourDriver()) {
      before.pipe(grant());
      touches.subList(0, half).forEach(before::pipe);
      after.stage().restore(before.stage());
      touches.subList(half - 20, touches.size()).forEach(after::pipe);
      after.until(at(DAYS + 1, 0));

      assertThat(ids(after.signals())).isEqualTo(expected);
    }
  }
}
