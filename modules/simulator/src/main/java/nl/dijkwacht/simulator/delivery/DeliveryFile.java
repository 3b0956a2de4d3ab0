package nl.dijkwacht.simulator.delivery;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import nl.dijkwacht.simulator.calls.Account;

/**
 * One object as CloudTrail or AWS Config puts it into the log bucket.
 *
 * @param key the object's key, from {@code AWSLogs/} on
 * @param deliveredAt when it appears in the bucket (simulated time, as event times are)
 * @param content gzipped JSON; not copied, so treat it as read-only
 */
// The bytes are written out as they are; nobody compares two files by their record.
@SuppressWarnings("ArrayRecordComponent")
public record DeliveryFile(String key, Instant deliveredAt, byte[] content) {
  private static final DateTimeFormatter FOLDER = formatter("yyyy/MM/dd");
  private static final DateTimeFormatter NAME = formatter("yyyyMMdd'T'HHmm'Z'");

  private static DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern).withZone(ZoneOffset.UTC);
  }

  public static String key(Account account, String region, Instant delivered, String random) {
    return "AWSLogs/%s/CloudTrail/%s/%s/%s_CloudTrail_%s_%s_%s.json.gz"
        .formatted(
            account.id(),
            region,
            FOLDER.format(delivered),
            account.id(),
            region,
            NAME.format(delivered),
            random);
  }

  static String configurationKey(
      String kind, Account account, String region, Instant delivered, String random) {
    return "AWSLogs/%s/Config/%s/%s/%s/%s_Config_%s_%s_%s_%s.json.gz"
        .formatted(
            account.id(),
            region,
            FOLDER.format(delivered),
            kind,
            account.id(),
            region,
            kind,
            NAME.format(delivered),
            random);
  }
}
