package nl.dijkwacht.streams.detect.habit;

import static nl.dijkwacht.streams.detect.habit.Judgement.State.HEARD;
import static nl.dijkwacht.streams.detect.habit.Judgement.State.LEARNING;
import static nl.dijkwacht.streams.detect.habit.Judgement.State.SILENT;
import static nl.dijkwacht.streams.detect.habit.Judgement.State.UNJUDGED;
import static nl.dijkwacht.streams.detect.habit.Times.every;
import static nl.dijkwacht.streams.detect.habit.Times.heard;
import static nl.dijkwacht.streams.detect.habit.Times.join;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import nl.dijkwacht.core.Heartbeat.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HearingTest {

  private static final Duration STEP = Duration.ofMinutes(5);

  private static Duration hours(int count) {
    return Duration.ofHours(count);
  }

  /** Others are heard all the time, until some hours after the start. */
  private static Hearing othersUntil(Duration end) {
    HeardBins others = heard(every(STEP, Duration.ZERO, end.plusMinutes(15)));
    return new Hearing(SilenceSettings.DEFAULT, others, Map.of(Kind.TRAIL, others));
  }

  private static Judgement judged(Duration silent, List<Instant> times) {
    HeardBins source = heard(times);
    Duration last =
        Duration.between(Times.START, times.stream().max(Instant::compareTo).orElseThrow());
    return othersUntil(last.plus(silent)).of(Kind.TRAIL, source);
  }

  @ParameterizedTest(name = "heard every {0} min, silent for {1} min: {2}")
  @CsvSource({
    "5, 25, HEARD",
    "5, 30, SILENT",
    "10, 30, SILENT",
    "30, 55, HEARD",
    "30, 60, SILENT",
    "60, 115, HEARD",
    "60, 120, SILENT"
  })
  void aSourceMayBeSilentTwiceAsLongAsUsualAndHalfAnHour(
      int interval, int silent, Judgement.State state) {
    List<Instant> times = every(Duration.ofMinutes(interval), Duration.ZERO, hours(30));

    assertThat(judged(Duration.ofMinutes(silent), times).state()).isEqualTo(state);
  }

  @Test
  void aDayAndTwentyTimesAreNeededToJudge() {
    List<Instant> day = every(Duration.ofMinutes(30), Duration.ZERO, hours(23));
    List<Instant> few = every(hours(2), Duration.ZERO, hours(38));
    List<Instant> enough = every(hours(2), Duration.ZERO, hours(40));

    assertThat(judged(hours(12), day).state()).isEqualTo(LEARNING);
    assertThat(judged(hours(12), few).state()).isEqualTo(LEARNING);
    assertThat(judged(hours(12), enough).state()).isEqualTo(SILENT);
  }

  @Test
  void theFiguresAreThoseThatItWasJudgedOn() {
    List<Instant> hourly = every(hours(1), Duration.ZERO, hours(30));

    assertThat(judged(hours(2), hourly))
        .isEqualTo(new Judgement(SILENT, hours(2), hours(1), hours(2)));
  }

  @Test
  void nightsAreAHabit() {
    List<Instant> times =
        IntStream.range(0, 9)
            .mapToObj(day -> every(STEP, hours(24 * day + 8), hours(24 * day + 18)))
            .flatMap(List::stream)
            .toList();

    assertThat(judged(hours(14), times).state()).isEqualTo(HEARD);
    assertThat(judged(hours(29), times).state()).isEqualTo(SILENT);
  }

  @Test
  void whatHappenedOnceIsNoHabitOnceTheSourceIsKnownForAWeek() {
    List<Instant> before = every(STEP, Duration.ZERO, hours(40));
    HeardBins week = heard(join(before, every(STEP, hours(60), hours(24 * 8))));
    HeardBins twice =
        heard(
            join(
                join(before, every(STEP, hours(60), hours(100))),
                every(STEP, hours(120), hours(24 * 8))));
    Hearing later = othersUntil(hours(24 * 8 + 1));

    assertThat(later.of(Kind.TRAIL, week).state()).isEqualTo(SILENT);
    assertThat(later.of(Kind.TRAIL, twice).state()).isEqualTo(HEARD);
    assertThat(later.of(Kind.TRAIL, twice).usual()).isBetween(hours(20), hours(21));
  }

  @Test
  void whileNobodyIsHeardTheFaultIsNotTheSourcesOwn() {
    List<Instant> before = every(STEP, Duration.ZERO, hours(30));
    HeardBins source = heard(before);
    List<Instant> after = every(STEP, hours(80), hours(80).plusMinutes(21));
    HeardBins others = heard(join(before, after));
    Hearing hearing = new Hearing(SilenceSettings.DEFAULT, others, Map.of(Kind.TRAIL, others));

    assertThat(hearing.of(Kind.TRAIL, source).state()).isEqualTo(HEARD);

    HeardBins longer = heard(join(before, every(STEP, hours(80), hours(80).plusMinutes(31))));
    assertThat(
            new Hearing(SilenceSettings.DEFAULT, longer, Map.of(Kind.TRAIL, longer))
                .of(Kind.TRAIL, source)
                .state())
        .isEqualTo(SILENT);
  }

  @Test
  void whileAKindIsNotHeardItIsTheKindThatIsSilent() {
    HeardBins trail = heard(every(STEP, Duration.ZERO, hours(30)));
    HeardBins everything = heard(every(STEP, Duration.ZERO, hours(50)));
    Hearing hearing =
        new Hearing(
            SilenceSettings.DEFAULT,
            everything,
            Map.of(Kind.TRAIL, trail, Kind.LOOKUP, everything));

    assertThat(hearing.of(Kind.TRAIL).state()).isEqualTo(SILENT);
    assertThat(hearing.of(Kind.TRAIL, trail).state()).isEqualTo(HEARD);
    assertThat(hearing.of(Kind.LOOKUP).state()).isEqualTo(HEARD);
  }

  @Test
  void thatNothingIsFoundIsNotJudged() {
    HeardBins found = heard(every(STEP, Duration.ZERO, hours(30)));
    HeardBins everything = heard(every(STEP, Duration.ZERO, hours(500)));
    Hearing hearing =
        new Hearing(SilenceSettings.DEFAULT, everything, Map.of(Kind.FINDINGS, found));

    assertThat(hearing.of(Kind.FINDINGS).state()).isEqualTo(UNJUDGED);
    assertThat(hearing.of(Kind.FINDINGS, found).state()).isEqualTo(UNJUDGED);
  }

  @Test
  void everythingHasAHabitToo() {
    HeardBins often = heard(every(STEP, Duration.ZERO, hours(30)));
    HeardBins seldom = heard(every(hours(1), Duration.ZERO, hours(30)));
    HeardBins briefly = heard(every(STEP, Duration.ZERO, hours(20)));

    assertThat(silent(often, 59)).isEqualTo(HEARD);
    assertThat(silent(often, 60)).isEqualTo(SILENT);
    assertThat(silent(seldom, 119)).isEqualTo(HEARD);
    assertThat(silent(seldom, 120)).isEqualTo(SILENT);
    assertThat(silent(briefly, 600)).isEqualTo(LEARNING);
  }

  private static Judgement.State silent(HeardBins everything, int minutes) {
    return new Hearing(SilenceSettings.DEFAULT, everything, Map.of())
        .everything(Duration.ofMinutes(minutes))
        .state();
  }
}
