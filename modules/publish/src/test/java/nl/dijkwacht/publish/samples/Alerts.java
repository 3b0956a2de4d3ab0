package nl.dijkwacht.publish.samples;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.core.AccountEntry;
import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.core.cases.Notice;
import nl.dijkwacht.core.finding.Alert;
import nl.dijkwacht.core.finding.Alert.Transition;
import nl.dijkwacht.core.finding.Drift;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.resource.Classification;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.signal.RuleRef;
import nl.dijkwacht.core.signal.Subject;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.Principal;
import nl.dijkwacht.core.verdict.Attribution;
import nl.dijkwacht.core.verdict.Change;
import nl.dijkwacht.core.verdict.Verdict;
import nl.dijkwacht.registers.Registers;

/** Alerts of a sample hospital. */
public final class Alerts {

  public static final Instant AT = Instant.parse("2026-11-26T10:15:30Z");
  public static final String ACCOUNT = "111122223333";
  public static final String ANNA =
      "arn:aws:iam::111122223333:role/AWSReservedSSO_Beheer/anna.devries@ziekenhuis.example";
  public static final String ADDRESS = "203.0.113.9";

  private Alerts() {}

  /** A download by a person. */
  public static Alert signal(String finding, Level level) {
    return signal(finding, "1", level, Transition.OPENED);
  }

  /**
   * The same, more often.
   *
   * @param number tells the alerts of a finding apart
   */
  public static Alert signal(String finding, String number, Level level, Transition transition) {
    return new Alert(
        "alert-" + finding + "-" + number,
        transition,
        event(),
        new Finding(
            finding,
            transition == Transition.RESOLVED ? Finding.Status.RESOLVED : Finding.Status.OPEN,
            new RuleRef(
                "s3-mass-download",
                "v1",
                "Many objects with personal data were read",
                "Reading far more than usual can be the beginning of a leak.",
                level,
                List.of("avg.art-32-1-b", "attack.t1530"),
                List.of("Ask the person what it was for.", "Take the session away."),
                "Veel objecten met persoonsgegevens gelezen",
                List.of("Vraag de medewerker waarvoor het was.", "Beëindig de sessie."),
                "Veel meer lezen dan anders kan het begin van een lek zijn."),
            new Subject(ACCOUNT, Map.of("principal", ANNA)),
            level,
            1,
            event(),
            event(),
            level));
  }

  /** A bucket that was made public, also told by who did it. */
  public static Alert drift() {
    Attribution attribution =
        new Attribution(
            Attribution.Confidence.CERTAIN, event(), Change.Means.CONSOLE, null, true, 0);
    Drift drift =
        new Drift(
            new ResourceId("aws", ACCOUNT, "global", "AWS::S3::Bucket", "beelden"),
            "arn:aws:s3:::beelden",
            "beelden",
            new Classification(true, true, false, "radiologie", List.of("register")),
            Verdict.Result.FAIL,
            AT,
            AT,
            Verdict.Standing.CONFIRMED,
            false,
            "public is true",
            attribution,
            null,
            1);
    return new Alert(
        "alert-drift",
        Transition.OPENED,
        event(),
        new Finding(
            "finding-drift",
            Finding.Status.OPEN,
            new RuleRef(
                "s3-bucket-not-public",
                "v1",
                "S3 buckets with personal data are not public",
                "What is public is read by anyone.",
                Level.CRITICAL,
                List.of("avg.art-32-1-b", "headline.encryption-at-rest"),
                List.of("Block public access.", "With the command line: aws s3api put-x")),
            new Subject(
                ACCOUNT, Map.of("resource", "aws/111122223333/global/AWS::S3::Bucket/beelden")),
            Level.CRITICAL,
            1,
            event(),
            event(),
            Level.CRITICAL,
            null,
            drift,
            null,
            null));
  }

  /** What GuardDuty found about an instance that speaks with somebody it should not. */
  public static Alert guardDuty(String finding, Transition transition) {
    return guardDuty(finding, transition, "i-0123456789abcdef0");
  }

  /**
   * The same.
   *
   * @param resource as GuardDuty names it
   */
  public static Alert guardDuty(String finding, Transition transition, String resource) {
    return guardDuty(finding, transition, resource, List.of());
  }

  /** The same, with tags. */
  public static Alert guardDuty(
      String finding, Transition transition, String resource, List<String> tags) {
    EventSummary event =
        new EventSummary(
            "version-1",
            AT,
            AT.plusSeconds(2),
            "guardduty.amazonaws.com",
            "UnauthorizedAccess:EC2/MaliciousIPCaller.Custom",
            ACCOUNT,
            "eu-central-1",
            new Principal(Principal.Kind.AWS_SERVICE, "guardduty.amazonaws.com", null),
            null,
            null,
            null,
            null,
            "First seen; once so far.",
            null);
    RuleRef rule =
        new RuleRef(
            "guardduty:UnauthorizedAccess:EC2/MaliciousIPCaller.Custom",
            "1",
            "An instance speaks with an address on a list",
            "It may be in the hands of somebody else.",
            Level.HIGH,
            tags,
            List.of("Open the finding in GuardDuty by its id."));
    return new Alert(
        "alert-" + finding,
        transition,
        event,
        new Finding(
            finding,
            Finding.Status.OPEN,
            rule,
            new Subject(ACCOUNT, Map.of("resources", resource, "finding", "gd-1")),
            Level.HIGH,
            1,
            event,
            event,
            Level.HIGH));
  }

  public static EventSummary event() {
    return new EventSummary(
        "event-1",
        AT,
        AT.plusSeconds(2),
        "s3.amazonaws.com",
        "GetObject",
        ACCOUNT,
        "eu-central-1",
        new Principal(Principal.Kind.PERSON_IN_ROLE, ANNA, ACCOUNT),
        ADDRESS,
        "aws-cli",
        null,
        null);
  }

  /** A case's term is over. */
  // The clock may be null, which the checker does not see in a class file.
  @SuppressWarnings("NullAway")
  public static Notice notice(String id) {
    return new Notice(
        id,
        "case-1",
        "Ziekenhuis B.V.",
        Case.Kind.BREACH,
        Notice.Kind.OVERDUE,
        AT,
        null,
        AT,
        List.of(),
        List.of("fg@ziekenhuis.example"),
        Case.Status.AWARE,
        "The authority was not notified in time.",
        "De toezichthouder is niet op tijd ingelicht.");
  }

  /** One account with its owner and legal entity. */
  public static Registers registers() {
    return registers("production");
  }

  /** The same account in another environment. */
  public static Registers registers(String environment) {
    return Registers.of(
        List.of(
            new AccountEntry(
                ACCOUNT,
                "productie",
                environment,
                "Ziekenhuis B.V.",
                AccountEntry.Role.CONTROLLER,
                "fg",
                "team-zorg",
                "")),
        List.of());
  }
}
