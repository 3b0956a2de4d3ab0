package nl.dijkwacht.core.finding;

import java.time.Instant;
import java.util.List;
import nl.dijkwacht.core.resource.Classification;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.signal.Signals;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.Principal;
import nl.dijkwacht.core.verdict.Attribution;
import nl.dijkwacht.core.verdict.Change;
import nl.dijkwacht.core.verdict.Verdict;
import org.jspecify.annotations.Nullable;

/** Verdicts of one control on one bucket with personal data, at times in seconds. */
record Verdicts(
    Level level,
    Verdict.Standing standing,
    Classification classification,
    boolean baseline,
    @Nullable String culprit) {

  static final ResourceId BUCKET =
      new ResourceId("aws", "111122223333", "eu-west-1", "AWS::S3::Bucket", "letters");

  static final Classification PERSONAL =
      new Classification(true, false, false, "archief", List.of("tags"));

  static final Verdicts CONFIRMED =
      new Verdicts(Level.HIGH, Verdict.Standing.CONFIRMED, PERSONAL, false, null);

  static final Verdicts PROVISIONAL = CONFIRMED.standing(Verdict.Standing.PROVISIONAL);

  Verdicts level(Level other) {
    return new Verdicts(other, standing, classification, baseline, culprit);
  }

  Verdicts standing(Verdict.Standing other) {
    return new Verdicts(level, other, classification, baseline, culprit);
  }

  Verdicts of(Classification other) {
    return new Verdicts(level, standing, other, baseline, culprit);
  }

  Verdicts fromTheBeginning() {
    return new Verdicts(level, standing, classification, true, culprit);
  }

  Verdicts by(String principal) {
    return new Verdicts(level, standing, classification, baseline, principal);
  }

  /** A verdict that was learnt five seconds after it became so. */
  Verdict at(int second, Verdict.Result result, long revision) {
    return at(second, second + 5, result, revision);
  }

  Verdict at(int second, int collectedSecond, Verdict.Result result, long revision) {
    Instant since = Signals.START.plusSeconds(second);
    return new Verdict(
        Verdict.findingId("tenant", "s3-bucket-public", BUCKET),
        Signals.rule("s3-bucket-public", "v", level),
        BUCKET,
        "arn:aws:s3:::letters",
        "letters",
        classification,
        result,
        null,
        since,
        Signals.START.plusSeconds(collectedSecond),
        standing,
        baseline,
        "The policy allows everybody to read.",
        attribution(since),
        revision);
  }

  private @Nullable Attribution attribution(Instant at) {
    if (culprit == null) {
      return null;
    }
    EventSummary call =
        new EventSummary(
            "call-" + at,
            at,
            at,
            "s3.amazonaws.com",
            "PutBucketPolicy",
            BUCKET.account(),
            BUCKET.region(),
            new Principal(Principal.Kind.IAM_USER, culprit, BUCKET.account()),
            "203.0.113.7",
            null,
            null,
            null);
    return new Attribution(
        Attribution.Confidence.CERTAIN, call, Change.Means.CONSOLE, null, true, 0);
  }
}
