package nl.dijkwacht.simulator;

/** The S3 buckets of the hospital. */
public enum Bucket {
  PATIENT_FILES("waterland-patientdossiers", Account.PATIENT_FILES, Region.IRELAND),
  /** The bucket of the story. */
  DISCHARGE_LETTERS("waterland-ontslagbrieven", Account.PATIENT_FILES, Region.IRELAND),
  LAB_RESULTS("waterland-laboratoriumuitslagen", Account.LABORATORY, Region.IRELAND),
  TRAIL_LOGS("waterland-cloudtrail", Account.LOG_ARCHIVE, Region.IRELAND),
  DEPLOYMENT_STATE("waterland-terraform-state", Account.MANAGEMENT, Region.IRELAND),
  PATIENT_FILES_COPY("waterland-patientdossiers-kopie", Account.BACKUP, Region.FRANKFURT);

  private final String bucketName;
  private final Account owner;
  private final String region;

  Bucket(String bucketName, Account owner, String region) {
    this.bucketName = bucketName;
    this.owner = owner;
    this.region = region;
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

  String host() {
    return bucketName + ".s3." + region + ".amazonaws.com";
  }
}
