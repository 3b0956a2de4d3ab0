package nl.dijkwacht.collectors.integrity;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a trail, or several, are kept.
 *
 * @param prefix empty, or anything from the trail's own prefix down to a Region
 */
public record TrailPlace(String bucket, String prefix) {

  private static final Pattern URI =
      Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/([^\\p{Cntrl}]{0,900}))?");

  /** The place of {@code s3://bucket/prefix}, or none if it is not written so. */
  public static Optional<TrailPlace> of(String uri) {
    Matcher matcher = URI.matcher(uri);
    return matcher.matches()
        ? Optional.of(
            new TrailPlace(matcher.group(1), matcher.group(2) == null ? "" : matcher.group(2)))
        : Optional.empty();
  }

  public String uri() {
    return "s3://" + bucket + "/" + prefix;
  }
}
