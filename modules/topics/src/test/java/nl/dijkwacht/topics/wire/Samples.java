package nl.dijkwacht.topics.wire;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.core.AccountEntry;
import nl.dijkwacht.core.Heartbeat;
import nl.dijkwacht.core.access.Access;
import nl.dijkwacht.core.access.AccessEvent;
import nl.dijkwacht.core.access.AccessKind;
import nl.dijkwacht.core.access.Accessor;
import nl.dijkwacht.core.access.AssetRef;
import nl.dijkwacht.core.access.Beginning;
import nl.dijkwacht.core.access.Exposure;
import nl.dijkwacht.core.access.ExposureInput;
import nl.dijkwacht.core.cases.Answer;
import nl.dijkwacht.core.cases.BreachFacts;
import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.core.cases.CaseClock;
import nl.dijkwacht.core.cases.CaseCommand;
import nl.dijkwacht.core.cases.CaseEvent;
import nl.dijkwacht.core.cases.CaseFinding;
import nl.dijkwacht.core.cases.CaseRole;
import nl.dijkwacht.core.cases.Decision;
import nl.dijkwacht.core.cases.Erased;
import nl.dijkwacht.core.cases.ErasedObject;
import nl.dijkwacht.core.cases.Evidence;
import nl.dijkwacht.core.cases.ExposedAsset;
import nl.dijkwacht.core.cases.Moment;
import nl.dijkwacht.core.cases.Notice;
import nl.dijkwacht.core.cases.Notification;
import nl.dijkwacht.core.cases.Recipient;
import nl.dijkwacht.core.cases.SubjectRequest;
import nl.dijkwacht.core.cases.Suspicion;
import nl.dijkwacht.core.coverage.AssuranceFact;
import nl.dijkwacht.core.finding.Alert;
import nl.dijkwacht.core.finding.Drift;
import nl.dijkwacht.core.finding.Episodes;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.finding.FindingCommand;
import nl.dijkwacht.core.finding.Handling;
import nl.dijkwacht.core.finding.Suppression;
import nl.dijkwacht.core.privacy.AuditEvent;
import nl.dijkwacht.core.privacy.Restriction;
import nl.dijkwacht.core.resource.Asset;
import nl.dijkwacht.core.resource.Classification;
import nl.dijkwacht.core.resource.ConfigurationItem;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.resource.SensitiveData;
import nl.dijkwacht.core.response.ResponseAction;
import nl.dijkwacht.core.response.ResponseCommand;
import nl.dijkwacht.core.response.ResponseRequest;
import nl.dijkwacht.core.response.ResponseStep;
import nl.dijkwacht.core.signal.Candidate;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.signal.RuleRef;
import nl.dijkwacht.core.signal.ServiceFinding;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.core.signal.Subject;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.IntegrityResult;
import nl.dijkwacht.core.trail.Principal;
import nl.dijkwacht.core.trail.Provenance;
import nl.dijkwacht.core.verdict.Attribution;
import nl.dijkwacht.core.verdict.Change;
import nl.dijkwacht.core.verdict.Posture;
import nl.dijkwacht.core.verdict.Verdict;
import nl.dijkwacht.topics.catalogue.AccountSighting;
import nl.dijkwacht.topics.catalogue.Checkpoint;
import nl.dijkwacht.topics.catalogue.Delivery;
import nl.dijkwacht.topics.catalogue.ObjectAnnouncement;
import nl.dijkwacht.topics.catalogue.ObjectCheckpoint;
import nl.dijkwacht.topics.catalogue.PollCheckpoint;
import nl.dijkwacht.topics.catalogue.Topic;
import org.jspecify.annotations.Nullable;

/** One value with all fields and one with as few as possible, for each payload in JSON. */
final class Samples {

  private static final Instant TIME = Instant.parse("2026-11-22T03:00:00Z");

  private Samples() {}

