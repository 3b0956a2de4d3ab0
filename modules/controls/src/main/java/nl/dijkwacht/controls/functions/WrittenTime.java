package nl.dijkwacht.controls.functions;

import com.google.re2j.Pattern;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Times in all the forms in which AWS writes them; without a zone they are UTC. */
final class WrittenTime {

  private static final int LONGEST = 50;

  /** What is larger counts milliseconds, else it would be beyond the year 5000. */
  private static final double MOST_SECONDS = 1e11;

  private static final double MOST_MILLISECONDS = 1e14;

  /** {@code 2026-06-01T12:00:00.000Z}, also with {@code +00:00}, {@code +0000} or no zone. */
  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendPattern("[XXX][XX][X]")
          .toFormatter(Locale.ROOT);

  /** {@code Jun 1, 2026 12:00:00 PM}, as older items have it, also with a comma after the year. */
  private static final DateTimeFormatter WORDS =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendPattern("MMM d, uuuu[,] h:mm:ss a")
          .toFormatter(Locale.US);

  /** Seconds or milliseconds, as JSON may write a large number: {@code 1.7E9}. */
  private static final Pattern EPOCH =
      Pattern.compile("[0-9]{9,13}(\\.[0-9]{1,9})?|[0-9]\\.[0-9]{1,15}[eE]\\+?[0-9]{1,2}");

  private WrittenTime() {}

  static Optional<Instant> read(Object written) {
    if (written instanceof Instant time) {
      return Optional.of(time);
    }
    if (written instanceof Number number) {
      return ofEpoch(number.doubleValue());
    }
    return written instanceof String text && text.length() <= LONGEST
        ? ofText(text.strip())
        : Optional.empty();
  }

  private static Optional<Instant> ofText(String text) {
    if (EPOCH.matches(text)) {
      return ofEpoch(Double.parseDouble(text));
    }
    for (DateTimeFormatter form : List.of(ISO, WORDS)) {
      try {
        return Optional.of(instant(form.parse(text)));
      } catch (DateTimeException otherForm) {
        // The next form may fit.
      }
    }
    try {
      return Optional.of(LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
    } catch (DateTimeException noForm) {
      return Optional.empty();
    }
  }

  private static Instant instant(TemporalAccessor parsed) {
    return parsed.isSupported(ChronoField.OFFSET_SECONDS)
        ? Instant.from(parsed)
        : LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC);
  }

  private static Optional<Instant> ofEpoch(double number) {
    if (!(number >= 0 && number < MOST_MILLISECONDS)) {
      return Optional.empty();
    }
    return Optional.of(
        Instant.ofEpochMilli((long) (number < MOST_SECONDS ? number * 1000 : number)));
  }
}
