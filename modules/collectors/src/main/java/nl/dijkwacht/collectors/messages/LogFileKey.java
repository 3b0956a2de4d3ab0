package nl.dijkwacht.collectors.messages;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the key of an object tells that CloudTrail or AWS Config wrote: {@code
 * [prefix/]AWSLogs/[o-id/]account/CloudTrail/region/2026/11/22/file}, and of AWS Config {@code
 * …/Config/region/2026/3/9/ConfigHistory/file}, whose month and day are not padded.
 *
 * @param prefix what stands before {@code AWSLogs}, without the slash between; may be empty
 * @param organisation its id ({@code o-…}) in the bucket of an organisation's trail, else empty
 * @param account whose events or items it holds, 12 digits
 * @param region such as {@code eu-west-1}
 * @param date when it was delivered, in UTC
 * @param file what follows the date or the kind; may hold slashes
 */
public record LogFileKey(
    String prefix,
    String organisation,
    String account,
    Kind kind,
    String region,
    LocalDate date,
    String file) {

  /** What such an object is. */
  public enum Kind {
    TRAIL,
    TRAIL_DIGEST,
    TRAIL_INSIGHT,
    CONFIG_HISTORY,
    CONFIG_SNAPSHOT,
    /** One item that was too large for its message. */
    CONFIG_OVERSIZED;

    /** Its name in messages: {@code trail-digest}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** S3 allows no longer key, in bytes; so a longer text cannot be one. */
  static final int LONGEST = 1024;

  private static final String ROOT = "AWSLogs";
  private static final String CONFIG = "Config";
  private static final Pattern ORGANISATION = Pattern.compile("o-[a-z0-9]{10,32}");
  private static final Pattern YEAR = Pattern.compile("[0-9]{4}");
  private static final Pattern MONTH_OR_DAY = Pattern.compile("[0-9]{1,2}");
  private static final Map<String, Kind> OF_TRAIL =
      Map.of(
          "CloudTrail", Kind.TRAIL,
          "CloudTrail-Digest", Kind.TRAIL_DIGEST,
          "CloudTrail-Insight", Kind.TRAIL_INSIGHT);
  private static final Map<String, Kind> OF_CONFIG =
      Map.of(
          "ConfigHistory", Kind.CONFIG_HISTORY,
          "ConfigSnapshot", Kind.CONFIG_SNAPSHOT,
          "OversizedChangeNotification", Kind.CONFIG_OVERSIZED);

  /** Reads any text, as it is and not URL-encoded; empty if it is no such key. */
  public static Optional<LogFileKey> parse(String key) {
    if (key.length() > LONGEST) {
      return Optional.empty();
    }
    List<String> parts = List.of(key.split("/", -1));
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i).equals(ROOT)) {
        Optional<LogFileKey> parsed = after(i, parts);
        if (parsed.isPresent()) {
          return parsed;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<LogFileKey> after(int root, List<String> parts) {
    boolean ofOrganisation =
        parts.size() > root + 1 && ORGANISATION.matcher(parts.get(root + 1)).matches();
    List<String> rest = parts.subList(root + (ofOrganisation ? 2 : 1), parts.size());
    // account, service, region, year, month, day, and at least a file
    if (rest.size() < 7
        || !EventOrigin.isAccount(rest.get(0))
        || !EventOrigin.isRegion(rest.get(2))) {
      return Optional.empty();
    }
    boolean ofConfig = rest.get(1).equals(CONFIG);
    Kind kind = ofConfig ? OF_CONFIG.get(rest.get(6)) : OF_TRAIL.get(rest.get(1));
    String file = String.join("/", rest.subList(ofConfig ? 7 : 6, rest.size()));
    Optional<LocalDate> date = date(rest.get(3), rest.get(4), rest.get(5));
    if (kind == null || file.isEmpty() || date.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new LogFileKey(
            String.join("/", parts.subList(0, root)),
            ofOrganisation ? parts.get(root + 1) : "",
            rest.get(0),
            kind,
            rest.get(2),
            date.get(),
            file));
  }

  private static Optional<LocalDate> date(String year, String month, String day) {
    if (!YEAR.matcher(year).matches()
        || !MONTH_OR_DAY.matcher(month).matches()
        || !MONTH_OR_DAY.matcher(day).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