  static <V> List<V> of(Topic<V> topic) {
    Map<String, List<?>> samples = new LinkedHashMap<>();
    samples.put("signal", List.of(signal(true), signal(false)));
    samples.put("finding", List.of(finding(true), finding(false)));
    samples.put("alert", List.of(alert(true), alert(false)));
    samples.put("access-event", List.of(accessEvent(true), accessEvent(false)));
    samples.put("access", List.of(access(true), access(false)));
    samples.put("beginning", List.of(beginning(true), beginning(false)));
    samples.put("asset", List.of(asset(true), asset(false)));
    samples.put("sensitive-data", List.of(sensitiveData(true), sensitiveData(false)));
    samples.put("assurance-fact", List.of(assuranceFact(true), assuranceFact(false)));
    samples.put("candidate", List.of(candidate(true), candidate(false)));
    samples.put("change", List.of(change(true), change(false)));
    samples.put("posture", List.of(posture(true), posture(false)));
    samples.put("verdict", List.of(verdict(true), verdict(false)));
    samples.put("exposure-input", List.of(exposureInput(true), exposureInput(false)));
    samples.put("exposure", List.of(exposure(true), exposure(false)));
    samples.put("finding-command", List.of(command(true), command(false)));
    samples.put("account-sighting", List.of(new AccountSighting("111122223333", TIME)));
    samples.put("suspicion", List.of(suspicion(true), suspicion(false)));
    samples.put("exposed-asset", List.of(exposedAsset(true), exposedAsset(false)));
    samples.put("case-command", List.of(caseCommand(true), caseCommand(false)));
    samples.put("case-event", List.of(caseEvent(true), caseEvent(false)));
    samples.put("evidence", List.of(evidence(true), evidence(false)));
    samples.put("case", List.of(breach(true), breach(false)));
    samples.put("notice", List.of(notice(true), notice(false)));
    samples.put("audit-event", List.of(auditEvent(true), auditEvent(false)));
    samples.put(
        "restriction",
        List.of(
            new Restriction(
                Restriction.Kind.PERSON,
                "anna",
                "b.bakker",
                "Contested",
                TIME,
                LocalDate.parse("2027-01-01"))));
    samples.put("erased", List.of(erased()));
    samples.put("delivery", List.of(delivery(true), delivery(false)));
    samples.put("response-command", List.of(responseCommand(true), responseCommand(false)));
    samples.put("response-request", List.of(responseRequest(true), responseRequest(false)));
    samples.put("checkpoint", List.of(checkpoint()));
    samples.put("object-announcement", List.of(announcement(true), announcement(false)));
    samples.put("object-checkpoint", List.of(objectCheckpoint(true), objectCheckpoint(false)));
    samples.put("poll-checkpoint", List.of(pollCheckpoint(true), pollCheckpoint(false)));
    samples.put("configuration-item", List.of(item(true), item(false)));
    samples.put("service-finding", List.of(serviceFinding(true), serviceFinding(false)));
    samples.put("heartbeat", List.of(heartbeat(true), heartbeat(false)));
    samples.put("integrity-result", List.of(integrity(true), integrity(false)));
    List<?> found = samples.get(topic.payload().schema().name());
    if (found == null) {
      throw new AssertionError("there is no sample of " + topic.name());
    }
    @SuppressWarnings("unchecked") // The schema's name stands for the type.
    List<V> ofTopic = (List<V>) found;
    return ofTopic;
  }

  static Signal signal(boolean full) {
    EventSummary event = event(full);
    Subject subject =
        new Subject(event.account(), Map.of("requestParameters.bucketName", "ziekenhuis-beelden"));
    RuleRef rule =
        new RuleRef(
            "5f92fff9-82e3-48eb-8fc1-8b133556a551",
            "0123456789abcdef0123456789abcdef",
            "Bucket made public",
            "A bucket was opened to everybody.",
            full ? Level.HIGH : Level.LOW,
            full ? List.of("attack.t1530", "avg.art-32-1-b") : List.of(),
            full ? List.of("Close the bucket.", "Ask who opened it.") : List.of(),
            full ? "Bucket openbaar gemaakt" : null,
            full ? List.of("Sluit de bucket.", "Vraag wie hem opende.") : null,
            full ? "Een bucket is voor iedereen opengezet." : null);
    return new Signal(
        "00112233445566778899aabbccddeeff",
        "ffeeddccbbaa99887766554433221100",
        rule,
        subject,
        event);
  }

