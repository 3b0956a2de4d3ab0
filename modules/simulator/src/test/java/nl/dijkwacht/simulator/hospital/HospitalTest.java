package nl.dijkwacht.simulator.hospital;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import nl.dijkwacht.simulator.calls.Scene;
import nl.dijkwacht.simulator.calls.SimulatedEvent;
import org.junit.jupiter.api.Test;

class HospitalTest {
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void theFirstThousandRecordsAreTheSameOnEveryMachine() throws Exception {
    assertThat(digest(Samples.hospital(42, HOUR, 5, true).events().limit(1000)))
        .isEqualTo("84b2c53c24fa68dec2b5d1b52e06fa407f37b31367c4acb66222868797518298");
  }

  @Test
  void theSameSettingsGiveTheSameBytes() throws Exception {
    assertThat(digest(Samples.hospital(7, HOUR, 2, true).events()))
        .isEqualTo(digest(Samples.hospital(7, HOUR, 2, true).events()))
        .isNotEqualTo(digest(Samples.hospital(8, HOUR, 2, true).events()));
  }

  @Test
  void theHabitsAreTheSameWithAndWithoutTheStory() {
    List<Instant> without =
        Samples.hospital(7, HOUR, 2, false).events().map(SimulatedEvent::eventTime).toList();
    List<Instant> with =
        Samples.hospital(7, HOUR, 2, true)
            .events()
            .filter(event -> !event.scene().isStory())
            .map(SimulatedEvent::eventTime)
            .toList();
    assertThat(with).isEqualTo(without);
  }

  @Test
  void eventsComeInOrderOfEventTimeAndEndWithTheLength() {
    List<Instant> times =
        Samples.hospital(3, HOUR, 5, true).events().map(SimulatedEvent::eventTime).toList();
    assertThat(times).isSortedAccordingTo(Comparator.naturalOrder());
    assertThat(times.get(0)).isAfterOrEqualTo(Samples.MONDAY_MORNING);
    assertThat(times.get(times.size() - 1))
        .isBefore(Samples.MONDAY_MORNING.plus(HOUR))
        .isAfter(Samples.MONDAY_MORNING.plus(HOUR).minusSeconds(60));
  }

  @Test
  void theRateIsTheOneAskedFor() {
    assertThat(Samples.hospital(5, HOUR, 20, false).events().count()).isBetween(69_000L, 75_000L);
  }

  @Test
  void theNightIsQuieterThanTheDayAndHasTheBackups() {
    List<SimulatedEvent> day =
        new Hospital(
                new Hospital.Settings(
                    1,
                    Instant.parse("2026-03-02T23:00:00Z"),
                    Duration.ofDays(1),
                    0.5,
                    false,
                    Hospital.Pace.DAY_AND_NIGHT))
            .events()
            .toList();
    assertThat(day).hasSizeBetween(36_000, 52_000);
    assertThat(between(day, 0, 5)).isLessThan(between(day, 8, 13) * 3 / 4);
    assertThat(day)
        .filteredOn(event -> event.scene() == Scene.BACKUP)
        .hasSizeGreaterThan(100)
        .allMatch(event -> event.eventTime().isBefore(Instant.parse("2026-03-03T05:00:00Z")));
  }

  private static long between(List<SimulatedEvent> day, int fromHour, int toHour) {
    Instant midnight = Instant.parse("2026-03-02T23:00:00Z");
    return day.stream()
        .map(event -> Duration.between(midnight, event.eventTime()).toHours())
        .filter(hour -> hour >= fromHour && hour < toHour)
        .count();
  }

  @Test
  void yearsAreReadLazily() {
    Iterator<SimulatedEvent> events =
        Samples.hospital(1, Duration.ofDays(36_500), 1000, true).events().iterator();
    for (int i = 0; i < 1000; i++) {
      assertThat(events.next().record()).isNotEmpty();
    }
  }

  @Test
  void everyRecordIsJsonWithTheFieldsThatCloudTrailAlwaysWrites() {
    Set<String> eventIds = new HashSet<>();
    Samples.hospital(11, HOUR, 10, true)
        .events()
        .forEach(
            event -> {
              JsonNode record = Samples.parse(event.record());
              assertThat(record.properties())
                  .extracting(Map.Entry::getKey)
                  .contains(
                      "eventVersion",
                      "userIdentity",
                      "eventTime",
                      "eventSource",
                      "eventName",
                      "awsRegion",
                      "sourceIPAddress",
                      "userAgent",
                      "requestParameters",
                      "responseElements",
                      "eventID",
                      "readOnly",
                      "eventType",
                      "managementEvent",
                      "recipientAccountId",
                      "eventCategory");
              assertThat(record.at("/userIdentity/type").asText()).isNotEmpty();
              assertThat(record.at("/eventTime").asText()).isEqualTo(event.eventTime().toString());
              assertThat(record.at("/awsRegion").asText()).isEqualTo(event.region());
              assertThat(record.at("/recipientAccountId").asText()).isEqualTo(event.account().id());
              assertThat(record.at("/eventVersion").asText()).matches("1\\.(08|09|10|11)");
              assertThat(eventIds.add(record.at("/eventID").asText())).isTrue();
            });
  }

  @Test
  void recordsAreAboutAsLargeAsRealOnes() {
    double average =
        Samples.hospital(1, HOUR, 10, false)
            .events()
            .mapToInt(event -> event.record().length)
            .average()
            .orElseThrow();
    assertThat(average).isBetween(1300.0, 1550.0);
  }

  @Test
  void impossibleSettingsAreRefused() {
    assertThatThrownBy(() -> Samples.hospital(1, Duration.ZERO, 1, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("length");
    assertThatThrownBy(() -> Samples.hospital(1, HOUR, Double.NaN, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("eventsPerSecond");
  }

  private static String digest(Stream<SimulatedEvent> events) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    events.forEach(event -> digest.update(event.record()));
    return HexFormat.of().formatHex(digest.digest());
  }
}
