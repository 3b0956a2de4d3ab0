package nl.dijkwacht.publish.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.publish.subscriptions.DigestTimes;
import nl.dijkwacht.publish.subscriptions.QuietHours;
import nl.dijkwacht.publish.subscriptions.RateLimit;
import nl.dijkwacht.publish.subscriptions.Schedule;
import nl.dijkwacht.publish.subscriptions.Schedule.GroupField;
import org.junit.jupiter.api.Test;

class OutboxTest {

  private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
  private static final Instant NIGHT = Instant.parse("2026-11-26T23:00:00Z");
  private static final Instant MORNING = Instant.parse("2026-11-27T07:00:00Z");

  private static final List<Level> LEVELS = List.of(Level.values());

  private final Items items = new Items();

  @Test
  void withoutAScheduleEachIsToldAtOnceAndInOrder() {
    Outbox outbox = new Outbox(Schedule.AT_ONCE, Duration.ZERO);
    outbox.add(items.alert("a", Level.LOW, NOON));
    outbox.add(items.alert("b", Level.LOW, NOON));

    assertThat(tell(outbox, NOON)).containsExactly("a-0");
    assertThat(tell(outbox, NOON)).containsExactly("b-1");
    assertThat(tell(outbox, NOON)).isEmpty();
  }

  @Test
  void whatIsInHandStaysUntilItIsDealtWith() {
    Outbox outbox = new Outbox(gathering(Duration.ofMinutes(1)), Duration.ZERO);
    outbox.add(items.grouped("a", "g", NOON));
    Instant due = NOON.plusSeconds(60);

    List<Item> first = outbox.next(due);
    outbox.add(items.grouped("b", "g", NOON));

    assertThat(outbox.next(due)).isEqualTo(first).hasSize(1);
    outbox.told(due);
    assertThat(titles(outbox.next(due))).containsExactly("b-1");
  }

  @Test
  void groupsGatherFromTheirFirstOn() {
    Outbox outbox = new Outbox(gathering(Duration.ofMinutes(2)), Duration.ZERO);
    outbox.add(items.grouped("a", "x", NOON));
    outbox.add(items.grouped("b", "y", NOON.plusSeconds(10)));
    outbox.add(items.grouped("c", "x", NOON.plusSeconds(100)));

    assertThat(tell(outbox, NOON.plusSeconds(119))).isEmpty();
    assertThat(tell(outbox, NOON.plusSeconds(120))).containsExactly("a-0", "c-2");
    assertThat(tell(outbox, NOON.plusSeconds(130))).containsExactly("b-1");
  }

  @Test
  void digestsTellAllAtTheirTime() {
    Outbox outbox =
        new Outbox(
            schedule(
                Optional.of(new DigestTimes(List.of(LocalTime.of(16, 0)), ZoneOffset.UTC)),
                Optional.empty(),
                Optional.empty()),
            Duration.ZERO);
    outbox.add(items.alert("a", Level.CRITICAL, NOON));
    outbox.add(items.alert("b", Level.LOW, NOON.plusSeconds(3_600)));

    assertThat(tell(outbox, NOON.plusSeconds(14_399))).isEmpty();
    assertThat(tell(outbox, NOON.plusSeconds(14_400))).containsExactly("a-0", "b-1");
  }

  @Test
  void quietHoursEndInOneMessageAndTheGravePass() {
    Outbox outbox = new Outbox(quiet(), Duration.ZERO);
    outbox.add(items.alert("a", Level.HIGH, NIGHT));
    outbox.add(items.alert("b", Level.MEDIUM, NIGHT.plusSeconds(1)));
    outbox.add(items.alert("c", Level.CRITICAL, NIGHT.plusSeconds(2)));

    assertThat(tell(outbox, NIGHT.plusSeconds(2))).containsExactly("c-2");
    assertThat(tell(outbox, MORNING.minusSeconds(1))).isEmpty();
    assertThat(tell(outbox, MORNING)).containsExactly("a-0", "b-1");
  }

  @Test
  void whatFellDueBeforeQuietHoursAndWasNotToldWaitsToo() {
    Outbox outbox = new Outbox(quiet(), Duration.ZERO);
    outbox.add(items.alert("a", Level.HIGH, NOON));

    assertThat(tell(outbox, NIGHT)).isEmpty();
    assertThat(tell(outbox, MORNING)).containsExactly("a-0");
  }

  @Test
  void nothingOvertakesWhatIsOlderAboutTheSameFinding() {
    Outbox outbox = new Outbox(quiet(), Duration.ZERO);
    outbox.add(items.alert("a", Level.HIGH, NIGHT));
    outbox.add(items.alert("a", Level.CRITICAL, NIGHT.plusSeconds(1)));

    assertThat(tell(outbox, NIGHT.plusSeconds(1))).containsExactly("a-0", "a-1");
  }

  @Test
  void beyondTheRateWhatWaitsIsToldInOneMessage() {
    Outbox outbox =
        new Outbox(
            schedule(
                Optional.empty(),
                Optional.empty(),
                Optional.of(new RateLimit(2, Duration.ofHours(1)))),
            Duration.ZERO);
    for (String about : List.of("a", "b", "c", "d")) {
      outbox.add(items.alert(about, Level.HIGH, NOON));
    }

    assertThat(tell(outbox, NOON)).containsExactly("a-0");
    assertThat(tell(outbox, NOON)).containsExactly("b-1");
    assertThat(tell(outbox, NOON.plusSeconds(3_599))).isEmpty();
    assertThat(tell(outbox, NOON.plusSeconds(3_600))).containsExactly("c-2", "d-3");
  }

