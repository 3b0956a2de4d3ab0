package nl.dijkwacht.collectors.integrity;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The beginning of the keys of a day, which put digest files into the order of days. */
final class DayPrefix {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu/MM/dd/", Locale.ROOT).withZone(ZoneOffset.UTC);

  private DayPrefix() {}

  /**
   * @param folder of an account and a Region, ending with a slash
   */
  static String of(String folder, Instant time) {
    return folder + DAY.format(time);
  }
}
