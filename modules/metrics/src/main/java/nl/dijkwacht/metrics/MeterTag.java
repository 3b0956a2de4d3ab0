package nl.dijkwacht.metrics;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.core.Heartbeat;
import nl.dijkwacht.core.access.Accessor;
import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.core.cases.CaseClock;
import nl.dijkwacht.core.cases.CaseCommand;
import nl.dijkwacht.core.cases.Notice;
import nl.dijkwacht.core.finding.Alert;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.finding.FindingCommand;
import nl.dijkwacht.core.response.ResponseRequest;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.signal.ServiceFinding;
import nl.dijkwacht.core.trail.IntegrityResult;
import nl.dijkwacht.core.trail.TrailReading;
import nl.dijkwacht.core.verdict.Attribution;

/**
 * A dimension of a meter. Most have a closed list of values; the open ones are bounded by nature or
 * by a {@link BoundedLabel}. None may carry an ARN, a user, an address or a finding's id.
 */
// The lists are unmodifiable, which their type cannot say.
@SuppressWarnings("ImmutableEnumChecker")
public enum MeterTag {
  RECORD_OUTCOME(
      "outcome",
      "What the record turned out to be; `own-read` is left out, since it tells of Dijkwacht"
          + " reading the logs.",
      Stream.of(
              Stream.of("event"),
              Stream.of(TrailReading.Other.Kind.values()).map(TrailReading.Other.Kind::label),
              Stream.of("own-read", "dead-letter"))
          .flatMap(labels -> labels)
          .toList()),
  FILE_OUTCOME(
      "outcome",
      "How reading the file ended.",
      List.of("complete", "empty", "incomplete", "failed")),
  OBJECT_OUTCOME(
      "outcome",
      "`collected`; `empty` if nothing was in it; `known` if it was collected before and is"
          + " announced again; `given-up` if it became a dead letter.",
      List.of("collected", "empty", "known", "given-up")),
  OBJECT_FAILURE(
      "failure",
      "`changed` if the object was overwritten while it was read; else what AWS's answer means.",
      List.of(
          "throttled", "credentials", "denied", "missing", "unreachable", "refused", "changed")),
  OBJECT_QUEUE(
      "queue",
      "`live` for objects that were just written, `backfill` for old ones.",
      List.of("live", "backfill")),
  MESSAGE_OUTCOME(
      "outcome",
      "`object`, `trail-record`, `item` or `finding` for what is collected, and `dead-letter` for"
          + " what cannot be used. All else is passed over: `s3-test` and `trail-test` when AWS"
          + " tries whether it may write, `object-event` for objects that were removed or changed,"
          + " `insight-file`, `marker-object` and `unknown-object` for objects that hold nothing to"
          + " collect, `subscription` when SNS asks to confirm one, `config-status` and"
          + " `config-failure` for what AWS Config says of its deliveries, `eventbridge` for other"
          + " events, `empty` for a list without entries.",
      List.of(
          "object",
          "trail-record",
          "item",
          "finding",
          "dead-letter",
          "s3-test",
          "trail-test",
          "object-event",
          "insight-file",
          "marker-object",
          "unknown-object",
          "subscription",
          "config-status",
          "config-failure",
          "eventbridge",
          "empty")),
  DELETION_OUTCOME("outcome", "Whether the queue deleted it.", List.of("deleted", "failed")),
  TRANSACTION_OUTCOME(
      "outcome", "How the Kafka transaction ended.", List.of("committed", "aborted")),
  POLL("poll", "What AWS is asked for, such as `lookup-events`.", List.of()),
  ROUND_OUTCOME(
      "outcome",
      "`finished`; `stopped` before its time, since the instance stops or another one took over;"
          + " `unwritten` for a fault of Kafka, `failed` for one of Dijkwacht; else why AWS did not"
          + " answer.",
      List.of(
          "finished",
          "stopped",
          "throttled",
          "credentials",
          "denied",
          "missing",
          "unreachable",
          "refused",
          "unwritten",
          "failed")),
  CALL_OUTCOME("outcome", "What AWS answered to the call.", List.of("success", "denied", "error")),
  SOURCE(
      "source",
      "The AWS service that was called, such as `s3.amazonaws.com`; `"
          + BoundedLabel.OTHER
          + "` beyond the first "
          + BoundedLabel.DEFAULT_LIMIT
          + ".",
      List.of()),
  LEVEL("level", "The level of the rule.", Stream.of(Level.values()).map(Level::label).toList()),
  CHANGE_OUTCOME(
      "outcome",
      "`written`; `without-request` if only its parameters were too large to be kept; `copy` if the"
          + " change was written before; `failed` if AWS refused the call, so that nothing changed;"
          + " `unnamed` if the record does not tell what was changed; `left-out` beyond the bound"
          + " of one call; `too-large` if it became a dead letter.",
      List.of("written", "without-request", "copy", "failed", "unnamed", "left-out", "too-large")),
  ACCESS_CALL_OUTCOME(
      "outcome",
      "`asset` if it touched one; `no-asset` if what it names is none; `unnamed` if its record names"
          + " nothing.",
      List.of("asset", "no-asset", "unnamed")),
  ACCESS_KIND(
      "kind",
      "What was done with the data.",
      List.of("read", "list", "write", "delete", "decrypt", "export", "restore")),
  ASSET(
      "asset",
      "The id of the asset's entry in the register; `found` for assets that were found otherwise; `"
          + BoundedLabel.OTHER
          + "` beyond the first "
          + BoundedLabel.DEFAULT_LIMIT
          + ".",
      List.of()),
  ACCESSOR(
      "accessor",
      "Who did it: a person, software, a service of AWS that works for the customer, AWS itself, an"
          + " account that is not the asset's, or nobody in particular.",
      Stream.of(Accessor.values()).map(Accessor::label).toList()),
  ACCESS_OUTCOME(
      "outcome",
      "`succeeded`; `failed` if it was refused or went wrong; `too-large` if it became a dead letter.",
      List.of("succeeded", "failed", "too-large")),
  MINUTE_OUTCOME(
      "outcome",
      "`counted`; `known` if all of it was counted before; `old` if it lies further back than habits"
          + " are remembered; `ahead` if it lies in the future. All are held against the registers.",
      List.of("counted", "known", "old", "ahead")),
  BEHAVIOUR_RULE(
      "rule",
      "The built-in rule.",
      List.of(
          "first-access",
          "just-granted",
          "first-country",
          "first-network",
          "volume",
          "mass-download",
          "mass-delete",
          "mass-decrypt",
          "slow-exfiltration",
          "outside-purpose",
          "unknown-third-party",
          "success-after-failures",
          "without-mfa",
          "erased-read",
          "erased-restored",
          "unapproved-service",
          "ai-opt-out-removed",
          "provider-access",
          "off-hours")),
  BEHAVIOUR_STATE(
      "of",
      "`principals`; `pairs` of a principal and an asset; `days` of such pairs; `whereabouts`: days of"
          + " a person, with hours and countries.",
      List.of("principals", "pairs", "days", "whereabouts")),
  COUNTRY(
      "country",
      "ISO 3166-1, two letters; `aws` where a service of AWS called, which tells no place; `unknown`"
          + " where nothing tells.",
      List.of()),
  TRANSFER_PARTY(
      "party",
      "`eea` where nothing is transferred. From elsewhere: `importer` if a processor of the register"
          + " called, `own-staff`, `provider` for AWS itself, else `unknown`.",
      List.of("eea", "importer", "own-staff", "provider", "unknown")),
  FLOW_KIND(
      "kind",
      "In what way data leave; a `key` makes them readable elsewhere, a `task` moves what it is"
          + " pointed at.",
      List.of("replication", "copy", "share", "export", "key", "telemetry", "task")),
  FLOW_OUTCOME(
      "outcome",
      "`stays` where they lie or within the organisation's accounts; `eea` if they stay in it;"
          + " `with-basis`; `without-basis`; `stranger` if who gets them is in no"
          + " register; `published` if everyone can have them; `place-unknown`; `not-an-asset` if"
          + " nobody said that personal data are among them; `without-request` if the record was too"
          + " large to tell.",
      List.of(
          "stays",
          "eea",
          "with-basis",
          "without-basis",
          "stranger",
          "published",
          "place-unknown",
          "not-an-asset",
          "without-request")),
  TRANSFER_RULE(
      "rule",
      "The built-in rule.",
      List.of(
          "remote-importer",
          "remote-unknown",
          "remote-staff",
          "sent-without-basis",
          "stranger",
          "published",
          "key-sent",
          "place-unknown")),
  INTERVAL_CHANGE(
      "change",
      "`opened` when it is told of first; `withdrawn` if verdicts no longer tell of it.",
      List.of("opened", "withdrawn")),
  EXPOSURE_RULE(
      "rule",
      "The built-in rule.",
      List.of(
          "read-while-public",
          "strangers-while-public",
          "anonymous-while-public",
          "unseen-while-public",
          "read-while-unencrypted",
          "read-while-unlogged")),
  CANDIDATE_OUTCOME(
      "outcome",
      "`added` to its group, `known` from before, `parked` until this instance has the rules that"
          + " it was found with, `superseded` if it never got them, `left-out` if it is of no group"
          + " or lacks the value that is asked for.",
      List.of("added", "known", "parked", "superseded", "left-out")),
  CORRELATION_LIMIT(
      "limit",
      "`group-events`: oldest events of a group that is too large; `event-values`: values of an"
          + " event that has too many; `depth`: correlations over too many others; `age`: events"
          + " collected too long ago; `size`: records that the topic would not take.",
      List.of("group-events", "event-values", "depth", "age", "size")),
  SOURCE_KIND(
      "kind",
      "The way by which the source is heard.",
      Stream.of(Heartbeat.Kind.values())
          .map(kind -> kind.name().toLowerCase(Locale.ROOT))
          .toList()),
  SOURCE_STATE(
      "state",
      "`heard` as usual, `silent` for longer than its habit allows, `learning` until its habit is"
          + " known, `unjudged` if silence of its kind is never told.",
      List.of("heard", "silent", "learning", "unjudged")),
  HEARTBEAT_OUTCOME(
      "outcome",
      "`watched`, or `left-out` if its source is new and too many are watched already.",
      List.of("watched", "left-out")),
  VERDICT(
      "verdict",
      "What came of the check.",
      Stream.of(IntegrityResult.Verdict.values())
          .map(verdict -> verdict.name().toLowerCase(Locale.ROOT))
          .toList()),
  SERVICE(
      "service",
      "The AWS service that found it.",
      Stream.of(ServiceFinding.Service.values())
          .map(service -> service.name().toLowerCase(Locale.ROOT).replace('_', '-'))
          .toList()),
  SERVICE_OUTCOME(
      "outcome",
      "`counted`, `sample` or `archived` if it was counted and is told to nobody, `copy` if this"
          + " version was counted before.",
      List.of("counted", "sample", "archived", "copy")),
  ITEM_OUTCOME(
      "outcome",
      "`judged` as the newest of its resource, `deleted` if it ended it, `older` than the newest,"
          + " `known` from before, `too-large` for the store.",
      List.of("judged", "deleted", "older", "known", "too-large")),
  KNOWN_CHANGE_OUTCOME(
      "outcome",
      "`kept`, or `known` from before; `forgotten` counts the earliest of a resource with more than"
          + " are kept.",
      List.of("kept", "known", "forgotten")),
  VERDICT_RESULT(
      "result",
      "The result, or `amended` if it stays and only more is known of who caused it.",
      List.of("pass", "fail", "not-applicable", "unknown", "amended")),
  PROVISIONAL_OUTCOME(
      "outcome",
      "`told` at once; later `confirmed` or `withdrawn` by a state or another call, `expired` if no"
          + " state came in time; `mended` before it was told.",
      List.of("told", "confirmed", "withdrawn", "expired", "mended")),
  CONFIDENCE(
      "confidence",
      "How sure it is; `missing` if nobody is named.",
      Stream.concat(
              Stream.of(Attribution.Confidence.values())
                  .map(confidence -> confidence.name().toLowerCase(Locale.ROOT)),
              Stream.of("missing"))
          .toList()),
  ACCOUNT(
      "account",
      "The account, by 12 digits; `other` beyond the first 50,000 series, and where none is known.",
      List.of()),
  CONTROL("control", "The control's id.", List.of()),
  CONTROL_RESULT(
      "result",
      "The result; `suppressed` for what fails under an exception that is in effect, `held` for"
          + " what fails and does not count yet, since its resource is new or a deployment is under"
          + " way.",
      List.of("pass", "fail", "not-applicable", "unknown", "suppressed", "held")),
  HEADLINE("headline", "Which of the five headlines it counts for, or `none`.", List.of()),
  FRAMEWORK("framework", "Who asks for it, such as `avg`, or `none`.", List.of()),
  ARTICLE("article", "The place in the framework, or `none`.", List.of()),
  LEGAL_ENTITY(
      "legal_entity",
      "Who answers for the account under the AVG, by the register of accounts.",
      List.of()),
  ENVIRONMENT("environment", "What the account is used for, by the register.", List.of()),
  ASSET_TYPE(
      "type",
      "The resource's type by AWS Config's names; `other` for types that are not in the visibility"
          + " matrix.",
      List.of()),
  ASSET_SOURCE(
      "source",
      "What tells that personal data lie on it; of several the first of these.",
      List.of("register", "tags", "macie", "name", "other")),
  BLIND_SPOT(
      "kind",
      "`no-data-events` of an asset, `unseen-reads` of a database or the like without an attestation,"
          + " `no-trail` or `no-recorder` in an account and Region in use, `no-countries` where no"
          + " file tells the countries of addresses.",
      List.of("no-data-events", "unseen-reads", "no-trail", "no-recorder", "no-countries")),
  ATTESTATION_KIND(
      "kind",
      "What is attested.",
      List.of(
          "dpia", "dtia", "processor-agreement", "supplier-audit", "policy-review", "blind-spot")),
  ATTESTATION_STATE(
      "state",
      "`in-time`; `soon` due within 30 days; `triggered` by something that happened; `overdue`.",
      List.of("in-time", "soon", "triggered", "overdue")),
  FILTER_STATE("state", "Whether the filter still acts.", List.of("active", "expired")),
  RULE_STATUS("status", "Whether the rule can be used.", List.of("loaded", "refused")),
  DOCUMENT_STATUS(
      "status",
      "`current` as it was published, `last-good` if its last version that can be used stands in,"
          + " `broken` if there is none.",
      List.of("current", "last-good", "broken")),
  RELOAD_OUTCOME(
      "outcome",
      "`complete`, `partial` if some documents cannot be used, `failed` if those before stay.",
      List.of("complete", "partial", "failed")),
  PARTITION(
      "partition",
      "The number of the Kafka partition that holds the findings, groups or sources.",
      List.of()),
  TRANSITION(
      "transition",
      "What happened to the finding.",
      Stream.of(Alert.Transition.values())
          .map(transition -> transition.name().toLowerCase(Locale.ROOT).replace('_', '-'))
          .toList()),
  FINDING_STATUS(
      "status",
      "`open`; `resolved` once its control no longer fails; `suppressed` while an exception or an"
          + " accepted risk covers it; `closed` by a person.",
      Stream.of(Finding.Status.values()).map(Finding.Status::label).toList()),
  FINDING_CHANGE(
      "change",
      "`opened` for the first time, or where the finding came to stand.",
      List.of("opened", "reopened", "resolved", "suppressed", "closed")),
  COMMAND_ACTION(
      "action",
      "What was asked for.",
      Stream.of(FindingCommand.Action.values())
          .map(action -> action.name().toLowerCase(Locale.ROOT).replace('_', '-'))
          .toList()),
  COMMAND_OUTCOME(
      "outcome",
      "`done`; `refused` and set aside as a dead letter that says why; `repeated` if it came"
          + " before.",
      List.of("done", "refused", "repeated")),
  CASE_STATUS(
      "status",
      "Where the case stands: `suspicion` until a person declares awareness, then what was decided;"
          + " `closed`, `no-breach` and `answered` are over.",
      Stream.of(Case.Status.values()).map(Case.Status::label).toList()),
  CASE_CLOCK(
      "clock",
      "What the term asks for.",
      Stream.of(CaseClock.Kind.values()).map(CaseClock.Kind::label).toList()),
  CASE_ACTION(
      "action",
      "What was asked for.",
      Stream.of(CaseCommand.Action.values()).map(CaseCommand.Action::label).toList()),
  NOTICE_KIND(
      "kind",
      "What the notice is about.",
      Stream.of(Notice.Kind.values()).map(MeterTag::labelOf).toList()),
  SUSPICION_OUTCOME(
      "outcome",
      "`opened` a case, `joined` one, `changed` what one knows of it, `known` from before, `over`"
          + " if it was added to a case that was closed after all of it happened, `old` if it"
          + " happened too long ago to open one.",
      List.of("opened", "joined", "changed", "known", "over", "old")),
  EVIDENCE_OUTCOME(
      "outcome",
      "`copied`; `absent` from its topic; `given-up` though it may be there, which the file of the"
          + " case says.",
      List.of("copied", "absent", "given-up")),
  CHANNEL(
      "channel",
      "What kind of receiver it is.",
      List.of("webhook", "slack", "teams", "email", "sns", "pagerduty", "alertmanager", "syslog")),
  DELIVERY_OUTCOME(
      "outcome",
      "`delivered`; `failed` and tried again later; `refused` by the receiver and set aside as a dead"
          + " letter; `given-up` after all tries and set aside too; `handled` if somebody took it up"
          + " before it was to be escalated.",
      List.of("delivered", "failed", "refused", "given-up", "handled")),
  RESPONSE_POLICY(
      "policy",
      "Id of the policy, of which there are 50 at most; `none` where it is not known.",
      List.of()),
  RUNNER(
      "runner", "What kind of runner it is.", List.of("eventbridge", "ssm-automation", "lambda")),
  RESPONSE_STATUS(
      "outcome",
      "What the request became: `proposed` to a person, `approved`, `asking`, `accepted` by the runner,"
          + " `done` as it tells,"
          + " `failed`, `unknown` if the runner may have heard or not, `dry-run`, `refused` by a"
          + " person, `expired` before anybody approved it, `undone`.",
      Stream.of(ResponseRequest.Status.values()).map(ResponseRequest.Status::label).toList()),
  RESPONSE_PASSED_OVER(
      "reason",
      "`outside` if no resource is one that the policy may act on; `too-old` if it could no longer be"
          + " approved; `too-many` while 100 of the policy wait; `repeated` if there is a request"
          + " already; `unreadable` if the alert cannot be read, `too-large` if it cannot be stored.",
      List.of("outside", "too-old", "too-many", "repeated", "unreadable", "too-large")),
  API_ROUTE(
      "route",
      "The route by its path with names in braces, such as `/api/v1/findings/{id}`; `none` for what"
          + " is served nowhere.",
      List.of()),
  API_STATUS("status", "The class of the response's status.", List.of("2xx", "3xx", "4xx", "5xx")),
  API_REFUSAL(
      "reason",
      "Why a request was refused: no token, one that is not accepted, a role or legal entity that"
          + " the caller lacks, too many requests, or another site behind it.",
      List.of("no-token", "bad-token", "forbidden", "too-many", "elsewhere")),
  API_VIEW(
      "view",
      "What is held.",
      List.of(
          "findings",
          "alerts",
          "cases",
          "steps",
          "notices",
          "accesses",
          "exposures",
          "deliveries",
          "responses",
          "restrictions")),
  STAGE(
      "stage",
      "The part of Dijkwacht that reports it.",
      List.of(
          "collect",
          "detect",
          "behaviour",
          "transfers",
          "drift",
          "exposure",
          "assurance",
          "findings",
          "cases",
          "publish")),
  REASON(
      "reason",
      "Why the input could not be used.",
      Stream.of(DeadLetterReason.values()).map(DeadLetterReason::label).toList()),
  VERSION("version", "The version of Dijkwacht.", List.of());

  private static String labelOf(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private final String key;
  private final String meaning;
  private final List<String> allowed;

  MeterTag(String key, String meaning, List<String> allowed) {
    this.key = key;
    this.meaning = meaning;
    this.allowed = allowed;
  }

  /** The label's name. Several tags share one where their values differ by meter. */
  public String key() {
    return key;
  }

  /** One sentence, Markdown. */
  public String meaning() {
    return meaning;
  }

  /** All values that it can have; empty if the list is open. */
  public List<String> allowed() {
    return allowed;
  }

  boolean takes(String value) {
    return allowed.isEmpty() ? !value.isEmpty() : allowed.contains(value);
  }
}
