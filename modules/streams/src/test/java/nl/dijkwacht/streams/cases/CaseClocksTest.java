package nl.dijkwacht.streams.cases;

import static nl.dijkwacht.streams.TrailRecord.NOON;
import static nl.dijkwacht.streams.cases.CasesDriver.TAG;
import static nl.dijkwacht.streams.cases.CasesDriver.finding;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.core.cases.CaseChain;
import nl.dijkwacht.core.cases.CaseClock;
import nl.dijkwacht.core.cases.CaseCommand;
import nl.dijkwacht.core.cases.CaseEvent;
import nl.dijkwacht.core.cases.Notice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The clocks of cases over restarts and standstills. */
class CaseClocksTest {

  private CasesDriver stage = new CasesDriver();
  private final List<Notice> told = new ArrayList<>();
  private final List<CaseEvent> events = new ArrayList<>();

  // Set before each test.
  @SuppressWarnings("NullAway.Init")
  private Case opened;

  @BeforeEach
  void openAndDeclareAwareness() {
    stage.finding(finding("r", TAG, "anna", "beelden", NOON));
    stage.suspicions().forEach(stage::suspicion);
    opened = stage.last();
    stage.command("aware", opened, CaseCommand.Action.AWARE, NOON);
  }

  @AfterEach
  void close() {
    stage.close();
  }

  private static Instant hour(int hour) {
    return NOON.plus(Duration.ofHours(hour));
  }

  /** Ends the task and goes on with another one after a time. */
  private void restartAfter(Duration standstill) {
    collect();
    CasesDriver next = new CasesDriver();
    next.restore(stage);
    stage.close();
    stage = next;
    stage.pass(standstill);
    // One tick each: the first finds that nothing waits.
    stage.pass(Duration.ofSeconds(11));
    stage.pass(Duration.ofSeconds(1));
  }

  private void collect() {
    told.addAll(stage.notices());
    events.addAll(stage.events());
  }

  private List<Instant> thresholds() {
    return told.stream()
        .filter(notice -> notice.clock() == CaseClock.Kind.AUTHORITY)
        .map(Notice::at)
        .toList();
  }

  @Test
  void remindersComeOnTimeAndOverdueStaysLoud() {
    stage.hours(145);
    collect();

    assertThat(thresholds())
        .containsExactly(
            hour(24), hour(48), hour(66), hour(71), hour(72), hour(96), hour(120), hour(144));
    assertThat(stage.gauge("dijkwacht.cases.overdue", "clock", "authority")).isOne();
    assertThat(stage.gauge("dijkwacht.cases.next.deadline", "clock", "authority"))
        .isEqualTo(-73 * 3600);
  }

  @Test
  void restartsRepeatNothingAndMissNothing() {
    for (int i = 0; i < 25; i++) {
      stage.hours(3);
      restartAfter(Duration.ofMinutes(7));
    }
    collect();

    assertThat(thresholds()).containsExactly(hour(24), hour(48), hour(66), hour(71), hour(72));
    assertThat(told).extracting(Notice::id).doesNotHaveDuplicates();
    assertThat(CaseChain.faults(events)).isEmpty();
  }

  @Test
  void afterAWeekOfStandstillTheHighestThresholdIsToldAndTheRestIsRecorded() {
    stage.hours(30);
    restartAfter(Duration.ofDays(7));
    collect();

    // 30 hours and a week are 198 hours; the last repetition before is that of 192.
    assertThat(thresholds()).containsExactly(hour(24), hour(192));
    Notice last = told.get(told.size() - 1);
    assertThat(last.passed())
        .containsExactly(
            hour(48), hour(66), hour(71), hour(72), hour(96), hour(120), hour(144), hour(168));
    assertThat(events.get(events.size() - 1).step()).isEqualTo(CaseEvent.Step.THRESHOLD);
    assertThat(CaseChain.faults(events)).isEmpty();
  }

  @Test
  void nothingIsToldBeforeTheTaskHasCaughtUpWithWhatPeopleDidMeanwhile() {
    collect();
    CasesDriver next = new CasesDriver();
    next.restore(stage);
    stage.close();
    stage = next;
    stage.pass(Duration.ofHours(23));
    // The decision was made in time, and waits to be read.
    stage.command("decide", opened, CaseCommand.Action.DECIDE, hour(3), false);
    stage.pass(Duration.ofHours(100));
    stage.pass(Duration.ofSeconds(11));
    collect();

    assertThat(thresholds()).isEmpty();
    assertThat(stage.last().status()).isEqualTo(Case.Status.NOT_NOTIFIED);
  }
}
