package nl.dijkwacht.collectors.integrity;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a digest file stands, and what its key tells.
 *
 * @param folder the part of the key up to and with the Region, ending with a slash
 * @param account 12 digits
 * @param region that it was delivered from, whose keys sign it
 * @param chain names the digests that follow each other in the folder
 * @param end of the time that it covers, as its name says
 * @param backfill whether it lists log files that came too late for the digest of their hour
 */
public record DigestKey(
    String bucket,
    String key,
    String folder,
    String account,
    String region,
    String chain,
    Instant end,
    boolean backfill) {

  private static final int LONGEST = 1024;
  private static final Pattern FORM =
      Pattern.compile(
          "(?<folder>(?:[^\\p{Cntrl}]*/)?AWSLogs/(?:o-[a-z0-9]+/)?"
              + "(?<account>\\d{12})/CloudTrail-Digest/(?<region>[a-z0-9-]+)/)"
              + "\\d{4}/\\d{2}/\\d{2}/"
              + "(?<name>[^/\\p{Cntrl}]+)_(?<end>\\d{8}T\\d{6}Z)(?<backfill>_backfill)?\\.json\\.gz");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT);

  /** The digest file of that place, or none if the key is not that of one. */
  public static Optional<DigestKey> of(String bucket, String key) {
    Matcher matcher = FORM.matcher(key);
    if (key.length() > LONGEST || !matcher.matches()) {
      return Optional.empty();
    }
    boolean backfill = matcher.group("backfill") != null;
    try {
      Instant end = LocalDateTime.parse(matcher.group("end"), TIME).toInstant(ZoneOffset.UTC);
      return Optional.of(
          new DigestKey(
              bucket,
              key,
              matcher.group("folder"),
              matcher.group("account"),
              matcher.group("region"),
              matcher.group("name") + (backfill ? "_backfill" : ""),
              end,
              backfill));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  public String uri() {
    return "s3://" + bucket + "/" + key;
  }

  /** Where the digests of its account and Region stand. */
  public String folderUri() {
    return "s3://" + bucket + "/" + folder;
  }
}