  static Candidate candidate(boolean full) {
    EventSummary event = event(full);
    return new Candidate(
        "0d3c3a52-1f57-4a53-9a4b-1c1f0f6f3f10",
        "0123456789abcdef0123456789abcdef",
        "00112233445566778899aabbccddeeff",
        new Subject(full ? event.account() : "", Map.of("userIdentity.arn", "arn:aws:iam::1:root")),
        event.eventId(),
        full ? 0b101 : 1,
        full ? List.of(-1L, Long.MAX_VALUE) : List.of(),
        full ? 2 : 0,
        event);
  }

  static Change change(boolean full) {
    return new Change(
        "00112233445566778899aabbccddeeff",
        bucket(),
        event(full),
        full ? Change.Means.TERRAFORM : Change.Means.UNKNOWN,
        orNull(full, "arn:aws:iam::111122223333:role/Beheer"),
        full ? true : null,
        full ? Map.of("bucketName", "beelden", "lijst", List.of(1, "é")) : null);
  }

  static AccessEvent accessEvent(boolean full) {
    return new AccessEvent(
        "00112233445566778899aabbccddeeff",
        assetRef(full),
        event(full),
        full ? AccessKind.READ : AccessKind.LIST,
        full ? Accessor.PERSON : Accessor.UNKNOWN,
        full,
        full ? 1024 : 0,
        full ? List.of("0011223344556677") : List.of(),
        full ? true : null);
  }

  static Access access(boolean full) {
    return new Access(
        event(full).principal(),
        assetRef(full),
        full ? Accessor.PERSON : Accessor.WORKLOAD,
        TIME,
        full ? new Access.Counts(12, 3, 1, 1, 2, 1, 1) : Access.Counts.NONE,
        full ? 2 : 0,
        full ? 4096 : 0,
        full ? 9 : 0,
        orNull(full, "AgEHDAMIAgA="),
        full ? List.of(new Access.Country("NL", 14), new Access.Country("unknown", 1)) : List.of(),
        full ? List.of("NL") : List.of(),
        full ? List.of("203.0.113.0/24") : List.of(),
        full ? List.of("aws-cli", "console") : List.of(),
        full ? 3 : 0,
        event(full),
        event(full),
        full ? 2 : 1);
  }

  static Beginning beginning(boolean full) {
    return new Beginning(
        "111122223333/role/Beheer",
        full ? Beginning.Kind.FIRST_ACCESS : Beginning.Kind.CREATED,
        event(full),
        full ? assetRef(true) : null,
        full ? Accessor.PERSON : null,
        full ? 28 : 0,
        full,
        full);
  }

  static Asset asset(boolean full) {
    return new Asset(
        bucket(),
        orNull(full, "arn:aws:s3:::beelden"),
        orNull(full, "beelden"),
        full ? "eu-west-1" : "global",
        classification(full),
        TIME);
  }

  static SensitiveData sensitiveData(boolean full) {
    return new SensitiveData("64b917aa-3843-014c-91d8-937ff0000000", bucket(), full, full, TIME);
  }

  static AssuranceFact assuranceFact(boolean full) {
    return new AssuranceFact(
        full ? AssuranceFact.Kind.ASSET : AssuranceFact.Kind.PLACE,
        "111122223333",
        full ? "" : "eu-west-1",
        "",
        full ? asset(true) : null,
        full ? item(true) : null,
        TIME);
  }

  private static AssetRef assetRef(boolean full) {
    return new AssetRef(
        bucket(),
        orNull(full, "scans"),
        orNull(full, "patienten/"),
        full,
        full ? "radiologie" : "",
        full ? List.of("register", "tags") : List.of());
  }

