package nl.dijkwacht.streams.exposure;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.core.access.Exposure;

/**
 * What counts as exposure, and what is told of it.
 *
 * @param controls in what way each exposes data while it fails, by its id
 * @param keep how long minutes of access are kept, and times of exposure after they ended (event
 *     time): what is learnt of a resource within it is held against them
 * @param peopleAnObject how many people one object is about at most; 0 if that is not known, so
 *     that objects bound no number of people
 */
public record ExposureSettings(
    Map<String, Exposure.Kind> controls, Duration keep, long peopleAnObject) {

  /** What data events and verdicts take to come is covered by it. */
  public static final Duration SHORTEST_KEEP = Duration.ofDays(2);

  public static final Duration LONGEST_KEEP = Duration.ofDays(30);

  public static final long MOST_PEOPLE_AN_OBJECT = 1_000_000_000;

  private static final List<String> PUBLIC =
      List.of(
          "s3-account-public-access-blocked",
          "s3-bucket-acl-not-public",
          "s3-bucket-no-website",
          "s3-bucket-policy-not-public",
          "s3-bucket-public-access-blocked",
          "s3-access-point-policy-not-public",
          "ebs-snapshot-not-public",
          "ec2-image-not-public",
          "rds-instance-not-public",
          "rds-cluster-not-public",
          "rds-snapshot-not-public",
          "rds-cluster-snapshot-not-public",
          "redshift-cluster-not-public",
          "opensearch-domain-not-public",
          "efs-file-system-policy-not-public",
          "backup-vault-not-public",
          "kinesis-stream-not-public",
          "sqs-queue-not-public",
          "sns-topic-not-public",
          "msk-cluster-not-public",
          "kms-key-policy-not-public");

  private static final List<String> UNENCRYPTED =
      List.of(
          "ebs-volume-encrypted",
          "efs-file-system-encrypted",
          "opensearch-domain-encrypted",
          "rds-instance-encrypted",
          "rds-cluster-encrypted",
          "rds-snapshot-encrypted",
          "redshift-cluster-encrypted",
          "kinesis-stream-encrypted",
          "s3-bucket-tls-only");

  private static final List<String> UNLOGGED =
      List.of(
          "s3-bucket-access-logging",
          "rds-instance-log-exports",
          "rds-cluster-log-exports",
          "opensearch-domain-audit-log",
          "redshift-cluster-audit-logging");

  /** The shipped controls that say most of who can reach data; a week of accesses. */
  public static final ExposureSettings DEFAULT =
      new ExposureSettings(shipped(), Duration.ofDays(7), 0);

  public ExposureSettings {
    controls = Map.copyOf(controls);
    if (keep.compareTo(SHORTEST_KEEP) < 0 || keep.compareTo(LONGEST_KEEP) > 0) {
      throw new IllegalArgumentException(
          "exposure.keep is %s; it lies between %s and %s."
              .formatted(keep, SHORTEST_KEEP, LONGEST_KEEP));
    }
    if (peopleAnObject < 0 || peopleAnObject > MOST_PEOPLE_AN_OBJECT) {
      throw new IllegalArgumentException(
          "exposure.people-an-object is %d; it is 0 if it is not known, else 1 to %d."
              .formatted(peopleAnObject, MOST_PEOPLE_AN_OBJECT));
    }
  }

  /** The ids of the controls that expose data in one way, in alphabetical order. */
  public List<String> controls(Exposure.Kind kind) {
    return controls.entrySet().stream()
        .filter(control -> control.getValue() == kind)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  private static Map<String, Exposure.Kind> shipped() {
    Map<String, Exposure.Kind> controls = new HashMap<>();
    PUBLIC.forEach(control -> controls.put(control, Exposure.Kind.PUBLIC));
    UNENCRYPTED.forEach(control -> controls.put(control, Exposure.Kind.UNENCRYPTED));
    UNLOGGED.forEach(control -> controls.put(control, Exposure.Kind.UNLOGGED));
    return controls;
  }
}
