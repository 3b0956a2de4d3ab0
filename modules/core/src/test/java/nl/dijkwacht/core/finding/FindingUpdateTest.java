package nl.dijkwacht.core.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.core.signal.Signals;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FindingUpdateTest {

  private static final Duration NEWS_FOR = Duration.ofSeconds(100);

  @Test
  void theFirstFreshSignalOpensTheFinding() {
    Signal signal = Signals.fresh("e-1", 0, Level.MEDIUM);
    FindingUpdate update = FindingUpdate.of(null, signal, NEWS_FOR);
    Alert alert = alert(update);
    assertThat(alert.transition()).isEqualTo(Alert.Transition.OPENED);
    assertThat(alert.cause()).isEqualTo(signal.event());
    assertThat(alert.finding()).isEqualTo(update.finding());
    assertThat(update.finding().announced()).isEqualTo(Level.MEDIUM);
  }

  @Test
  void moreOfTheSameIsNoNews() {
    Finding open =
        FindingUpdate.of(null, Signals.fresh("e-1", 0, Level.MEDIUM), NEWS_FOR).finding();
    for (Level level : List.of(Level.INFORMATIONAL, Level.LOW, Level.MEDIUM)) {
      FindingUpdate update = FindingUpdate.of(open, Signals.fresh("e-2", 1, level), NEWS_FOR);
      assertThat(update.alert()).isNull();
      assertThat(update.finding().occurrences()).isEqualTo(2);
      assertThat(update.finding().announced()).isEqualTo(Level.MEDIUM);
    }
  }

  @Test
  void aGraverSignalWorsensTheFindingOnce() {
    Finding open =
        FindingUpdate.of(null, Signals.fresh("e-1", 0, Level.MEDIUM), NEWS_FOR).finding();
    FindingUpdate worse = FindingUpdate.of(open, Signals.fresh("e-2", 1, Level.CRITICAL), NEWS_FOR);
    assertThat(alert(worse).transition()).isEqualTo(Alert.Transition.WORSENED);
    assertThat(worse.finding().announced()).isEqualTo(Level.CRITICAL);
    FindingUpdate again =
        FindingUpdate.of(worse.finding(), Signals.fresh("e-3", 2, Level.CRITICAL), NEWS_FOR);
    assertThat(again.alert()).isNull();
  }

  @Test
  void whatIsQuietIsCountedAndTheNextFreshSignalIsTold() {
    Finding quiet = FindingUpdate.quiet(null, Signals.fresh("e-1", 0, Level.HIGH)).finding();
    FindingUpdate more = FindingUpdate.quiet(quiet, Signals.fresh("e-2", 1, Level.CRITICAL));
    assertThat(more.alert()).isNull();
    assertThat(more.finding().announced()).isNull();
    assertThat(more.finding().occurrences()).isEqualTo(2);
    FindingUpdate told =
        FindingUpdate.of(more.finding(), Signals.fresh("e-3", 2, Level.LOW), NEWS_FOR);
    assertThat(alert(told).transition()).isEqualTo(Alert.Transition.OPENED);
  }

  @Test
  void anEventIsNewsUpToTheLimitAndNoLonger() {
    assertThat(FindingUpdate.of(null, Signals.collected("e", 0, 100, Level.LOW), NEWS_FOR).alert())
        .isNotNull();
    FindingUpdate late =
        FindingUpdate.of(null, Signals.collected("e", 0, 101, Level.LOW), NEWS_FOR);
    assertThat(late.alert()).isNull();
    assertThat(late.finding().announced()).isNull();
    assertThat(late.finding().occurrences()).isEqualTo(1);
  }

  @Test
  void anEventOfAClockThatRunsAheadIsNews() {
    assertThat(FindingUpdate.of(null, Signals.collected("e", 500, 0, Level.LOW), NEWS_FOR).alert())
        .isNotNull();
  }

  @Test
  void afterOldNewsTheFirstFreshSignalOpensTheFinding() {
    Finding quiet =
        FindingUpdate.of(null, Signals.collected("old", 0, 5_000, Level.HIGH), NEWS_FOR).finding();
    FindingUpdate fresh = FindingUpdate.of(quiet, Signals.fresh("new", 5_000, Level.LOW), NEWS_FOR);
    assertThat(alert(fresh).transition()).isEqualTo(Alert.Transition.OPENED);
    assertThat(fresh.finding().announced()).as("all that is known is told").isEqualTo(Level.HIGH);
  }

  @Test
  void worseOldNewsIsToldWithTheNextFreshSignal() {
    Finding open = FindingUpdate.of(null, Signals.fresh("e-1", 0, Level.LOW), NEWS_FOR).finding();
    FindingUpdate quiet =
        FindingUpdate.of(open, Signals.collected("old", -50, 5_000, Level.HIGH), NEWS_FOR);
    assertThat(quiet.alert()).isNull();
    assertThat(quiet.finding().level()).isEqualTo(Level.HIGH);
    assertThat(quiet.finding().announced()).isEqualTo(Level.LOW);
    FindingUpdate fresh =
        FindingUpdate.of(quiet.finding(), Signals.fresh("e-2", 5_000, Level.LOW), NEWS_FOR);
    assertThat(alert(fresh).transition()).isEqualTo(Alert.Transition.WORSENED);
  }

  @Test
  void theSameSignalsGiveTheSameAlertIds() {
    Signal first = Signals.fresh("e-1", 0, Level.LOW);
    Signal second = Signals.fresh("e-2", 1, Level.HIGH);
    Alert opened = alert(FindingUpdate.of(null, first, NEWS_FOR));
    Alert worsened = alert(FindingUpdate.of(opened.finding(), second, NEWS_FOR));
    assertThat(opened.id()).isEqualTo(StableId.of(List.of(first.findingId(), "OPENED", "e-1")));
    assertThat(worsened.id()).isEqualTo(StableId.of(List.of(first.findingId(), "WORSENED", "e-2")));
    Signal replayed = Signals.collected("e-1", 0, 60, Level.LOW);
    assertThat(alert(FindingUpdate.of(null, replayed, NEWS_FOR)).id()).isEqualTo(opened.id());
  }

  private static Alert alert(FindingUpdate update) {
    @Nullable Alert alert = update.alert();
    if (alert == null) {
      throw new AssertionError("no alert");
    }
    return alert;
  }
}
