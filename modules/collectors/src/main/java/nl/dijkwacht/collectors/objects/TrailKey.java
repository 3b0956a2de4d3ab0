package nl.dijkwacht.collectors.objects;

import java.util.Optional;
import nl.dijkwacht.collectors.messages.LogFileKey;
import nl.dijkwacht.topics.catalogue.ObjectAnnouncement;

/**
 * What the key of one of CloudTrail's log files tells of where it comes from.
 *
 * @param source {@code cloudtrail/bucket/[prefix/]AWSLogs/[o-id/]account/region}: names what
 *     delivers files of its own, and so can fall silent of its own
 */
record TrailKey(String source, String account, String region) {

  static Optional<TrailKey> of(ObjectAnnouncement object) {
    return LogFileKey.parse(object.key())
        .filter(key -> key.kind() == LogFileKey.Kind.TRAIL)
        .map(key -> of(object.bucket(), key));
  }

  private static TrailKey of(String bucket, LogFileKey key) {
    String prefix = key.prefix().isEmpty() ? "" : key.prefix() + "/";
    String organisation = key.organisation().isEmpty() ? "" : key.organisation() + "/";
    String source =
        "cloudtrail/%s/%sAWSLogs/%s%s/%s"
            .formatted(bucket, prefix, organisation, key.account(), key.region());
    return new TrailKey(source, key.account(), key.region());
  }
}
