package nl.dijkwacht.simulator.hospital;

import nl.dijkwacht.simulator.calls.Account;
import nl.dijkwacht.simulator.calls.Region;

/** The S3 buckets of the hospital. */
public enum Bucket {
  PATIENT_FILES("waterland-patientdossiers", Account.PATIENT_FILES, Region.IRELAND, Encryption.KMS),
  /** The bucket of the story; KMS would not open an object for a reader without credentials. */
  DISCHARGE_LETTERS(
      "waterland-ontslagbrieven", Account.PATIENT_FILES, Region.IRELAND, Encryption.S3),
  LAB_RESULTS(
      "waterland-laboratoriumuitslagen", Account.LABORATORY, Region.IRELAND, Encryption.KMS),
  TRAIL_LOGS("waterland-cloudtrail", Account.LOG_ARCHIVE, Region.IRELAND, Encryption.KMS),
  DEPLOYMENT_STATE("waterland-terraform-state", Account.MANAGEMENT, Region.IRELAND, Encryption.KMS),
  PATIENT_FILES_COPY(
      "waterland-patientdossiers-kopie", Account.BACKUP, Region.FRANKFURT, Encryption.KMS);

  private final String bucketName;
  private final Account owner;
  private final String region;
  private final Encryption encryption;

  /** Whose keys encrypt the objects: S3's own, or one of KMS. */
  enum Encryption {
    S3("SSE_S3", "AES256"),
    KMS("SSE_KMS", "aws:kms");

    private final String applied;
    private final String header;

    Encryption(String applied, String header) {
      this.applied = applied;
      this.header = header;
    }

    /** As CloudTrail names it in {@code additionalEventData}. */
    String applied() {
      return applied;
    }

    /** As S3 names it in a header. */
    String header() {
      return header;
    }
  }

  Bucket(String bucketName, Account owner, String region, Encryption encryption) {
    this.bucketName = bucketName;
    this.owner = owner;
    this.region = region;
    this.encryption = encryption;
  }

  public String bucketName() {
    return bucketName;
  }

  public Account owner() {
    return owner;
  }

  public String region() {
    return region;
  }

  public String arn() {
    return "arn:aws:s3:::" + bucketName;
  }

  Encryption encryption() {
    return encryption;
  }

  String host() {
    return bucketName + ".s3." + region + ".amazonaws.com";
  }
}
