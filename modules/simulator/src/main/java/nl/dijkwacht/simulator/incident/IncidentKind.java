package nl.dijkwacht.simulator.incident;

import java.util.List;
import java.util.function.Consumer;

/** The kinds of incidents, each with the detectors of which at least one should tell of it. */
// The lists are unmodifiable and the plots without state, which their types cannot say.
@SuppressWarnings("ImmutableEnumChecker")
public enum IncidentKind {
  MASS_DOWNLOAD(
      "An insider takes many files in an hour",
      Exfiltration::massDownload,
      "Mass download of personal data",
      "Far more than its own habit"),
  SLOW_EXFILTRATION(
      "An insider takes files in portions over days",
      Exfiltration::slow,
      "Steadily more personal data than before",
      "Far more than its own habit"),
  MASS_DECRYPTION(
      "A key is used for many files in an hour",
      Exfiltration::massDecryption,
      "Mass decryption",
      "Far more than its own habit"),
  SECRETS_HARVESTED(
      "Software that was taken over reads one secret after the other",
      Exfiltration::secrets,
      "Many different secrets read by one principal"),
  TABLE_EXPORTED(
      "A table is exported to a bucket of a stranger",
      Exfiltration::tableExported,
      "Personal data handed to somebody in no register"),
  STOLEN_KEYS(
      "The keys of software are used from another country",
      Identity::stolenKeys,
      "First access from a country",
      "Personal data reached from a third country, unknown by whom"),
  STOLEN_SESSION(
      "The session of a person is used from a third country",
      Identity::stolenSession,
      "First access from a country",
      "Own staff reads personal data from a third country"),
  CREATED_PRINCIPAL(
      "A user is made and reads at once",
      Identity::createdPrincipal,
      "Access to personal data right after a right was granted"),
  GRANTED_THEN_READ(
      "A role gets a right by hand and reads much",
      Identity::grantedThenRead,
      "Access to personal data right after a right was granted"),
  FAILURES_THEN_SUCCESS(
      "Software tries until it gets in",
      Identity::failuresThenSuccess,
      "Success after many failures",
      "First access to an asset with personal data"),
  WITHOUT_MFA(
      "Root or an IAM user without a second factor reads special category data",
      Identity::withoutMfa,
      "Special category data touched without multi-factor authentication",
      "Root user at work in an account"),
  PASSWORD_SPRAYING(
      "One password is tried on many users",
      Identity::passwordSpraying,
      "Sign-in of many users tried from one address"),
  BUCKET_PUBLIC(
      "A bucket is made public and read from outside",
      Protection::bucketPublic,
      "Bucket policy lets everyone in",
      "Personal data touched by an unknown third party"),
  TRAIL_STOPPED(
      "The trail is stopped before files are read",
      Protection::trailStopped,
      "CloudTrail logging stopped or trail deleted"),
  LOG_BUCKET_WEAKENED(
      "The bucket of logs is opened to a stranger, or forgets early",
      Protection::logBucketWeakened,
      "Bucket opened to another AWS account",
      "Log bucket deletes its objects within a year"),
  RECORDER_STOPPED(
      "AWS Config no longer records", Protection::recorderStopped, "AWS Config recording stopped"),
  AI_OPT_OUT_REMOVED(
      "The opt-out of AI services is removed",
      Protection::aiOptOutRemoved,
      "Services of AI may use content to improve themselves",
      "Policy of the organisation removed or rewritten"),
  SNAPSHOT_SHARED(
      "A snapshot is shared with a stranger",
      HandedOut::snapshotShared,
      "Personal data handed to somebody in no register",
      "Database snapshot shared with another account"),
  UNKNOWN_PROCESSOR(
      "Somebody of an account in no register reads",
      HandedOut::unknownProcessor,
      "Personal data touched by an unknown third party"),
  REPLICATED_OUTSIDE(
      "Data are copied to a Region outside the European Economic Area",
      HandedOut::replicatedOutside,
      "Personal data sent to a third country without a basis"),
  UNAPPROVED_SERVICE(
      "A service that nobody approved reads",
      HandedOut::unapprovedService,
      "Personal data handled by a service that nobody approved"),
  OUTSIDE_PURPOSE(
      "Somebody reads files of patients for another purpose",
      AgainstRegisters::outsidePurpose,
      "Access outside the declared purpose"),
  ERASED_READ(
      "A file that was reported erased is read",
      AgainstRegisters::erasedRead,
      "Read of an object that was reported erased"),
  ERASED_RESTORED(
      "A copy of the past is restored",
      AgainstRegisters::erasedRestored,
      "Restore that may bring erased data back"),
  MASS_DELETION(
      "Many files are deleted in an hour",
      Exfiltration::massDeletion,
      "Mass deletion of personal data",
      "Far more than its own habit"),
  // The last one, so that the casts of the others stay what they were when they were measured.
  SESSION_NEARBY(
      "The session of a person is used from a country nearby on a day at work",
      Identity::sessionNearby,
      "First access from a country");

  private final String title;
  private final Consumer<Plot> story;
  private final List<String> toldBy;

  IncidentKind(String title, Consumer<Plot> story, String... toldBy) {
    this.title = title;
    this.story = story;
    this.toldBy = List.of(toldBy);
  }

  /** For people. */
  public String title() {
    return title;
  }

  /** Titles of rules, each of which tells of it by its nature; others may tell too. */
  public List<String> toldBy() {
    return toldBy;
  }

  void tell(Plot plot) {
    story.accept(plot);
  }
}
