package nl.dijkwacht.topics.catalogue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An object in S3 that waits to be collected.
 *
 * @param key as it is, not URL-encoded
 * @param region of the bucket, if the announcement told
 * @param content what it holds
 * @param announcedBy the queue, or the backfill, that it was heard from
 * @param announcedAt when that was (wall clock of the collector)
 */
public record ObjectAnnouncement(
    String bucket,
    String key,
    @Nullable String region,
    Content content,
    String announcedBy,
    Instant announcedAt) {

  /** What an object holds, as its key and its announcement tell. */
  public enum Content {
    TRAIL_EVENTS,
    TRAIL_DIGEST,
    /** A history or snapshot file of AWS Config, or one item that was too large for its message. */
    CONFIGURATION_ITEMS
  }

  /** {@code s3://bucket/key}: the key of its record and of its checkpoint. */
  public String uri() {
    return "s3://" + bucket + "/" + key;
  }
}