  static ExposureInput exposureInput(boolean full) {
    return new ExposureInput(bucket(), full ? verdict(true) : null, full ? access(true) : null);
  }

  static Exposure exposure(boolean full) {
    return new Exposure(
        "00112233445566778899aabbccddeeff",
        bucket(),
        orNull(full, "arn:aws:s3:::beelden"),
        orNull(full, "beelden"),
        "s3-public",
        Exposure.Kind.PUBLIC,
        TIME,
        full ? TIME.plusSeconds(600) : null,
        full ? Exposure.Sight.SEEN : Exposure.Sight.NOT_SHOWN,
        full ? 12 : 0,
        full ? 3 : 0,
        full ? 2 : 0,
        full ? 9 : 0,
        orNull(full, "AQ=="),
        full ? List.of(new Exposure.Reader(event(true).principal(), 9)) : List.of(),
        full ? 3 : 0,
        full ? List.of(new Access.Country("NL", 10), new Access.Country("US", 2)) : List.of(),
        full ? 500L : null,
        full ? List.of("0d3c3a52-1f57-4a53-9a4b-1c1f0f6f3f10") : List.of(),
        1);
  }

  static ExposedAsset exposedAsset(boolean full) {
    return new ExposedAsset(
        ENTITY,
        exposure(full).id(),
        full ? List.of("beelden") : List.of(),
        full ? exposure(true).withoutSketch() : null);
  }

  static Posture posture(boolean full) {
    return new Posture(
        bucket(),
        orNull(full, "arn:aws:s3:::beelden"),
        orNull(full, "beelden"),
        TIME,
        classification(full),
        "0123456789abcdef0123456789abcdef",
        full
            ? Map.of("s3-public", Verdict.Result.PASS, "s3-tls", Verdict.Result.UNKNOWN)
            : Map.of());
  }

  static Verdict verdict(boolean full) {
    return new Verdict(
        Verdict.findingId("dijkwacht", "s3-public", bucket()),
        signal(full).rule(),
        bucket(),
        orNull(full, "arn:aws:s3:::beelden"),
        orNull(full, "beelden"),
        classification(full),
        full ? Verdict.Result.FAIL : Verdict.Result.PASS,
        full ? Verdict.Result.PASS : null,
        TIME,
        TIME.plusSeconds(7),
        full ? Verdict.Standing.PROVISIONAL : Verdict.Standing.CONFIRMED,
        full,
        full ? "The policy allows everybody to read." : "",
        full
            ? new Attribution(
                Attribution.Confidence.CERTAIN,
                event(true),
                Change.Means.CONSOLE,
                "arn:aws:iam::111122223333:role/Beheer",
                true,
                2)
            : null,
        full ? 3 : 1,
        full ? TIME.plusSeconds(5) : null);
  }

  static FindingCommand command(boolean full) {
    return new FindingCommand(
        "00112233445566778899aabbccddeeff",
        "ffeeddccbbaa99887766554433221100",
        full ? FindingCommand.Action.CLOSE : FindingCommand.Action.ACKNOWLEDGE,
        "j.jansen",
        TIME,
        orNull(full, "Known to us."),
        orNull(full, "beheer"),
        full ? TIME.plusSeconds(60) : null,
        full ? FindingCommand.ClosedAs.DUPLICATE : null,
        orNull(full, "00112233445566778899aabbccddeeff"));
  }

  private static Classification classification(boolean full) {
    return full
        ? new Classification(true, true, true, "beheer", List.of("register", "tags"))
        : Classification.NONE;
  }

  private static ResourceId bucket() {
    return new ResourceId("aws", "111122223333", "eu-central-1", "AWS::S3::Bucket", "beelden");
  }

  static Finding finding(boolean full) {
    Signal signal = signal(full);
    return new Finding(
        signal.findingId(),
        full ? Finding.Status.SUPPRESSED : Finding.Status.OPEN,
        signal.rule(),
        signal.subject(),
        signal.rule().level(),
        full ? 3 : 1,
        signal.event(),
        signal.event(),
        full ? Level.HIGH : null,
        full ? new Episodes(2, TIME, TIME.plusSeconds(60), List.of(TIME), true) : null,
        full ? drift(true) : null,
        full ? new Suppression("U-1", "archief", "Being moved.", TIME.plusSeconds(3600)) : null,
        full ? handling() : null);
  }

