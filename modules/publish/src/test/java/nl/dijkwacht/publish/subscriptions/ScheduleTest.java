package nl.dijkwacht.publish.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import nl.dijkwacht.core.signal.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {

  private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

  @ParameterizedTest
  @CsvSource({
    // In winter it is an hour later than UTC.
    "2026-11-26T20:59:00Z, 2026-11-26T20:59:00Z",
    "2026-11-26T21:00:00Z, 2026-11-27T06:00:00Z",
    "2026-11-27T03:00:00Z, 2026-11-27T06:00:00Z",
    "2026-11-27T06:00:00Z, 2026-11-27T06:00:00Z",
    // In the night in which summer begins.
    "2027-03-27T22:30:00Z, 2027-03-28T05:00:00Z"
  })
  void quietHoursEndInTheMorning(Instant comes, Instant told) {
    QuietHours quiet =
        new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0), ZONE, Level.CRITICAL);

    assertThat(quiet.after(comes, Level.HIGH)).isEqualTo(told);
    assertThat(quiet.after(comes, Level.CRITICAL)).isEqualTo(comes);
  }

  @Test
  void quietHoursMayLieWithinADay() {
    QuietHours quiet = new QuietHours(LocalTime.of(12, 0), LocalTime.of(13, 0), ZONE, Level.HIGH);
    Instant noon = Instant.parse("2026-11-26T11:00:00Z");

    assertThat(quiet.after(noon, Level.MEDIUM)).isEqualTo(noon.plusSeconds(3600));
    assertThat(quiet.after(noon, Level.HIGH)).isEqualTo(noon);
    assertThat(quiet.after(noon.minusSeconds(1), Level.LOW)).isEqualTo(noon.minusSeconds(1));
  }

  @Test
  void digestsComeAtTheirTimes() {
    DigestTimes digest = new DigestTimes(List.of(LocalTime.of(16, 0), LocalTime.of(8, 0)), ZONE);

    assertThat(digest.after(Instant.parse("2026-11-26T06:00:00Z")))
        .isEqualTo("2026-11-26T07:00:00Z");
    assertThat(digest.after(Instant.parse("2026-11-26T07:00:00Z")))
        .isEqualTo("2026-11-26T15:00:00Z");
    assertThat(digest.after(Instant.parse("2026-11-26T15:30:00Z")))
        .isEqualTo("2026-11-27T07:00:00Z");
  }
}
