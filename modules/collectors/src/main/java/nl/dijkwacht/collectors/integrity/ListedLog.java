package nl.dijkwacht.collectors.integrity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A log file as a digest lists it.
 *
 * @param hash of its uncompressed content, in hexadecimal digits
 * @param newestEvent event time
 * @param oldestEvent event time
 */
record ListedLog(
    String bucket,
    String key,
    String hash,
    String hashAlgorithm,
    @Nullable Instant newestEvent,
    @Nullable Instant oldestEvent) {

  String uri() {
    return "s3://" + bucket + "/" + key;
  }
}
