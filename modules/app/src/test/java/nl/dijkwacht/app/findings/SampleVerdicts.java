package nl.dijkwacht.app.findings;

import java.time.Instant;
import java.util.List;
import nl.dijkwacht.core.resource.Classification;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.signal.RuleRef;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.Principal;
import nl.dijkwacht.core.verdict.Attribution;
import nl.dijkwacht.core.verdict.Change;
import nl.dijkwacht.core.verdict.Verdict;
import org.jspecify.annotations.Nullable;

/** Verdicts of a control on buckets with personal data. */
public final class SampleVerdicts {

  public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private SampleVerdicts() {}

  /** A bucket that was made public at the console, and when its state showed it. */
  public static Verdict publicBucket(String tenant, String bucket) {
    return of(tenant, bucket, Verdict.Result.FAIL, Verdict.Standing.CONFIRMED, byConsole(), 1);
  }

  public static Verdict of(
      String tenant,
      String bucket,
      Verdict.Result result,
      Verdict.Standing standing,
      @Nullable Attribution attribution,
      long revision) {
    ResourceId resource =
        new ResourceId("aws", "111122223333", "eu-central-1", "AWS::S3::Bucket", bucket);
    return new Verdict(
        Verdict.findingId(tenant, "s3-bucket-public", resource),
        new RuleRef(
            "s3-bucket-public",
            "v",
            "S3 buckets with personal data are not public",
            "Whoever knows the name can read a public bucket.",
            Level.CRITICAL,
            List.of("avg.art-32-1-b"),
            List.of("Block public access.", "Ask who opened it.")),
        resource,
        "arn:aws:s3:::" + bucket,
        bucket,
        new Classification(true, true, false, "archief", List.of("register")),
        result,
        null,
        NOON.plusSeconds(60 * revision),
        NOON.plusSeconds(60 * revision + 5),
        standing,
        false,
        "The policy lets everybody read.",
        attribution,
        revision);
  }

  public static Attribution byConsole() {
    EventSummary call =
        new EventSummary(
            "call",
            NOON,
            NOON,
            "s3.amazonaws.com",
            "PutBucketPolicy",
            "111122223333",
            "eu-central-1",
            new Principal(
                Principal.Kind.PERSON_IN_ROLE,
                "arn:aws:iam::111122223333:role/Beheer/j.jansen@ziekenhuis.example",
                "111122223333"),
            "203.0.113.7",
            null,
            null,
            null);
    return new Attribution(
        Attribution.Confidence.CERTAIN, call, Change.Means.CONSOLE, null, true, 2);
  }
}
