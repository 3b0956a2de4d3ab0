package nl.dijkwacht.topics.catalogue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import nl.dijkwacht.core.Heartbeat;
import nl.dijkwacht.core.access.Access;
import nl.dijkwacht.core.access.AccessEvent;
import nl.dijkwacht.core.access.Beginning;
import nl.dijkwacht.core.access.Exposure;
import nl.dijkwacht.core.access.ExposureInput;
import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.core.cases.CaseCommand;
import nl.dijkwacht.core.cases.CaseEvent;
import nl.dijkwacht.core.cases.Erased;
import nl.dijkwacht.core.cases.Evidence;
import nl.dijkwacht.core.cases.ExposedAsset;
import nl.dijkwacht.core.cases.Notice;
import nl.dijkwacht.core.cases.Suspicion;
import nl.dijkwacht.core.coverage.AssuranceFact;
import nl.dijkwacht.core.finding.Alert;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.finding.FindingCommand;
import nl.dijkwacht.core.privacy.AuditEvent;
import nl.dijkwacht.core.privacy.Restriction;
import nl.dijkwacht.core.resource.Asset;
import nl.dijkwacht.core.resource.ConfigurationItem;
import nl.dijkwacht.core.resource.SensitiveData;
import nl.dijkwacht.core.response.ResponseCommand;
import nl.dijkwacht.core.response.ResponseRequest;
import nl.dijkwacht.core.signal.Candidate;
import nl.dijkwacht.core.signal.ServiceFinding;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.core.trail.IntegrityResult;
import nl.dijkwacht.core.verdict.Change;
import nl.dijkwacht.core.verdict.Posture;
import nl.dijkwacht.core.verdict.Verdict;
import nl.dijkwacht.topics.wire.Payload;

/** The catalogue: every topic that Dijkwacht has. Adding one is adding an entry here. */
public final class Topics {

  private static final Duration FIREHOSE = Duration.ofDays(7);

  /** SQS keeps a message for two weeks at most, and may deliver it once more until then. */
  private static final Duration ANNOUNCED_AGAIN = Duration.ofDays(15);

  private static final Duration DECISIONS = Duration.ofDays(30);

  /**
   * As long as Macie keeps a finding. What the stage knows of resources is in its stores, and a
   * finding that is closed or whose bucket is gone would stay in the topic for good.
   */
  private static final Duration FOUND = Duration.ofDays(90);

  /** Seven years: the checklist's time for audit trails, and no shorter than claims can last. */
  private static final Duration AUDIT = Duration.ofDays(2555);

  private static final List<Topic<?>> CATALOGUE = new ArrayList<>();

  public static final Topic<ObjectAnnouncement> OBJECTS =
      add(
          new Topic<>(
              Stage.COLLECT,
              "objects",
              "s3://bucket/key",
              "key",
              new Cleanup.Delete(ANNOUNCED_AGAIN),
              Payload.json("object-announcement", 1, 0, ObjectAnnouncement.class),
              List.of(Stage.COLLECT),
              "Objects in S3 that were announced, to be worked off"));

  public static final Topic<ObjectAnnouncement> BACKFILL_OBJECTS =
      add(
          new Topic<>(
              Stage.COLLECT,
              "backfill-objects",
              "s3://bucket/key",
              "key",
              new Cleanup.Delete(DECISIONS),
              Payload.json("object-announcement", 1, 0, ObjectAnnouncement.class),
              List.of(Stage.COLLECT),
              "Old objects in S3, worked off when no new ones wait"));

  public static final Topic<byte[]> TRAIL_EVENTS =
      add(
          new Topic<>(
              Stage.COLLECT,
              "trail-events",
              "sharedEventID, else eventID",
              "key",
              new Cleanup.Delete(FIREHOSE),
              Payload.bytes("trail-event", 1, 0),
              List.of(Stage.DETECT, Stage.CASES),
              "CloudTrail records, byte for byte as they came"));