  private static Drift drift(boolean full) {
    Verdict verdict = verdict(full);
    return new Drift(
        verdict.resource(),
        verdict.arn(),
        verdict.name(),
        verdict.classification(),
        verdict.result(),
        verdict.since(),
        verdict.collectedAt(),
        verdict.standing(),
        verdict.baseline(),
        verdict.reason(),
        verdict.attribution(),
        verdict.attribution(),
        verdict.revision());
  }

  private static Handling handling() {
    Handling.Deferral until =
        new Handling.Deferral("archief", "Being moved.", TIME.plusSeconds(3600), "p.pan", TIME);
    return new Handling(
        new Handling.Acknowledgement("j.jansen", TIME),
        "archief",
        List.of(new Handling.Comment("j.jansen", TIME, "Asked the owner.")),
        new Handling.Closing(
            FindingCommand.ClosedAs.DUPLICATE,
            "j.jansen",
            TIME,
            "Told twice.",
            "00112233445566778899aabbccddeeff",
            Level.HIGH),
        until,
        until,
        Alert.Transition.REOPENED,
        "00112233445566778899aabbccddeeff");
  }

  static Alert alert(boolean full) {
    return new Alert(
        "8899aabbccddeeff0011223344556677",
        full ? Alert.Transition.EXCEPTION_EXPIRED : Alert.Transition.OPENED,
        event(full),
        finding(full));
  }

  private static final String CASE = "00112233445566778899aabbccddeeff";
  private static final String ENTITY = "Ziekenhuis B.V.";

  static Suspicion suspicion(boolean full) {
    return new Suspicion(
        ENTITY,
        full ? AccountEntry.Role.PROCESSOR : AccountEntry.Role.CONTROLLER,
        full ? "Gemeente" : "",
        full ? "fg@ziekenhuis.example" : "",
        full ? Suspicion.Cause.GUARD_DUTY : Suspicion.Cause.TAGGED,
        finding(full),
        full ? List.of("arn:aws:iam::111122223333:user/anna") : List.of(),
        full ? List.of("beelden") : List.of(),
        full ? List.of("medical data") : List.of(),
        full ? 1200L : null);
  }

  static CaseCommand caseCommand(boolean full) {
    return new CaseCommand(
        "c0ffee00-0000-4000-8000-000000000001",
        CASE,
        ENTITY,
        full ? CaseCommand.Action.NOTIFY : CaseCommand.Action.ACKNOWLEDGE,
        "b.bakker",
        CaseRole.CASE_OWNER,
        TIME,
        orNull(full, "Sent in phases"),
        full ? TIME : null,
        full ? Boolean.TRUE : null,
        orNull(full, "team-privacy"),
        full ? facts(true) : null,
        full ? Recipient.AUTHORITY : null,
        orNull(full, "AP-2026-1"),
        full
            ? new CaseCommand.Request(
                SubjectRequest.Right.ACCESS, CASE, LocalDate.parse("2026-11-01"))
            : null,
        full ? List.of(new ErasedObject(erased().resource(), erased().objectHash())) : null);
  }

  private static AuditEvent auditEvent(boolean full) {
    return new AuditEvent(
        CASE,
        TIME,
        "b.bakker",
        "bakker",
        AuditEvent.Action.RESOLVE,
        "p-0123ab-abcdefghijklmnop",
        "Incident 7",
        full ? true : null);
  }

  private static Erased erased() {
    return new Erased(bucket(), "0123456789abcdef", CASE, TIME);
  }

