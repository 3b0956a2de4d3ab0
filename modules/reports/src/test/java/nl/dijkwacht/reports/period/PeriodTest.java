package nl.dijkwacht.reports.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {

  private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
  private static final Instant LATER = Instant.parse("2030-01-01T00:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "2026, 2026-01-01, 2027-01-01",
    "2026-Q1, 2026-01-01, 2026-04-01",
    "2026-q3, 2026-07-01, 2026-10-01",
    "2026-Q4, 2026-10-01, 2027-01-01",
    "2024-02, 2024-02-01, 2024-03-01",
    "2026-09-01/2026-09-01, 2026-09-01, 2026-09-02",
    "' 2026-12 ', 2026-12-01, 2027-01-01"
  })
  void eachFormHasItsDays(String text, LocalDate first, LocalDate after) {
    Period period = Period.of(text, ZONE);

    assertThat(period.first()).isEqualTo(first);
    assertThat(period.after()).isEqualTo(after);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "26",
        "2026-Q5",
        "2026-13",
        "2026-09-02/2026-09-01",
        "2026-02-30/2026-03-01",
        "2000-01-01/2026-01-01",
        "2026-09-01",
        "last month"
      })
  void whatIsNoPeriodIsTold(String text) {
    assertThatThrownBy(() -> Period.of(text, ZONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("write it as 2026, 2026-Q3");
  }

  @Test
  void daysBeginInTheZone() {
    Period march = Period.of("2026-03", ZONE);

    assertThat(march.from()).isEqualTo("2026-02-28T23:00:00Z");
    // Summer time has begun.
    assertThat(march.to()).isEqualTo("2026-03-31T22:00:00Z");
  }

  @ParameterizedTest
  @CsvSource({"2026-09, 30, 2026-09-30", "2026-Q3, 14, 2026-09-30", "2026, 12, 2026-12-31"})
  void aTrendHasDaysWeeksOrMonths(String text, int points, LocalDate last) {
    List<LocalDate> days = Period.of(text, ZONE).days(LATER);

    assertThat(days).hasSize(points).isSorted().doesNotHaveDuplicates();
    assertThat(days.get(points - 1)).isEqualTo(last);
  }

  @Test
  void aPeriodThatRunsEndsToday() {
    Period quarter = Period.of("2026-Q3", ZONE);
    Instant now = Instant.parse("2026-07-10T10:00:00Z");

    assertThat(quarter.days(now))
        .containsExactly(LocalDate.parse("2026-07-07"), LocalDate.parse("2026-07-10"));
    assertThat(quarter.endOf(LocalDate.parse("2026-07-10"), now)).isEqualTo(now);
    assertThat(quarter.until(now)).isEqualTo(now);
  }
}