  public static final Topic<byte[]> BACKFILL_EVENTS =
      add(
          new Topic<>(
              Stage.COLLECT,
              "backfill-events",
              "sharedEventID, else eventID",
              "key",
              new Cleanup.Delete(FIREHOSE),
              Payload.bytes("trail-event", 1, 0),
              List.of(Stage.DETECT, Stage.CASES),
              "Old CloudTrail records, throttled behind new ones"));

  public static final Topic<ConfigurationItem> CONFIGURATION_ITEMS =
      add(
          new Topic<>(
              Stage.COLLECT,
              "configuration-items",
              "resource",
              "key",
              new Cleanup.Delete(DECISIONS),
              Payload.compressedJson("configuration-item", 1, 1, ConfigurationItem.class),
              List.of(Stage.DRIFT, Stage.ASSURANCE, Stage.CASES, Stage.SUBSCRIBERS),
              "States of resources, from AWS Config or polled, in one form"));

  public static final Topic<ServiceFinding> SERVICE_FINDINGS =
      add(
          new Topic<>(
              Stage.COLLECT,
              "service-findings",
              "finding id of the service",
              "key",
              new Cleanup.Delete(DECISIONS),
              Payload.compressedJson("service-finding", 1, 0, ServiceFinding.class),
              List.of(Stage.DRIFT, Stage.FINDINGS, Stage.CASES, Stage.SUBSCRIBERS),
              "What GuardDuty, Macie, Security Hub and rules of AWS Config found"));

  public static final Topic<Heartbeat> HEARTBEATS =
      add(
          new Topic<>(
              Stage.COLLECT,
              "heartbeats",
              "source",
              "nothing: all lie on the first",
              new Cleanup.CompactAndDelete(DECISIONS),
              Payload.json("heartbeat", 1, 0, Heartbeat.class),
              List.of(Stage.DETECT),
              "When each source was last heard"));

  public static final Topic<IntegrityResult> INTEGRITY =
      add(
          new Topic<>(
              Stage.COLLECT,
              "integrity",
              "digest",
              "key",
              new Cleanup.CompactAndDelete(DECISIONS),
              Payload.json("integrity-result", 1, 0, IntegrityResult.class),
              List.of(Stage.DETECT, Stage.CASES, Stage.SUBSCRIBERS),
              "Whether CloudTrail's digest files and log files are as they were written"));

  public static final Topic<Checkpoint> CHECKPOINTS =
      add(
          new Topic<>(
              Stage.COLLECT,
              "checkpoints",
              "source",
              "key",
              new Cleanup.Compact(),
              Payload.json("checkpoint", 1, 0, Checkpoint.class),
              List.of(Stage.COLLECT),
              "How far each source was read"));

  public static final Topic<ObjectCheckpoint> OBJECT_CHECKPOINTS =
      add(
          new Topic<>(
              Stage.COLLECT,
              "object-checkpoints",
              "s3://bucket/key",
              "as its object in collect.objects",
              new Cleanup.CompactAndDelete(ANNOUNCED_AGAIN),
              Payload.json("object-checkpoint", 1, 0, ObjectCheckpoint.class),
              List.of(Stage.COLLECT),
              "How far each object in S3 was collected"));

  public static final Topic<PollCheckpoint> POLL_CHECKPOINTS =
      add(
          new Topic<>(
              Stage.COLLECT,
              "poll-checkpoints",
              "what is asked, account and Region",
              "key",
              new Cleanup.Compact(),
              Payload.json("poll-checkpoint", 1, 0, PollCheckpoint.class),
              List.of(Stage.COLLECT),
              "How far each thing was asked of AWS"));

  public static final Topic<byte[]> COLLECT_DEAD_LETTERS = add(deadLetters(Stage.COLLECT));

  /**
   * Its manifest, under the key {@link DocumentManifest#KEY}, is a {@link
   * DocumentManifest#PAYLOAD}.
   */
  public static final Topic<byte[]> RULE_DOCUMENTS =
      add(
          new Topic<>(
              Stage.RULES,
              "documents",
              "path in the published folder; `manifest`",
              "key",
              new Cleanup.Compact(),
              Payload.bytes("rule-document", 1, 0),
              List.of(Stage.RULES, Stage.DETECT, Stage.CASES),
              "Files of Sigma rules as they were published, and the manifest that lists them"));