  private static BreachFacts facts(boolean full) {
    return full
        ? new BreachFacts(
            "Downloaded by a stranger",
            List.of(BreachFacts.Kind.CONFIDENTIALITY),
            List.of("medical data"),
            List.of("patients"),
            900L,
            12_400L,
            "distinct objects",
            "Identity fraud",
            "Keys revoked",
            "MFA for all",
            Answer.YES,
            Answer.UNKNOWN,
            Answer.PARTLY)
        : BreachFacts.NONE;
  }

  static CaseEvent caseEvent(boolean full) {
    return new CaseEvent(
        CASE,
        full ? 2 : 1,
        ENTITY,
        full ? CaseEvent.Step.AWARE : CaseEvent.Step.OPENED,
        full ? "b.bakker" : CaseEvent.SYSTEM,
        full ? CaseRole.CASE_OWNER : CaseRole.SYSTEM,
        TIME,
        TIME,
        full ? "Seen in the logs" : "",
        full ? Map.of("due", "2026-11-25T03:00:00Z") : Map.of(),
        full ? "ab".repeat(32) : "",
        "cd".repeat(32));
  }

  static Evidence evidence(boolean full) {
    return new Evidence(
        CASE,
        CASE,
        full ? Evidence.Kind.EVENT : Evidence.Kind.ITEM,
        "events/1.json",
        "b2c3d4e5-0000-4000-8000-000000000001",
        full ? new Provenance("s3://trail/AWSLogs/1.json.gz", 3) : null,
        full ? 2 : 0,
        full ? "ef".repeat(32) : "",
        full ? Evidence.Integrity.VERIFIED : Evidence.Integrity.NOT_CHECKED,
        TIME,
        orNull(full, "{}"),
        orNull(full, "It is no longer in its topic."));
  }

  static Case breach(boolean full) {
    Moment moment = new Moment(TIME, TIME.plusSeconds(60), "b.bakker", CaseRole.CASE_OWNER);
    Decision decision =
        new Decision(full, "b.bakker", CaseRole.CASE_OWNER, TIME, "Risk to patients");
    EventSummary event = event(full);
    CaseFinding found =
        new CaseFinding(
            "ffeeddccbbaa99887766554433221100",
            Suspicion.Cause.TAGGED,
            "r-1",
            "v1",
            "Mass download",
            Level.HIGH,
            "111122223333",
            "beelden",
            3,
            List.of(event),
            full ? "Massaal gedownload" : null);
    return new Case(
        CASE,
        full ? Case.Kind.BREACH : Case.Kind.REQUEST,
        ENTITY,
        AccountEntry.Role.CONTROLLER,
        full ? "fg@ziekenhuis.example" : "",
        "",
        full ? Case.Status.NOTIFIED : Case.Status.REQUESTED,
        TIME,
        orNull(full, CASE),
        full ? TIME : null,
        full ? TIME : null,
        full ? TIME : null,
        full ? List.of(found) : List.of(),
        full ? 1 : 0,
        full ? List.of("anna") : List.of(),
        full ? List.of("beelden") : List.of(),
        full ? "team-privacy" : "",
        full ? moment : null,
        full ? moment : null,
        facts(full),
        full ? 1 : 0,
        full ? decision : null,
        full ? decision : null,
        full
            ? List.of(
                new Notification(
                    Recipient.AUTHORITY, 1, TIME, "b.bakker", "AP-2026-1", "In phases", 1, true))
            : List.of(),
        full ? moment : null,
        full
            ? new SubjectRequest(
                SubjectRequest.Right.ERASURE, CASE, LocalDate.parse("2026-11-01"), true, TIME, 3)
            : null,
        full
            ? List.of(
                new CaseClock(
                    CaseClock.Kind.AUTHORITY,
                    TIME,
                    TIME.plusSeconds(3600),
                    List.of(TIME.plusSeconds(60)),
                    TIME,
                    TIME))
            : List.of(
                new CaseClock(
                    CaseClock.Kind.REQUEST, TIME, TIME.plusSeconds(9), List.of(), null, null)),
        full ? List.of("s3://evidence/letter.pdf") : List.of(),
        full ? List.of(exposure(true).withoutSketch()) : List.of(),
        full ? 7 : 1,
        "ab".repeat(32));
  }