  @Test
  void noticesOfCasesWaitForNothing() {
    Outbox outbox =
        new Outbox(
            schedule(
                Optional.of(new DigestTimes(List.of(LocalTime.of(16, 0)), ZoneOffset.UTC)),
                quiet().quiet(),
                Optional.of(new RateLimit(1, Duration.ofHours(1)))),
            Duration.ZERO);
    outbox.add(items.alert("a", Level.HIGH, NIGHT));
    for (int i = 0; i < 3; i++) {
      outbox.add(items.notice("case", NIGHT));
    }

    assertThat(tell(outbox, NIGHT)).containsExactly("case-1");
    assertThat(tell(outbox, NIGHT)).containsExactly("case-2");
    assertThat(tell(outbox, NIGHT)).containsExactly("case-3");
    assertThat(tell(outbox, NIGHT)).isEmpty();
  }

  @Test
  void whatEscalatesHasItsTime() {
    Outbox outbox = new Outbox(Schedule.AT_ONCE, Duration.ofMinutes(30));
    outbox.add(items.alert("a", Level.HIGH, NOON));

    assertThat(tell(outbox, NOON.plusSeconds(1_799))).isEmpty();
    assertThat(tell(outbox, NOON.plusSeconds(1_800))).containsExactly("a-0");
  }

  @Test
  void aFullOneTellsEarlyRatherThanKeepMore() {
    Outbox outbox = new Outbox(quiet(), Duration.ZERO);
    for (int i = 0; i < Outbox.MOST; i++) {
      outbox.add(items.alert("f" + i, Level.LOW, NIGHT));
    }

    assertThat(outbox.isFull()).isTrue();
    assertThat(tell(outbox, NIGHT)).hasSize(200).startsWith("f0-0");
    assertThat(outbox.isFull()).isFalse();
    assertThat(tell(outbox, NIGHT)).isEmpty();
  }

  @Test
  void afterARefusalEachComesByItself() {
    Outbox outbox = new Outbox(gathering(Duration.ZERO), Duration.ZERO);
    outbox.add(items.grouped("a", "g", NOON));
    outbox.add(items.grouped("b", "g", NOON));
    assertThat(outbox.next(NOON)).hasSize(2);

    outbox.single();

    assertThat(tell(outbox, NOON)).containsExactly("a-0");
    assertThat(tell(outbox, NOON)).containsExactly("b-1");
  }

  @Test
  void whateverHappensAllIsToldOnceAndInTheOrderOfEachFinding() {
    Random random = new Random(42);
    for (int round = 0; round < 200; round++) {
      Outbox outbox = new Outbox(anySchedule(random), Duration.ZERO);
      Instant now = NOON;
      Map<String, Long> last = new HashMap<>();
      int told = 0;
      for (int i = 0; i < 100; i++) {
        now = now.plusSeconds(random.nextInt(1_200));
        String about = "f" + random.nextInt(5);
        Level level = LEVELS.get(random.nextInt(LEVELS.size()));
        outbox.add(
            random.nextInt(10) == 0 ? items.notice("case", now) : items.alert(about, level, now));
        told += tellAll(outbox, now, last);
      }
      told += tellAll(outbox, now.plus(Duration.ofDays(2)), last);
      for (int hours = 1; outbox.size() > 0 && hours < 1_000; hours++) {
        told += tellAll(outbox, now.plus(Duration.ofDays(2)).plus(Duration.ofHours(hours)), last);
      }
      assertThat(told).isEqualTo(100);
    }
  }

  private static int tellAll(Outbox outbox, Instant now, Map<String, Long> last) {
    int told = 0;
    List<Item> next = outbox.next(now);
    while (!next.isEmpty()) {
      for (Item item : next) {
        Long before = last.put(item.entry().about(), item.offset());
        assertThat(before == null || before < item.offset()).isTrue();
        told++;
      }
      outbox.told(now);
      next = outbox.next(now);
    }
    return told;
  }

  private static Schedule anySchedule(Random random) {
    return new Schedule(
        random.nextBoolean() ? List.of(GroupField.RULE) : List.of(),
        Duration.ofMinutes(random.nextInt(10)),
        random.nextBoolean()
            ? Optional.of(new DigestTimes(List.of(LocalTime.of(8, 0)), ZoneOffset.UTC))
            : Optional.empty(),
        random.nextBoolean() ? quiet().quiet() : Optional.empty(),
        random.nextBoolean()
            ? Optional.of(new RateLimit(1 + random.nextInt(3), Duration.ofHours(1)))
            : Optional.empty());
  }

  private static Schedule gathering(Duration gatherFor) {
    return new Schedule(
        List.of(GroupField.RULE), gatherFor, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static Schedule quiet() {
    return schedule(
        Optional.empty(),
        Optional.of(
            new QuietHours(
                LocalTime.of(22, 0), LocalTime.of(7, 0), ZoneOffset.UTC, Level.CRITICAL)),
        Optional.empty());
  }

  private static Schedule schedule(
      Optional<DigestTimes> digest, Optional<QuietHours> quiet, Optional<RateLimit> rate) {
    return new Schedule(List.of(), Duration.ZERO, digest, quiet, rate);
  }

  private static List<String> tell(Outbox outbox, Instant now) {
    List<String> titles = titles(outbox.next(now));
    if (!titles.isEmpty()) {
      outbox.told(now);
    }
    return titles;
  }

  private static List<String> titles(List<Item> items) {
    return items.stream().map(item -> item.entry().title()).toList();
  }
}