  public static final Topic<byte[]> CONTROL_DOCUMENTS =
      add(
          new Topic<>(
              Stage.CONTROLS,
              "documents",
              "path in the published folder; `manifest`",
              "key",
              new Cleanup.Compact(),
              Payload.bytes("control-document", 1, 0),
              List.of(Stage.CONTROLS, Stage.DRIFT, Stage.API),
              "Files of controls as they were published, and the manifest that lists them"));

  public static final Topic<byte[]> REGISTER_ENTRIES =
      add(
          new Topic<>(
              Stage.REGISTERS,
              "entries",
              "path in the published folder; `manifest`",
              "key",
              new Cleanup.Compact(),
              Payload.bytes("register-document", 1, 0),
              List.of(
                  Stage.REGISTERS,
                  Stage.DETECT,
                  Stage.BEHAVIOUR,
                  Stage.TRANSFERS,
                  Stage.DRIFT,
                  Stage.EXPOSURE,
                  Stage.ASSURANCE,
                  Stage.FINDINGS,
                  Stage.CASES,
                  Stage.PUBLISH),
              "Files of the registers as they were published, and the manifest that lists them"));

  public static final Topic<Signal> SIGNALS =
      add(
          new Topic<>(
              Stage.DETECT,
              "signals",
              "finding id",
              "key",
              new Cleanup.Delete(DECISIONS),
              Payload.json("signal", 1, 2, Signal.class),
              List.of(Stage.FINDINGS, Stage.SUBSCRIBERS),
              "Each match of a rule"));

  public static final Topic<Candidate> CANDIDATES =
      add(
          new Topic<>(
              Stage.DETECT,
              "candidates",
              "hash of correlation and group",
              "key",
              new Cleanup.Delete(FIREHOSE),
              Payload.json("candidate", 1, 1, Candidate.class),
              List.of(Stage.DETECT),
              "Events that may be part of what a correlation looks for"));

  public static final Topic<Change> CHANGES =
      add(
          new Topic<>(
              Stage.DETECT,
              "changes",
              "resource",
              "key",
              new Cleanup.Delete(DECISIONS),
              Payload.compressedJson("change", 1, 0, Change.class),
              List.of(
                  Stage.DRIFT,
                  Stage.BEHAVIOUR,
                  Stage.TRANSFERS,
                  Stage.ASSURANCE,
                  Stage.SUBSCRIBERS),
              "Successful calls that changed a resource"));

  public static final Topic<AccessEvent> ACCESS_EVENTS =
      add(
          new Topic<>(
              Stage.DETECT,
              "access-events",
              "principal",
              "key",
              new Cleanup.Delete(FIREHOSE),
              Payload.json("access-event", 1, 0, AccessEvent.class),
              List.of(Stage.DETECT, Stage.BEHAVIOUR),
              "Each call on a personal-data asset"));

  public static final Topic<Access> ACCESSES =
      add(
          new Topic<>(
              Stage.DETECT,
              "accesses",
              "principal and asset",
              "principal",
              new Cleanup.Delete(DECISIONS),
              Payload.compressedJson("access", 1, 0, Access.class),
              List.of(
                  Stage.BEHAVIOUR, Stage.TRANSFERS, Stage.EXPOSURE, Stage.API, Stage.SUBSCRIBERS),
              "Who touched which personal-data asset, how much, in one minute"));

  public static final Topic<byte[]> DETECT_DEAD_LETTERS = add(deadLetters(Stage.DETECT));

  public static final Topic<Signal> BEHAVIOUR_SIGNALS =
      add(
          new Topic<>(
              Stage.BEHAVIOUR,
              "signals",
              "finding id",
              "key",
              new Cleanup.Delete(DECISIONS),
              Payload.json("signal", 1, 2, Signal.class),
              List.of(Stage.FINDINGS, Stage.SUBSCRIBERS),
              "Access to personal data that is unlike the habit, or against the registers"));

