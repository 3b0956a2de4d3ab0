package nl.dijkwacht.app.commands.options;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a time in UTC; a day means its beginning. */
public final class TimeConverter implements ITypeConverter<Instant> {

  private static final int DAY = "2026-11-01".length();

  @Override
  public Instant convert(String text) {
    try {
      return text.length() == DAY
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : Instant.parse(text);
    } catch (DateTimeException e) {
      throw new TypeConversionException(
          "'%s' is no time; write it as 2026-11-01 or 2026-11-01T08:00:00Z".formatted(text));
    }
  }
}
