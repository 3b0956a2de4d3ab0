package nl.dijkwacht.collectors.integrity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a digest file says.
 *
 * @param start of the time in which its log files were delivered
 * @param end of that time
 * @param signedEnd the end as it is written, which is what gets signed
 * @param fingerprint of the key that signed it
 * @param newestEvent event time; none where no log file was delivered
 * @param oldestEvent event time; none where no log file was delivered
 * @param previous none in the first digest after validation was switched on, or on again
 */
record DigestFile(
    String account,
    Instant start,
    Instant end,
    String signedEnd,
    String bucket,
    String key,
    String fingerprint,
    String signatureAlgorithm,
    @Nullable Instant newestEvent,
    @Nullable Instant oldestEvent,
    @Nullable PreviousDigest previous,
    List<ListedLog> logs) {

  DigestFile {
    logs = List.copyOf(logs);
  }

  String uri() {
    return "s3://" + bucket + "/" + key;
  }

  /** The same without its log files, to be kept. */
  DigestFile head() {
    return new DigestFile(
        account,
        start,
        end,
        signedEnd,
        bucket,
        key,
        fingerprint,
        signatureAlgorithm,
        newestEvent,
        oldestEvent,
        previous,
        List.of());
  }
}