  public static final Topic<Beginning> BEGINNINGS =
      add(
          new Topic<>(
              Stage.BEHAVIOUR,
              "beginnings",
              "role or user",
              "key",
              new Cleanup.Delete(DECISIONS),
              Payload.json("beginning", 1, 0, Beginning.class),
              List.of(Stage.BEHAVIOUR),
              "Roles and users that were created, got a right, or touched an asset first"));

  public static final Topic<byte[]> BEHAVIOUR_DEAD_LETTERS = add(deadLetters(Stage.BEHAVIOUR));

  public static final Topic<Signal> TRANSFER_SIGNALS =
      add(
          new Topic<>(
              Stage.TRANSFERS,
              "signals",
              "finding id",
              "key",
              new Cleanup.Delete(DECISIONS),
              Payload.json("signal", 1, 2, Signal.class),
              List.of(Stage.FINDINGS, Stage.SUBSCRIBERS),
              "Personal data that left the European Economic Area, or were reached from outside"));

  public static final Topic<byte[]> TRANSFERS_DEAD_LETTERS = add(deadLetters(Stage.TRANSFERS));

  public static final Topic<Posture> POSTURES =
      add(
          new Topic<>(
              Stage.DRIFT,
              "resources",
              "resource",
              "key",
              new Cleanup.Compact(),
              Payload.json("posture", 1, 0, Posture.class),
              List.of(Stage.API, Stage.SUBSCRIBERS),
              "How each resource stands against all controls"));

  public static final Topic<Verdict> VERDICTS =
      add(
          new Topic<>(
              Stage.DRIFT,
              "verdicts",
              "finding id",
              "key",
              new Cleanup.Compact(),
              Payload.json("verdict", 1, 2, Verdict.class),
              List.of(Stage.EXPOSURE, Stage.FINDINGS, Stage.SUBSCRIBERS),
              "Results of controls that changed, and who changed them"));

  public static final Topic<Verdict> BASELINES =
      add(
          new Topic<>(
              Stage.DRIFT,
              "baselines",
              "account and owner",
              "key",
              new Cleanup.Delete(DECISIONS),
              Payload.json("verdict", 1, 2, Verdict.class),
              List.of(Stage.DRIFT),
              "Controls that failed when their account was first seen"));

  public static final Topic<Signal> DIGESTS =
      add(
          new Topic<>(
              Stage.DRIFT,
              "digests",
              "finding id",
              "key",
              new Cleanup.Delete(DECISIONS),
              Payload.json("signal", 1, 2, Signal.class),
              List.of(Stage.FINDINGS),
              "One message for each owner about what failed from the beginning"));

  public static final Topic<Asset> ASSETS =
      add(
          new Topic<>(
              Stage.DRIFT,
              "assets",
              "resource",
              "key",
              new Cleanup.Compact(),
              Payload.json("asset", 1, 0, Asset.class),
              List.of(
                  Stage.DETECT,
                  Stage.TRANSFERS,
                  Stage.EXPOSURE,
                  Stage.ASSURANCE,
                  Stage.PUBLISH,
                  Stage.API,
                  Stage.SUBSCRIBERS),
              "Resources on which personal data were found, and how"));

  public static final Topic<AccountSighting> ACCOUNTS =
      add(
          new Topic<>(
              Stage.DRIFT,
              "accounts",
              "account",
              "key",
              new Cleanup.Compact(),
              Payload.json("account-sighting", 1, 0, AccountSighting.class),
              List.of(Stage.DRIFT),
              "When each account was first seen"));

  public static final Topic<SensitiveData> SENSITIVE_DATA =
      add(
          new Topic<>(
              Stage.DRIFT,
              "sensitive-data",
              "resource and finding",
              "resource",
              new Cleanup.CompactAndDelete(FOUND),
              Payload.json("sensitive-data", 1, 0, SensitiveData.class),
              List.of(Stage.DRIFT),
              "What Macie found in the data on resources"));

  public static final Topic<byte[]> DRIFT_DEAD_LETTERS = add(deadLetters(Stage.DRIFT));