  // The clock may be null, which the checker does not see in a class file.
  @SuppressWarnings("NullAway")
  static Notice notice(boolean full) {
    return new Notice(
        CASE,
        CASE,
        ENTITY,
        Case.Kind.BREACH,
        full ? Notice.Kind.OVERDUE : Notice.Kind.OPENED,
        TIME,
        full ? CaseClock.Kind.AUTHORITY : null,
        full ? TIME : null,
        full ? List.of(TIME) : List.of(),
        full ? List.of("eigenaar") : List.of(),
        Case.Status.AWARE,
        "It is overdue.",
        "De termijn is verstreken.");
  }

  static Delivery delivery(boolean full) {
    return new Delivery(
        full ? "soc.escalation" : "soc",
        "8899aabbccddeeff0011223344556677",
        "00112233445566778899aabbccddeeff",
        "dijkwacht.findings.alerts",
        full ? 3 : 0,
        full ? 4_711 : 0,
        "ffeeddccbbaa99887766554433221100",
        full ? Delivery.Outcome.GIVEN_UP : Delivery.Outcome.DELIVERED,
        full ? 12 : 1,
        TIME);
  }

  static ResponseCommand responseCommand(boolean full) {
    return full
        ? ResponseCommand.proposing("isolate-instance", alert(true), TIME)
        : ResponseCommand.deciding(
            "c1", "r1", ResponseCommand.Action.REFUSE, "a.bakker", "duty", TIME, "It is a test");
  }

  static ResponseRequest responseRequest(boolean full) {
    ResponseAction action =
        new ResponseAction(
            "arn:aws:ssm:eu-central-1:111122223333:document/Isolate",
            full ? Map.of("InstanceId", "i-0123456789abcdef0") : Map.of());
    return new ResponseRequest(
        "8899aabbccddeeff0011223344556677",
        "isolate-instance",
        "00112233445566778899aabbccddeeff",
        "ffeeddccbbaa99887766554433221100",
        "event-1",
        orNull(full, "00112233445566778899aabbccddee00"),
        new ResourceId(
            "aws", "111122223333", "eu-central-1", "AWS::EC2::Instance", "i-0123456789abcdef0"),
        action,
        full ? action : null,
        full ? "" : "Give it its security groups back.",
        "duty",
        full ? "" : "the account is production",
        full,
        TIME.plusSeconds(3600),
        new ResponseRequest.Evidence("00".repeat(32), "{}"),
        orNull(full, "execution-1"),
        full ? new ResponseRequest.Told(CASE, 1) : null,
        List.of(
            new ResponseStep(
                full ? ResponseRequest.Status.ACCEPTED : ResponseRequest.Status.PROPOSED,
                TIME,
                ResponseStep.SYSTEM,
                "why",
                orNull(full, "c1"))));
  }

  static Checkpoint checkpoint() {
    return new Checkpoint(
        12_345, 67_890, TIME, 1024, "00112233445566778899aabbccddeeff", true, TIME.plusMillis(1));
  }

  static ObjectAnnouncement announcement(boolean full) {
    return new ObjectAnnouncement(
        "ziekenhuis-logboek",
        "AWSLogs/111122223333/CloudTrail/eu-central-1/2026/11/22/één.json.gz",
        orNull(full, "eu-central-1"),
        full
            ? ObjectAnnouncement.Content.TRAIL_EVENTS
            : ObjectAnnouncement.Content.CONFIGURATION_ITEMS,
        "https://sqs.eu-central-1.amazonaws.com/111122223333/logboek",
        TIME);
  }

  static ObjectCheckpoint objectCheckpoint(boolean full) {
    return new ObjectCheckpoint(
        full ? 12_345 : 0,
        orNull(full, "\"e-tag\""),
        full ? ObjectCheckpoint.State.COLLECTED : ObjectCheckpoint.State.READING,
        TIME);
  }

