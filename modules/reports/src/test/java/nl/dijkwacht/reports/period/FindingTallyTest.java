package nl.dijkwacht.reports.period;

import static nl.dijkwacht.reports.period.SampleReport.day;
import static nl.dijkwacht.reports.period.SampleReport.finding;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.reports.period.ReportedFinding.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FindingTallyTest {

  private static final Instant WATCHED = day("2026-06-01");

  private final FindingTally tally = new FindingTally(SampleReport.QUARTER, SampleReport.MADE);

  @Test
  void findingsCountWhereTheirTimesFall() {
    add(finding("before", Level.HIGH, day("2026-06-10"), day("2026-06-20")));
    add(finding("through", Level.HIGH, day("2026-06-10"), null));
    add(finding("mended", Level.HIGH, day("2026-06-10"), day("2026-07-10")));
    add(finding("opened", Level.LOW, day("2026-07-10"), day("2026-10-02")));
    add(finding("after", Level.HIGH, day("2026-10-02"), null));

    FindingFigures figures = tally.figures();

    assertThat(figures.rows())
        .extracting(ReportedFinding::id)
        .containsExactly("through", "opened", "mended");
    assertThat(figures.levels()).contains(new LevelCount(Level.HIGH, 0, 1, 1, 1, 0));
    assertThat(figures.levels()).contains(new LevelCount(Level.LOW, 1, 0, 0, 1, 0));
    assertThat(figures.levels()).extracting(LevelCount::level).startsWith(Level.CRITICAL);
  }

  @Test
  void theTrendCountsWhatStandsAtEachEnd() {
    add(finding("a", Level.CRITICAL, day("2026-07-03"), day("2026-07-10")));
    add(finding("b", Level.LOW, day("2026-07-09"), null));

    List<TrendPoint> trend = tally.figures().trend();

    assertThat(trend.subList(0, 2))
        .containsExactly(
            new TrendPoint(LocalDate.parse("2026-07-07"), 1, 1, true),
            new TrendPoint(LocalDate.parse("2026-07-14"), 1, 0, true));
  }

  @Test
  void pointsBeforeAnythingWasWatchedAreMarked() {
    tally.add(finding("a", Level.LOW, day("2026-07-03"), null), day("2026-08-01"));

    assertThat(tally.figures().watchedSince()).isEqualTo(day("2026-08-01"));
    assertThat(tally.figures().trend())
        .filteredOn(point -> !point.watched())
        .hasSize(4)
        .allSatisfy(point -> assertThat(point.day()).isBefore("2026-08-01"));
  }

  @Test
  void whatWasReopenedLaterIsNotGuessed() {
    ReportedFinding once = finding("a", Level.HIGH, day("2026-07-03"), null);
    ReportedFinding again =
        new ReportedFinding(
            "a",
            once.rule(),
            once.level(),
            once.account(),
            once.subject(),
            once.owner(),
            once.firstAt(),
            day("2026-10-02"),
            2,
            null,
            false,
            false,
            "",
            null);
    add(again);

    assertThat(tally.figures().notKept()).isOne();
    assertThat(again.at(day("2026-09-01"))).isEqualTo(State.NOT_KEPT);
    assertThat(tally.figures().open()).isZero();
    assertThat(tally.figures().levels()).contains(new LevelCount(Level.HIGH, 1, 0, 0, 0, 0));
  }

  @Test
  void theLastRecordOfAFindingCounts() {
    add(finding("a", Level.HIGH, day("2026-07-03"), null));
    add(finding("a", Level.HIGH, day("2026-07-03"), day("2026-07-04")));
    add(finding("b", Level.HIGH, day("2026-07-03"), null));
    tally.addElsewhere("b", WATCHED);
    add(finding("c", Level.HIGH, day("2026-07-03"), null));
    tally.remove("c");
    add(finding("d", Level.HIGH, day("2026-07-03"), null));
    tally.addUnreadable("d");

    FindingFigures figures = tally.figures();

    assertThat(figures.rows()).singleElement().returns("a", ReportedFinding::id);
    assertThat(figures.open()).isZero();
    assertThat(figures.elsewhere()).isOne();
    assertThat(figures.unreadable()).isOne();
  }

  @Test
  void durationsAreOfTheNearestRank() {
    for (int i = 1; i <= 20; i++) {
      add(finding("f" + i, Level.LOW, day("2026-07-03"), day("2026-07-03").plusSeconds(i)));
    }

    assertThat(tally.figures().repair())
        .isEqualTo(new Spread(20, Duration.ofSeconds(10), Duration.ofSeconds(19)));
    assertThat(tally.figures().detection().count()).isEqualTo(20);
    assertThat(Spread.of(List.of())).isEqualTo(new Spread(0, null, null));
  }

  /** Opened less ended is what the trend goes up by, whatever the order. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void theTrendAndTheCountsAgree(long seed) {
    Random random = new Random(seed);
    List<ReportedFinding> all =
        new ArrayList<>(IntStream.range(0, 300).mapToObj(i -> random(random, i)).toList());
    all.forEach(this::add);
    FindingFigures one = tally.figures();
    Collections.shuffle(all, random);
    FindingTally other = new FindingTally(SampleReport.QUARTER, SampleReport.MADE);
    all.forEach(finding -> other.add(finding, WATCHED));

    assertThat(other.figures()).isEqualTo(one);
    long before =
        all.stream()
            .filter(finding -> finding.at(SampleReport.QUARTER.from()) == State.OPEN)
            .count();
    long opened = one.levels().stream().mapToLong(LevelCount::opened).sum();
    long ended = one.levels().stream().mapToLong(LevelCount::ended).sum();
    TrendPoint last = one.trend().get(one.trend().size() - 1);
    assertThat(last.open()).isEqualTo(before + opened - ended).isEqualTo(one.open());
  }

  private static ReportedFinding random(Random random, int number) {
    Instant from = day("2026-06-01").plusSeconds(random.nextInt(150 * 86_400));
    boolean ends = random.nextBoolean();
    Instant to = ends ? from.plusSeconds(random.nextInt(60 * 86_400)) : null;
    return finding("f" + number, random.nextBoolean() ? Level.LOW : Level.CRITICAL, from, to);
  }

  private void add(ReportedFinding finding) {
    tally.add(finding, WATCHED);
  }
}