  public static final Topic<ExposureInput> EXPOSURE_INPUTS =
      add(
          new Topic<>(
              Stage.EXPOSURE,
              "inputs",
              "resource",
              "key",
              new Cleanup.Delete(FIREHOSE),
              Payload.compressedJson("exposure-input", 1, 0, ExposureInput.class),
              List.of(Stage.EXPOSURE),
              "Verdicts of controls that protect data and accesses, dealt out by resource"));

  public static final Topic<Exposure> EXPOSURES =
      add(
          new Topic<>(
              Stage.EXPOSURE,
              "intervals",
              "resource, control and beginning",
              "key",
              new Cleanup.CompactAndDelete(AUDIT),
              Payload.compressedJson("exposure", 1, 0, Exposure.class),
              List.of(Stage.CASES, Stage.API, Stage.SUBSCRIBERS),
              "Times in which an asset failed a control that protects it, and who read it then"));

  public static final Topic<Signal> EXPOSURE_SIGNALS =
      add(
          new Topic<>(
              Stage.EXPOSURE,
              "signals",
              "finding id",
              "key",
              new Cleanup.Delete(DECISIONS),
              Payload.json("signal", 1, 2, Signal.class),
              List.of(Stage.FINDINGS, Stage.SUBSCRIBERS),
              "Reads of an asset while it failed a control"));

  public static final Topic<byte[]> EXPOSURE_DEAD_LETTERS = add(deadLetters(Stage.EXPOSURE));

  public static final Topic<AssuranceFact> ASSURANCE_FACTS =
      add(
          new Topic<>(
              Stage.ASSURANCE,
              "facts",
              "what it is about",
              "nothing: all lie on the first",
              new Cleanup.Compact(),
              Payload.compressedJson("assurance-fact", 1, 0, AssuranceFact.class),
              List.of(Stage.ASSURANCE),
              "Assets, trails, recorders and the places in use, in one place"));

  public static final Topic<Verdict> ASSURANCE_VERDICTS =
      add(
          new Topic<>(
              Stage.ASSURANCE,
              "verdicts",
              "finding id",
              "key",
              new Cleanup.Compact(),
              Payload.json("verdict", 1, 2, Verdict.class),
              List.of(Stage.FINDINGS, Stage.SUBSCRIBERS),
              "What cannot be seen, and attestations that are due, as results that come and go"));

  public static final Topic<byte[]> ASSURANCE_DEAD_LETTERS = add(deadLetters(Stage.ASSURANCE));

  public static final Topic<FindingCommand> COMMANDS =
      add(
          new Topic<>(
              Stage.FINDINGS,
              "commands",
              "finding id",
              "key",
              new Cleanup.Delete(DECISIONS),
              Payload.json("finding-command", 1, 0, FindingCommand.class),
              List.of(Stage.FINDINGS, Stage.SUBSCRIBERS),
              "What people decided about findings"));

  public static final Topic<Finding> FINDINGS =
      add(
          new Topic<>(
              Stage.FINDINGS,
              "current",
              "finding id",
              "key",
              new Cleanup.Compact(),
              Payload.json("finding", 1, 3, Finding.class),
              List.of(Stage.CASES, Stage.PUBLISH, Stage.API, Stage.SUBSCRIBERS),
              "Each finding as it stands"));

  public static final Topic<Alert> ALERTS =
      add(
          new Topic<>(
              Stage.FINDINGS,
              "alerts",
              "finding id",
              "key",
              new Cleanup.Delete(DECISIONS),
              Payload.json("alert", 1, 3, Alert.class),
              List.of(Stage.ASSURANCE, Stage.PUBLISH, Stage.API, Stage.SUBSCRIBERS),
              "What people are told, once for each change of a finding"));

  public static final Topic<byte[]> FINDINGS_DEAD_LETTERS = add(deadLetters(Stage.FINDINGS));

