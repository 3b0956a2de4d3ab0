package nl.dijkwacht.core.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTimeTest {

  private static final long FIRST = Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();
  private static final long LAST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

  @Test
  void theFormOfCloudTrailIsReadAsJavaReadsIt() {
    Random random = new Random(1);
    for (int round = 0; round < 200_000; round++) {
      Instant instant = Instant.ofEpochSecond(random.nextLong(FIRST, LAST + 1));
      assertThat(parse(instant.toString())).isEqualTo(instant.toEpochMilli());
    }
  }

  @Test
  void everyDayOfFourCenturiesIsRead() {
    LocalDate end = LocalDate.of(2301, 1, 1);
    for (LocalDate day = LocalDate.of(1900, 1, 1); day.isBefore(end); day = day.plusDays(1)) {
      assertThat(parse(day + "T00:00:00Z"))
          .isEqualTo(day.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli());
    }
  }

  @Test
  void datesAreReadIfAndOnlyIfTheyExist() {
    for (int year : new int[] {1, 1600, 1900, 2000, 2024, 2026, 2100, 9999}) {
      for (int month = 0; month <= 13; month++) {
        for (int day = 0; day <= 32; day++) {
          String date = "%04d-%02d-%02d".formatted(year, month, day);
          for (String rest : new String[] {"T03:00:00Z", "T03:00:00.5Z", " 03:00:00"}) {
            assertThat(parse(date + rest) != TrailEvent.NO_TIME)
                .as(date + rest)
                .isEqualTo(exists(year, month, day));
          }
        }
      }
    }
  }

  @Test
  void otherNotationsGiveTheSameInstant() {
    Random random = new Random(2);
    for (int round = 0; round < 20_000; round++) {
      Instant instant =
          Instant.ofEpochSecond(
              random.nextLong(FIRST + 86_400, LAST - 86_400), random.nextInt(1_000_000_000));
      LocalDateTime utc = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
      ZoneOffset offset =
          ZoneOffset.ofTotalSeconds(60 * (random.nextInt(2 * 18 * 60 + 1) - 18 * 60));
      long expected = instant.toEpochMilli();
      assertThat(parse(utc.toString())).isEqualTo(expected);
      assertThat(parse(utc.toString().replace('T', ' '))).isEqualTo(expected);
      assertThat(parse(utc + "Z")).isEqualTo(expected);
      assertThat(parse(instant.atOffset(offset).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME)))
          .isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-22T03:00:00.000Z, 2026-11-22T03:00:00Z",
    "2026-11-22T03:00:00.123456789Z, 2026-11-22T03:00:00.123Z",
    "1969-12-31T23:59:59.9999Z, 1969-12-31T23:59:59.999Z",
    "2020-01-01 00:00:00.000000000, 2020-01-01T00:00:00Z",
    "2026-11-22T03:00:00+01:00, 2026-11-22T02:00:00Z",
    "2026-11-22T03:00:00-11:30, 2026-11-22T14:30:00Z",
    "2026-11-22 03:00:00Z, 2026-11-22T03:00:00Z",
    "2026-11-22T03:00Z, 2026-11-22T03:00:00Z",
    "2024-02-29T12:00:00.1Z, 2024-02-29T12:00:00.100Z"
  })
  void otherToolsWriteTheirOwnForms(String text, String instant) {
    assertThat(parse(text)).isEqualTo(Instant.parse(instant).toEpochMilli());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "2026",
        "2026-11-22",
        "03:00:00",
        "2026-11-22T03:00:00Zx",
        "x2026-11-22T03:00:00Z",
        "2026-11-22T24:00:00Z",
        "2026-11-22T24:00:00",
        "2026-11-22T23:60:00Z",
        "2026-11-22T23:59:60Z",
        "2026-11-22T23:59:60.5Z",
        "2026-11-2203:00:00",
        "2026-11-22T 03:00:00",
        "2026/11/22 03:00:00",
        "22-11-2026T03:00:00Z",
        "2026-11-22T03:00:00+19:00",
        "20261122T030000Z",
        "1763780400",
        "1763780400000",
        "+12026-01-01T00:00:00Z",
        "-2026-01-01T00:00:00Z",
        "+999999999-01-01T00:00:00Z",
        "٢٠٢٦-11-22T03:00:00Z",
        "2026-11-22T03:00:00.0000000000000000000000000Z"
      })
  void whatIsNoInstantHasNoTime(String text) {
    assertThat(parse(text)).isEqualTo(TrailEvent.NO_TIME);
  }

  @Test
  void everyByteAtEveryPlaceIsJudgedAsByJava() {
    byte[] plain = "2026-11-22T03:00:00Z".getBytes(StandardCharsets.UTF_8);
    for (int at = 0; at < plain.length; at++) {
      for (int value = 0; value < 256; value++) {
        byte[] text = plain.clone();
        text[at] = (byte) value;
        long expected = reference(new String(text, StandardCharsets.UTF_8));
        assertThat(EventTime.parse(text, 0, text.length))
            .as(Arrays.toString(text))
            .isEqualTo(expected);
      }
    }
  }

  @Test
  void onlyTheRangeIsRead() {
    byte[] text = "99\"2026-11-22T03:00:00Z\"99".getBytes(StandardCharsets.UTF_8);
    assertThat(EventTime.parse(text, 3, 23))
        .isEqualTo(Instant.parse("2026-11-22T03:00:00Z").toEpochMilli());
  }

  private static long reference(String text) {
    try {
      String zone = text.toUpperCase(Locale.ROOT).endsWith("Z") ? "" : "Z";
      return Instant.parse(text.replace(' ', 'T') + zone).toEpochMilli();
    } catch (DateTimeException e) {
      return TrailEvent.NO_TIME;
    }
  }

  private static boolean exists(int year, int month, int day) {
    try {
      LocalDate.of(year, month, day);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static long parse(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return EventTime.parse(bytes, 0, bytes.length);
  }
}
