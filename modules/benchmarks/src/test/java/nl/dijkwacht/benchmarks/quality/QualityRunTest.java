package nl.dijkwacht.benchmarks.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import nl.dijkwacht.simulator.incident.IncidentKind;
import nl.dijkwacht.simulator.incident.SeedSet;
import org.junit.jupiter.api.Test;

/** A small organisation for a day, through all stages; what needs a habit is left out. */
class QualityRunTest {

  private static final Set<IncidentKind> TOLD_AT_ONCE =
      EnumSet.of(
          IncidentKind.STOLEN_SESSION,
          IncidentKind.BUCKET_PUBLIC,
          IncidentKind.SNAPSHOT_SHARED,
          IncidentKind.OUTSIDE_PURPOSE,
          IncidentKind.ERASED_READ,
          IncidentKind.CREATED_PRINCIPAL);

  @Test
  void whatNeedsNoHabitIsToldOnTheFirstDay() throws IOException {
    QualityScore score =
        new QualityRun(new QualityRun.Settings(11, SeedSet.TUNING, TOLD_AT_ONCE, 40, 0, 1, 1))
            .play((day, soFar) -> {});

    assertThat(score.events()).isGreaterThan(300);
    assertThat(score.deadLetterCount()).isZero();
    assertThat(score.injected()).isEqualTo(TOLD_AT_ONCE.size());
    for (IncidentKind kind : TOLD_AT_ONCE) {
      assertThat(score.ofKind(kind))
          .as("%s, told by %s", kind, score.rulesOf(kind))
          .allMatch(score::isToldByNature)
          .allMatch(incident -> score.heardAfter(incident).toHours() < 8);
    }
    assertThat(score.falseADay()).as("%s", score.falseByRule()).isLessThan(8);
  }

  @Test
  void withoutIncidentsNothingIsFoundAndLittleIsTold() throws IOException {
    QualityScore score =
        new QualityRun(
                new QualityRun.Settings(
                    12, SeedSet.TUNING, EnumSet.noneOf(IncidentKind.class), 40, 0, 1, 1))
            .play((day, soFar) -> {});

    assertThat(score.found()).isZero();
    assertThat(score.falseADay()).as("%s", score.falseByRule()).isLessThan(8);
  }
}