  public static final Topic<Suspicion> SUSPICIONS =
      add(
          new Topic<>(
              Stage.CASES,
              "suspicions",
              "legal entity",
              "key",
              new Cleanup.Delete(DECISIONS),
              Payload.compressedJson("suspicion", 1, 1, Suspicion.class),
              List.of(Stage.CASES),
              "Findings that may be a breach of personal data, for each legal entity"));

  public static final Topic<ExposedAsset> EXPOSED_ASSETS =
      add(
          new Topic<>(
              Stage.CASES,
              "exposed-assets",
              "legal entity",
              "key",
              new Cleanup.Delete(DECISIONS),
              Payload.compressedJson("exposed-asset", 1, 0, ExposedAsset.class),
              List.of(Stage.CASES),
              "Exposures of assets, for each legal entity that answers for them"));

  public static final Topic<CaseCommand> CASE_COMMANDS =
      add(
          new Topic<>(
              Stage.CASES,
              "commands",
              "legal entity",
              "key",
              new Cleanup.Delete(AUDIT),
              Payload.json("case-command", 1, 1, CaseCommand.class),
              List.of(Stage.CASES),
              "What people do about cases"));

  public static final Topic<CaseEvent> CASE_EVENTS =
      add(
          new Topic<>(
              Stage.CASES,
              "events",
              "case id",
              "key",
              new Cleanup.Delete(AUDIT),
              Payload.json("case-event", 1, 1, CaseEvent.class),
              List.of(Stage.CASES, Stage.API, Stage.SUBSCRIBERS),
              "Each step of a case, with the hash of the one before"));

  public static final Topic<Evidence> EVIDENCE =
      add(
          new Topic<>(
              Stage.CASES,
              "evidence",
              "case id",
              "key",
              new Cleanup.Delete(AUDIT),
              Payload.compressedJson("evidence", 1, 0, Evidence.class),
              List.of(Stage.CASES, Stage.PUBLISH),
              "Copies of what a case rests on"));

  public static final Topic<Case> CASES =
      add(
          new Topic<>(
              Stage.CASES,
              "current",
              "case id",
              "key",
              new Cleanup.Compact(),
              Payload.compressedJson("case", 1, 1, Case.class),
              List.of(Stage.CASES, Stage.PUBLISH, Stage.API, Stage.SUBSCRIBERS),
              "Each case as it stands"));

  public static final Topic<Notice> NOTICES =
      add(
          new Topic<>(
              Stage.CASES,
              "notices",
              "case id",
              "key",
              new Cleanup.Delete(DECISIONS),
              Payload.json("notice", 1, 0, Notice.class),
              List.of(Stage.PUBLISH, Stage.API, Stage.SUBSCRIBERS),
              "What people are told of cases: opened, reminders, escalations, overdue, closed"));

  public static final Topic<Erased> ERASED =
      add(
          new Topic<>(
              Stage.CASES,
              "erased",
              "resource and hash of the object",
              "key",
              new Cleanup.Compact(),
              Payload.json("erased", 1, 0, Erased.class),
              List.of(Stage.BEHAVIOUR),
              "Objects that were reported erased, without their names"));

  public static final Topic<byte[]> CASES_DEAD_LETTERS = add(deadLetters(Stage.CASES));

  /**
   * Its manifest, under the key {@link DocumentManifest#KEY}, is a {@link
   * DocumentManifest#PAYLOAD}.
   */
  public static final Topic<byte[]> SUBSCRIPTIONS =
      add(
          new Topic<>(
              Stage.PUBLISH,
              "subscriptions",
              "path in the published folder; `manifest`",
              "key",
              new Cleanup.Compact(),
              Payload.bytes("subscription-document", 1, 0),
              List.of(Stage.PUBLISH, Stage.API),
              "Files of subscriptions as they were published, and the manifest that lists them"));

  public static final Topic<Delivery> DELIVERIES =
      add(
          new Topic<>(
              Stage.PUBLISH,
              "delivered",
              "subscription and alert or notice",
              "key",
              new Cleanup.CompactAndDelete(DECISIONS),
              Payload.json("delivery", 1, 0, Delivery.class),
              List.of(Stage.PUBLISH, Stage.API, Stage.SUBSCRIBERS),
              "What was brought to which subscription"));

