package nl.dijkwacht.collectors.objects;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.dijkwacht.core.json.FieldPath;
import nl.dijkwacht.core.json.JsonTape;
import nl.dijkwacht.core.trail.TrailEvent;

/**
 * Recognises what the collector itself leaves in the logs by reading them: where object reads are
 * logged, collecting a log makes the next one longer. Nothing else of its principals is left out,
 * so that whoever steals its role and reads other buckets is seen; nor what it was denied.
 * Immutable, thread-safe.
 */
public final class OwnFootprint {

  /** Leaves nothing out. */
  public static final OwnFootprint NONE = new OwnFootprint(Set.of(), Set.of());

  private static final String S3 = "s3.amazonaws.com";
  private static final Set<String> READS =
      Set.of(
          "GetObject",
          "HeadObject",
          "GetObjectAttributes",
          "ListObjects",
          "ListObjectsV2",
          "ListObjectVersions",
          "HeadBucket",
          "GetBucketLocation");
  private static final FieldPath BUCKET = FieldPath.of("requestParameters.bucketName");
  private static final FieldPath ISSUER =
      FieldPath.of("userIdentity.sessionContext.sessionIssuer.arn");
  private static final FieldPath PRINCIPAL = FieldPath.of("userIdentity.arn");

  /** {@code arn:aws:sts::111122223333:assumed-role/Name/session}: the session's name changes. */
  private static final Pattern SESSION =
      Pattern.compile("(arn:[^:]*:sts::\\d{12}:assumed-role/[^/]+/).+");

  private final Set<String> principals;
  private final Set<String> buckets;

  /**
   * @param principals ARNs of the collector's roles and users, or of sessions of its roles as
   *     {@code GetCallerIdentity} tells them
   * @param buckets that it collects logs from
   */
  public OwnFootprint(Set<String> principals, Set<String> buckets) {
    this.principals =
        principals.stream().map(OwnFootprint::withoutSession).collect(Collectors.toSet());
    this.buckets = Set.copyOf(buckets);
  }

  /** Whether the event is a read of a log bucket by the collector itself. */
  public boolean isOwnRead(TrailEvent event) {
    JsonTape tape = event.json();
    return !buckets.isEmpty()
        && tape.isString(event.sourceNode(), S3)
        && READS.contains(event.eventName())
        && isAmong(buckets, event.text(BUCKET))
        && event.topLevel("errorCode") == null
        && isOwn(event);
  }

  private boolean isOwn(TrailEvent event) {
    String principal = event.text(PRINCIPAL);
    return isAmong(principals, event.text(ISSUER))
        || isAmong(principals, principal == null ? null : withoutSession(principal));
  }

  private static boolean isAmong(
      Set<String> names, @org.jspecify.annotations.Nullable String name) {
    return name != null && names.contains(name);
  }

  private static String withoutSession(String arn) {
    Matcher session = SESSION.matcher(arn);
    return session.matches() ? session.group(1) : arn;
  }
}