  static PollCheckpoint pollCheckpoint(boolean full) {
    return new PollCheckpoint(
        TIME, orNull(full, "next-token"), full ? List.of("a", "b") : List.of(), TIME.plusMillis(1));
  }

  static ConfigurationItem item(boolean full) {
    return new ConfigurationItem(
        new ResourceId("aws", "111122223333", "global", "AWS::S3::Bucket", "beelden"),
        orNull(full, "eu-central-1"),
        orNull(full, "arn:aws:s3:::beelden"),
        orNull(full, "beelden"),
        TIME,
        full ? TIME.minusSeconds(60) : null,
        full ? ConfigurationItem.Status.PRESENT : ConfigurationItem.Status.DELETED,
        orNull(full, "1700000000000"),
        full ? Map.of("gegevens", "medisch") : Map.of(),
        full,
        full ? Map.of("name", "beelden", "rules", List.of(Map.of("id", 1))) : Map.of(),
        full ? Map.of("BucketPolicy", Map.of("policyText", Map.of())) : Map.of(),
        full ? List.of("PublicAccessBlockConfiguration") : List.of(),
        ConfigurationItem.Source.NOTIFICATION);
  }

  static ServiceFinding serviceFinding(boolean full) {
    return new ServiceFinding(
        "b2c3d4e5-0000-4000-8000-000000000002",
        ServiceFinding.Service.GUARD_DUTY,
        full ? ServiceFinding.Service.SECURITY_HUB : ServiceFinding.Service.GUARD_DUTY,
        "111122223333",
        "eu-central-1",
        full ? Level.HIGH : Level.LOW,
        "Exfiltration:S3/AnomalousBehavior",
        "Unusual reads of a bucket",
        orNull(full, "Somebody read much more than usual."),
        full ? List.of("arn:aws:s3:::beelden") : List.of(),
        full,
        full,
        TIME,
        TIME.plusSeconds(60),
        full ? 3 : 1,
        full ? Map.of("severity", 7.5) : Map.of());
  }

  static Heartbeat heartbeat(boolean full) {
    return new Heartbeat(
        "cloudtrail/ziekenhuis-logboek/AWSLogs/111122223333/eu-central-1",
        Heartbeat.Kind.TRAIL,
        full ? "111122223333" : "",
        full ? "eu-central-1" : "",
        TIME,
        TIME.plusSeconds(200),
        full ? 250 : 0);
  }

  static IntegrityResult integrity(boolean full) {
    return new IntegrityResult(
        "s3://ziekenhuis-logboek/AWSLogs/111122223333/CloudTrail-Digest/eu-central-1",
        "s3://ziekenhuis-logboek/AWSLogs/111122223333/CloudTrail-Digest/eu-central-1/1.json.gz",
        "111122223333",
        "eu-central-1",
        TIME,
        TIME.plusSeconds(3600),
        full ? 12 : 0,
        full ? IntegrityResult.Verdict.TAMPERED : IntegrityResult.Verdict.INTACT,
        full ? List.of("A log file has another hash.") : List.of());
  }

  private static EventSummary event(boolean full) {
    return new EventSummary(
        "b2c3d4e5-0000-4000-8000-000000000001",
        TIME,
        TIME.plusSeconds(7),
        "s3.amazonaws.com",
        "PutBucketPolicy",
        "111122223333",
        "eu-central-1",
        new Principal(
            Principal.Kind.PERSON_IN_ROLE,
            "arn:aws:iam::111122223333:role/Beheer/j.jansen@ziekenhuis.example",
            orNull(full, "111122223333")),
        orNull(full, "203.0.113.7"),
        orNull(full, "aws-cli/2.15 \u2603 \"quoted\""),
        orNull(full, "AccessDenied"),
        full ? new Provenance("s3://trail/AWSLogs/1.json.gz", 3) : null,
        orNull(full, "Nothing was heard for 35 min; 30 min are allowed."),
        orNull(full, "35 min is niets gehoord; 30 min mag."));
  }

  private static @Nullable String orNull(boolean full, String text) {
    return full ? text : null;
  }
}