  public static final Topic<byte[]> REDELIVERIES =
      add(
          new Topic<>(
              Stage.PUBLISH,
              "redeliveries",
              "finding or case id",
              "key",
              new Cleanup.Delete(DECISIONS),
              Payload.bytes("redelivery", 1, 0),
              List.of(Stage.PUBLISH),
              "Alerts and notices that were put back, each for the subscription in its headers"));

  /** All under one key: a limit holds for all requests, so one instance deals with all. */
  public static final Topic<ResponseCommand> RESPONSE_COMMANDS =
      add(
          new Topic<>(
              Stage.PUBLISH,
              "response-commands",
              "`responses`",
              "key",
              new Cleanup.Delete(DECISIONS),
              Payload.compressedJson("response-command", 1, 0, ResponseCommand.class),
              List.of(Stage.PUBLISH),
              "What policies and people want to be asked of runners"));

  public static final Topic<ResponseRequest> OUTCOMES =
      add(
          new Topic<>(
              Stage.PUBLISH,
              "outcomes",
              "request id",
              "key",
              new Cleanup.CompactAndDelete(AUDIT),
              Payload.compressedJson("response-request", 1, 0, ResponseRequest.class),
              List.of(Stage.PUBLISH, Stage.API),
              "Each request to a runner as it stands: who approved it, and what it led to"));

  /** In JSON, whose form the schema of OCSF gives; {@code metadata.version} names its version. */
  public static final Topic<byte[]> OCSF =
      add(
          new Topic<>(
              Stage.PUBLISH,
              "ocsf",
              "finding or case id",
              "key",
              new Cleanup.Delete(DECISIONS),
              Payload.bytes("ocsf-event", 1, 0),
              List.of(Stage.SUBSCRIBERS),
              "Each version of a finding and of a breach case as an event of OCSF, with names"));

  /** In JSON, by the fields of the Elastic Common Schema; {@code ecs.version} names its version. */
  public static final Topic<byte[]> ECS =
      add(
          new Topic<>(
              Stage.PUBLISH,
              "ecs",
              "finding or case id",
              "key",
              new Cleanup.Delete(DECISIONS),
              Payload.bytes("ecs-event", 1, 0),
              List.of(Stage.SUBSCRIBERS),
              "The same in the fields of ECS, with names"));

  public static final Topic<byte[]> PUBLISH_DEAD_LETTERS = add(deadLetters(Stage.PUBLISH));

  public static final Topic<AuditEvent> AUDIT_EVENTS =
      add(
          new Topic<>(
              Stage.AUDIT,
              "events",
              "id",
              "key",
              new Cleanup.Delete(AUDIT),
              Payload.json("audit-event", 1, 1, AuditEvent.class),
              List.of(Stage.AUDIT, Stage.SUBSCRIBERS),
              "Who was shown, looked up, copied out or restricted what is held on persons, and why"));

  public static final Topic<Restriction> RESTRICTIONS =
      add(
          new Topic<>(
              Stage.AUDIT,
              "restrictions",
              "kind, and id of the case or name of the person",
              "key",
              new Cleanup.Compact(),
              Payload.json("restriction", 1, 0, Restriction.class),
              List.of(Stage.AUDIT, Stage.BEHAVIOUR, Stage.API),
              "Holds on cases and restrictions of processing, as they stand"));

  private Topics() {}

  /** Every topic, in the order of the data's way. */
  public static List<Topic<?>> all() {
    return List.copyOf(CATALOGUE);
  }

  private static Topic<byte[]> deadLetters(Stage stage) {
    return new Topic<>(
        stage,
        "dead-letters",
        "as the input",
        "key",
        new Cleanup.Delete(DECISIONS),
        Payload.bytes("dead-letter", 1, 0),
        List.of(Stage.REPLAY),
        "Input that could not be used, with the reason in its headers");
  }

  private static <V> Topic<V> add(Topic<V> topic) {
    CATALOGUE.add(topic);
    return topic;
  }
}
