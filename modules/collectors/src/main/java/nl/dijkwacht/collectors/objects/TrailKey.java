package nl.dijkwacht.collectors.objects;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.dijkwacht.topics.ObjectAnnouncement;

/**
 * What the key of a log file tells: {@code
 * [prefix/]AWSLogs/[o-id/]account/CloudTrail/region/YYYY/MM/DD/…}.
 *
 * @param source {@code cloudtrail/bucket/[prefix/]AWSLogs/[o-id/]account/region}: names what
 *     delivers files of its own, and so can fall silent of its own
 */
record TrailKey(String source, String account, String region) {

  private static final Pattern FORM =
      Pattern.compile(
          "((?:[^/]+/){0,8}AWSLogs/(?:o-[a-z0-9]{1,32}/)?(\\d{12}))/CloudTrail/([a-z0-9-]{1,32})/.*");

  static Optional<TrailKey> of(ObjectAnnouncement object) {
    Matcher key = FORM.matcher(object.key());
    return key.matches()
        ? Optional.of(
            new TrailKey(
                "cloudtrail/" + object.bucket() + "/" + key.group(1) + "/" + key.group(3),
                key.group(2),
                key.group(3)))
        : Optional.empty();
  }
}
