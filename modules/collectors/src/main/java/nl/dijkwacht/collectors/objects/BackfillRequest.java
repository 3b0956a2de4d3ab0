package nl.dijkwacht.collectors.objects;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.dijkwacht.topics.wire.Outcome;

/**
 * What a trail wrote before, and is to be collected now.
 *
 * @param prefix empty or with a slash at its end: any that leads towards {@code
 *     [prefix/]AWSLogs/[o-id/]account/CloudTrail/region/}
 * @param region of the bucket, where it is not the default one
 * @param from the first day of the files (UTC)
 * @param to the last day of the files (UTC)
 */
public record BackfillRequest(
    String bucket, String prefix, Optional<String> region, LocalDate from, LocalDate to) {

  private static final Pattern URI =
      Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(/.*)?");

  /**
   * Reads what a person asks for.
   *
   * @param uri {@code s3://bucket/prefix}
   */
  public static Outcome<BackfillRequest> of(
      String uri, Optional<String> region, LocalDate from, LocalDate to) {
    Matcher parts = URI.matcher(uri);
    if (!parts.matches()) {
      return new Outcome.Failed<>(
          "Where the trail wrote is given as s3://bucket or s3://bucket/prefix.");
    }
    if (to.isBefore(from)) {
      return new Outcome.Failed<>(
          "The last day, %s, lies before the first, %s.".formatted(to, from));
    }
    String path = parts.group(2) == null ? "" : parts.group(2).substring(1);
    String prefix = path.isEmpty() || path.endsWith("/") ? path : path + "/";
    return new Outcome.Done<>(new BackfillRequest(parts.group(1), prefix, region, from, to));
  }
}
