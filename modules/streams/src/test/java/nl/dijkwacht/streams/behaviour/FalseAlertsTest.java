package nl.dijkwacht.streams.behaviour;

import static nl.dijkwacht.streams.behaviour.BehaviourDriver.at;
import static nl.dijkwacht.streams.behaviour.BehaviourDriver.isWeekend;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.core.verdict.Change;
import nl.dijkwacht.streams.Touch;
import org.junit.jupiter.api.Test;

/**
 * Ten weeks of a hospital with 100 principals, in which nothing is wrong: doctors whose work varies
 * much, shifts, holidays, travels, month's ends, new colleagues, deployments and backups.
 */
class FalseAlertsTest {

  private static final long DAYS = 70;
  private static final long LEARNING = 21;
  private static final int PEOPLE = 86;
  private static final int WORKLOADS = 14;
  private static final long SEED = 20261126;

  /** Ten a day for 5,000 principals. {@code modules/benchmarks} plays all of them. */
  private static final double BUDGET = 0.2;

  private final Random random = new Random(SEED);

  @Test
  void usualWorkStaysWithinTheBudgetOfAnalysts() {
    try (BehaviourDriver driver = new BehaviourDriver()) {
      List<Signal> signals = new ArrayList<>();
      for (long day = 0; day < DAYS; day++) {
        for (int person = 0; person < PEOPLE; person++) {
          person(driver, person, day);
        }
        for (int workload = 0; workload < WORKLOADS; workload++) {
          workload(driver, workload, day);
        }
        driver.until(at(day, 23, 55));
        signals.addAll(driver.signals());
      }

      Set<String> findings = signals.stream().map(Signal::findingId).collect(Collectors.toSet());
      Map<String, Long> byRule =
          signals.stream()
              .collect(
                  Collectors.groupingBy(
                      signal -> signal.rule().title(), TreeMap::new, Collectors.counting()));
      double perDay = (double) findings.size() / (DAYS - LEARNING);
      assertThat(perDay).as(byRule.toString()).isLessThanOrEqualTo(BUDGET);
    }
  }

  /** What is a person's own, the same each day. */
  private static Random own(int person) {
    Random own = new Random(SEED + person);
    own.nextInt();
    return own;
  }

  private void person(BehaviourDriver driver, int person, long day) {
    Random own = own(person);
    double mean = Math.exp(2.5 + own.nextGaussian() * 0.8);
    double varies = 0.3 + own.nextDouble() * 0.4;
    boolean shifts = person % 3 == 0;
    long starts = person % 20 == 19 ? 10 + person % 50 : 0;
    long holiday = own.nextInt((int) DAYS);
    boolean isAway = day >= holiday && day < holiday + 10;
    boolean works = shifts ? (day + person) % 6 < 4 : !isWeekend(day);
    if (!works || isAway || day < starts || random.nextInt(20) == 0) {
      return;
    }
    int begin = shifts ? (int) ((day / 7 + person) % 3) * 8 : 7;
    boolean travels = random.nextInt(5_000) == 0;
    for (int part = 0; part < 2; part++) {
      long reads = Math.round(mean * Math.exp(random.nextGaussian() * varies));
      // Now and then a research list, a conference to prepare, a backlog.
      reads *= random.nextInt(250) == 0 ? 3 : 1;
      Touch touch =
          Touch.person("persoon" + person + "@example.org", at(day, begin + part * 4, person % 50))
              .on("bak" + own.nextInt(6))
              .reads(Math.max(1, Math.min(3_000, reads)));
      String network = "145." + random.nextInt(90) + "." + person % 200 + ".0/24";
      driver.pipe(travels ? touch.from("ES", "88.1.2.0/24") : touch.from("NL", network));
    }
  }

  private void workload(BehaviourDriver driver, int workload, long day) {
    String bucket = "bak" + workload % 6;
    if (workload < 5) {
      driver.pipe(
          Touch.workload("backup" + workload, at(day, 1, workload))
              .on(bucket)
              .reads(20_000 + day * 30 + random.nextInt(500)));
    } else if (workload < 10) {
      // At the end of the month everything is read.
      long reads = day % 30 == 29 ? 4_000 : 20 + random.nextInt(10);
      driver.pipe(
          Touch.workload("maandwerk" + workload, at(day, 4, workload)).on(bucket).reads(reads));
    } else {
      // One of them is deployed anew on each day, and then reads a lot to fill its memory.
      boolean isDeployed = day % 60 == workload - 10;
      String name = "app" + workload + (isDeployed || day % 60 > workload - 10 ? "-b" : "-a");
      if (isDeployed) {
        driver.pipe(
            BeginningsTest.change(
                "AWS::IAM::Role", name, "CreateRole", Change.Means.CLOUDFORMATION, at(day, 8, 30)));
      }
      for (int hour = 9; hour < 17; hour += 4) {
        driver.pipe(
            Touch.workload(name, at(day, hour, workload % 60))
                .on(bucket)
                .reads(Math.round((isDeployed ? 900 : 300) * Math.exp(random.nextGaussian() * 0.4)))
                .from("NL", "10.0." + random.nextInt(8) + ".0/24"));
      }
    }
  }
}
