package nl.dijkwacht.app.subscriptions;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.core.finding.Alert;
import nl.dijkwacht.core.finding.Drift;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.resource.Classification;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.signal.RuleRef;
import nl.dijkwacht.core.signal.ServiceFinding;
import nl.dijkwacht.core.signal.ServiceFindingSignal;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.Principal;
import nl.dijkwacht.core.verdict.Attribution;
import nl.dijkwacht.core.verdict.Change;
import nl.dijkwacht.core.verdict.Verdict;

/** Alerts of nobody. */
public final class SampleAlert {

  private static final String ACCOUNT = "111122223333";
  private static final String PERSON =
      "arn:aws:iam::111122223333:role/aws-reserved/AWSReservedSSO_Beheer/sam.voorbeeld@example.nl";

  private SampleAlert() {}

  /** Somebody made a bucket with personal data public, at a time. */
  public static Alert at(Instant time) {
    ResourceId bucket = new ResourceId("aws", ACCOUNT, "global", "AWS::S3::Bucket", "voorbeeld");
    EventSummary call =
        new EventSummary(
            "00000000-0000-4000-8000-000000000000",
            time,
            time,
            "s3.amazonaws.com",
            "PutBucketPolicy",
            ACCOUNT,
            "eu-central-1",
            new Principal(Principal.Kind.PERSON_IN_ROLE, PERSON, ACCOUNT),
            "192.0.2.1",
            null,
            null,
            null);
    Drift drift =
        new Drift(
            bucket,
            "arn:aws:s3:::voorbeeld",
            "voorbeeld",
            new Classification(true, false, false, "team-voorbeeld", List.of("register")),
            Verdict.Result.FAIL,
            time,
            time,
            Verdict.Standing.CONFIRMED,
            false,
            "the policy allows everyone",
            new Attribution(
                Attribution.Confidence.CERTAIN, call, Change.Means.CONSOLE, null, true, 0),
            null,
            1);
    RuleRef control =
        new RuleRef(
            "s3-bucket-not-public",
            "sample",
            "S3 buckets with personal data are not public",
            "What is public can be read by anyone, and is found by machines within hours.",
            Level.CRITICAL,
            List.of("avg.art-32-1-b", "avg.art-5-1-f"),
            List.of("Block public access of the bucket.", "Ask who changed the policy, and why."));
    Finding finding =
        new Finding(
            "00000000000000000000000000000000",
            Finding.Status.OPEN,
            control,
            Verdict.subject(bucket),
            Level.CRITICAL,
            1,
            call,
            call,
            Level.CRITICAL,
            null,
            drift,
            null,
            null);
    return new Alert("sample", Alert.Transition.OPENED, call, finding);
  }

  /** What GuardDuty would tell of an instance that somebody else has in hand. */
  public static Alert ofGuardDuty(Instant time) {
    ServiceFinding found =
        new ServiceFinding(
            "00000000000000000000000000000001",
            ServiceFinding.Service.GUARD_DUTY,
            ServiceFinding.Service.GUARD_DUTY,
            ACCOUNT,
            "eu-central-1",
            Level.HIGH,
            "UnauthorizedAccess:EC2/MaliciousIPCaller.Custom",
            "An instance speaks with an address on a list",
            null,
            List.of("i-0123456789abcdef0"),
            false,
            false,
            time,
            time,
            1,
            Map.of());
    Signal signal = ServiceFindingSignal.of("sample", found, time, null);
    Finding finding =
        new Finding(
            signal.findingId(),
            Finding.Status.OPEN,
            signal.rule(),
            signal.subject(),
            signal.rule().level(),
            1,
            signal.event(),
            signal.event(),
            signal.rule().level());
    return new Alert("sample", Alert.Transition.OPENED, signal.event(), finding);
  }
}
