package nl.dijkwacht.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Every meter of Dijkwacht. Registering is the only way to make one, so names, units, labels and
 * help texts stand here alone; {@code docs/metrics.md} is written from it.
 *
 * <p>Registering twice with the same label values gives the same meter. It looks the meter up, so
 * keep what it returns where every record counts. Registering with label values that {@link
 * #tags()} does not allow, or as another kind, is a fault in the program and throws {@link
 * IllegalArgumentException}. Thread-safe.
 */
// The lists are unmodifiable, which their type cannot say.
@SuppressWarnings("ImmutableEnumChecker")
public enum Meters {
  COLLECT_RECORDS(
      Kind.COUNTER,
      "dijkwacht.collect.records",
      "records",
      "Records read from the sources, by what they turned out to be.",
      MeterTag.RECORD_OUTCOME),
  COLLECT_FILES(
      Kind.COUNTER,
      "dijkwacht.collect.files",
      "files",
      "Files read, by how it ended.",
      MeterTag.FILE_OUTCOME),
  COLLECT_OBJECTS(
      Kind.COUNTER,
      "dijkwacht.collect.objects",
      "objects",
      "Announced objects of S3 that were dealt with, by what became of them.",
      MeterTag.OBJECT_OUTCOME),
  COLLECT_OBJECTS_WAITING(
      Kind.GAUGE,
      "dijkwacht.collect.objects.waiting",
      null,
      "Announced objects that wait on the partitions that this instance owns.",
      MeterTag.OBJECT_QUEUE),
  COLLECT_OBJECT_FAILURES(
      Kind.COUNTER,
      "dijkwacht.collect.object.failures",
      null,
      "Tries to read an object of S3, or a part of it, that failed.",
      MeterTag.OBJECT_FAILURE),
  COLLECT_MESSAGES(
      Kind.COUNTER,
      "dijkwacht.collect.messages",
      "messages",
      "What messages of queues said, by what it was; a message that says several things counts for"
          + " each.",
      MeterTag.MESSAGE_OUTCOME),
  COLLECT_MESSAGE_BATCHES(
      Kind.COUNTER,
      "dijkwacht.collect.message.batches",
      "batches",
      "Batches of messages that were received from queues and written to Kafka."),
  COLLECT_MESSAGE_DELETIONS(
      Kind.COUNTER,
      "dijkwacht.collect.message.deletions",
      null,
      "Messages that were to be deleted from queues after they were written, by whether they were;"
          + " those that were not come again.",
      MeterTag.DELETION_OUTCOME),
  COLLECT_MESSAGE_AGE(
      "dijkwacht.collect.message.age",
      Buckets.LATENESS,
      "Time from when a message was sent to its queue (by the clock of SQS) until it was written to"
          + " Kafka (wall clock)."),
  COLLECT_BYTES(
      Kind.COUNTER,
      "dijkwacht.collect.bytes",
      "bytes",
      "Bytes read from the sources, as they are stored there (compressed where they are)."),
  COLLECT_LATENESS(
      "dijkwacht.collect.lateness",
      Buckets.LATENESS,
      "Time from when an event happened (event time) until it was collected (wall clock)."),
  COLLECT_TRANSACTIONS(
      Kind.COUNTER,
      "dijkwacht.collect.transactions",
      "transactions",
      "Kafka transactions in which collected records and their checkpoints were written.",
      MeterTag.TRANSACTION_OUTCOME),
  COLLECT_ROUNDS(
      Kind.COUNTER,
      "dijkwacht.collect.rounds",
      "rounds",
      "Rounds of asking AWS for what is new, by what is asked and how they ended.",
      MeterTag.POLL,
      MeterTag.ROUND_OUTCOME),
  COLLECT_SHARDS(
      Kind.GAUGE,
      "dijkwacht.collect.shards",
      "shards",
      "Questions to AWS that this instance asks, one for each account and Region; sum them over all"
          + " instances.",
      MeterTag.POLL),
  COLLECT_ROUND_AGE(
      Kind.GAUGE,
      "dijkwacht.collect.round.age",
      "seconds",
      "Time since a round was finished (wall clock), of the question that waits longest of those"
          + " that this instance asks; 0 if it asks none.",
      MeterTag.POLL),
  DETECT_EVENTS(
      Kind.COUNTER,
      "dijkwacht.detect.events",
      "events",
      "Records of trail events held against the rules; each copy of an event counts.",
      MeterTag.SOURCE,
      MeterTag.CALL_OUTCOME),
  DETECT_CANDIDATES_DUPLICATE(
      Kind.COUNTER,
      "dijkwacht.detect.candidates.duplicate",
      null,
      "Signals and candidates that were left out, since a copy of the event had led to them."),
  DETECT_SIGNALS(
      Kind.COUNTER,
      "dijkwacht.detect.signals",
      "signals",
      "Signals written: an event matched a rule.",
      MeterTag.LEVEL),
  DETECT_CHANGES(
      Kind.COUNTER,
      "dijkwacht.detect.changes",
      "changes",
      "Calls that change resources, by what became of them; one that changes several counts for"
          + " each.",
      MeterTag.CHANGE_OUTCOME),
  DETECT_ACCESS_CALLS(
      Kind.COUNTER,
      "dijkwacht.detect.access.calls",
      "calls",
      "Calls that can touch data, by whether they touched a personal-data asset; each copy of an event"
          + " counts.",
      MeterTag.ACCESS_CALL_OUTCOME),
  DETECT_ACCESS_EVENTS(
      Kind.COUNTER,
      "dijkwacht.detect.access.events",
      "events",
      "What calls did with personal-data assets, by kind and how it went; a call that touches several"
          + " counts for each.",
      MeterTag.ACCESS_KIND,
      MeterTag.ACCESS_OUTCOME),
  DETECT_ACCESS_ASSETS(
      Kind.COUNTER,
      "dijkwacht.detect.access.asset.calls",
      "calls",
      "Calls that succeeded on personal-data assets, by the asset's entry in the register, what was"
          + " done and by what kind of party.",
      MeterTag.ASSET,
      MeterTag.ACCESS_KIND,
      MeterTag.ACCESSOR),
  DETECT_ACCESS_COPIES(
      Kind.COUNTER,
      "dijkwacht.detect.access.copies",
      null,
      "Access events that were left out, since a copy of the event had led to them."),
  DETECT_ACCESSES(
      Kind.COUNTER,
      "dijkwacht.detect.accesses",
      null,
      "Minutes of access that were written, first or again."),
  DETECT_ASSETS(
      Kind.GAUGE,
      "dijkwacht.detect.assets",
      null,
      "Entries of the register of assets and assets that were found otherwise, together."),
  DETECT_CORRELATION_CANDIDATES(
      Kind.COUNTER,
      "dijkwacht.detect.correlation.candidates",
      "candidates",
      "Events that matched a rule of a correlation, by what became of them.",
      MeterTag.CANDIDATE_OUTCOME),
  DETECT_CORRELATION_FIRINGS(
      Kind.COUNTER,
      "dijkwacht.detect.correlation.firings",
      "firings",
      "Windows that fulfilled their correlation.",
      MeterTag.LEVEL),
  DETECT_CORRELATION_GROUPS(
      Kind.GAUGE,
      "dijkwacht.detect.correlation.groups",
      "groups",
      "Groups of correlations that are in memory, of a partition that this instance owns.",
      MeterTag.PARTITION),
  DETECT_CORRELATION_LIMITS(
      Kind.COUNTER,
      "dijkwacht.detect.correlation.limits",
      null,
      "What correlations left out because it was too much, by which limit.",
      MeterTag.CORRELATION_LIMIT),
  DETECT_HEARTBEATS(
      Kind.COUNTER,
      "dijkwacht.detect.heartbeats",
      "heartbeats",
      "Heartbeats of the sources of events, by what became of them.",
      MeterTag.SOURCE_KIND,
      MeterTag.HEARTBEAT_OUTCOME),
  DETECT_SOURCES(
      Kind.GAUGE,
      "dijkwacht.detect.sources",
      "sources",
      "Sources that are watched on a partition that this instance owns, by how they are heard.",
      MeterTag.SOURCE_KIND,
      MeterTag.SOURCE_STATE,
      MeterTag.PARTITION),
  DETECT_SOURCES_HEARD(
      Kind.GAUGE,
      "dijkwacht.detect.sources.heard",
      "seconds",
      "When a source of the kind was last heard, in seconds since 1970 (wall clock of its"
          + " collector).",
      MeterTag.SOURCE_KIND,
      MeterTag.PARTITION),
  DETECT_INTEGRITY(
      Kind.COUNTER,
      "dijkwacht.detect.integrity",
      "digests",
      "Results of holding CloudTrail's digest files against signature and hashes.",
      MeterTag.VERDICT),
  BEHAVIOUR_ACCESSES(
      Kind.COUNTER,
      "dijkwacht.behaviour.accesses",
      "accesses",
      "Minutes of access to personal data, by what became of them.",
      MeterTag.MINUTE_OUTCOME),
  BEHAVIOUR_SIGNALS(
      Kind.COUNTER,
      "dijkwacht.behaviour.signals",
      "signals",
      "Signals written about behaviour.",
      MeterTag.BEHAVIOUR_RULE),
  BEHAVIOUR_STATE(
      Kind.GAUGE,
      "dijkwacht.behaviour.state",
      "entries",
      "What is remembered on a partition that this instance owns, about.",
      MeterTag.BEHAVIOUR_STATE,
      MeterTag.PARTITION),
  BEHAVIOUR_FORGOTTEN(
      Kind.COUNTER,
      "dijkwacht.behaviour.forgotten",
      "entries",
      "What was forgotten, since it was not seen for as long as it is remembered.",
      MeterTag.BEHAVIOUR_STATE),
  DETECT_RULES(
      Kind.GAUGE,
      "dijkwacht.detect.rules",
      "rules",
      "Rules that this instance has loaded or refused.",
      MeterTag.RULE_STATUS),
  DETECT_FILTERS(
      Kind.GAUGE,
      "dijkwacht.detect.filters",
      "filters",
      "Filters that this instance has loaded, by whether they still act on events of now (wall"
          + " clock).",
      MeterTag.FILTER_STATE),
  RULES_PUBLICATION(
      Kind.GAUGE,
      "dijkwacht.rules.publication",
      null,
      "Number of the publication whose rules this instance detects with; 0 if nothing is"
          + " published."),
  RULES_PUBLISHED(
      Kind.GAUGE,
      "dijkwacht.rules.published",
      "seconds",
      "When that publication was published, in seconds since 1970 (wall clock of who published"
          + " it)."),
  RULES_DOCUMENTS(
      Kind.GAUGE,
      "dijkwacht.rules.documents",
      "documents",
      "Documents of that publication, by what this instance makes of them.",
      MeterTag.DOCUMENT_STATUS),
  RULES_RELOADS(
      Kind.COUNTER,
      "dijkwacht.rules.reloads",
      "reloads",
      "Publications that were taken, by how it went.",
      MeterTag.RELOAD_OUTCOME),
  RULES_RELOAD_LAST(
      Kind.GAUGE,
      "dijkwacht.rules.reload.last",
      "seconds",
      "Time that the last of them took, from read until in effect."),
  CONTROLS_PUBLICATION(
      Kind.GAUGE,
      "dijkwacht.controls.publication",
      null,
      "Number of the publication whose controls this instance judges with; 0 if nothing is"
          + " published."),
  CONTROLS_PUBLISHED(
      Kind.GAUGE,
      "dijkwacht.controls.published",
      "seconds",
      "When that publication was published, in seconds since 1970 (wall clock of who published"
          + " it)."),
  CONTROLS_DOCUMENTS(
      Kind.GAUGE,
      "dijkwacht.controls.documents",
      "documents",
      "Documents of that publication, by what this instance makes of them.",
      MeterTag.DOCUMENT_STATUS),
  CONTROLS_RELOADS(
      Kind.COUNTER,
      "dijkwacht.controls.reloads",
      "reloads",
      "Publications that were taken, by how it went.",
      MeterTag.RELOAD_OUTCOME),
  CONTROLS_RELOAD_LAST(
      Kind.GAUGE,
      "dijkwacht.controls.reload.last",
      "seconds",
      "Time that the last of them took, from read until in effect."),
  REGISTERS_PUBLICATION(
      Kind.GAUGE,
      "dijkwacht.registers.publication",
      null,
      "Number of the publication whose registers this instance looks up in; 0 if nothing is"
          + " published."),
  REGISTERS_PUBLISHED(
      Kind.GAUGE,
      "dijkwacht.registers.published",
      "seconds",
      "When that publication was published, in seconds since 1970 (wall clock of who published"
          + " it)."),
  REGISTERS_DOCUMENTS(
      Kind.GAUGE,
      "dijkwacht.registers.documents",
      "documents",
      "Documents of that publication, by what this instance makes of them.",
      MeterTag.DOCUMENT_STATUS),
  REGISTERS_RELOADS(
      Kind.COUNTER,
      "dijkwacht.registers.reloads",
      "reloads",
      "Publications that were taken, by how it went.",
      MeterTag.RELOAD_OUTCOME),
  REGISTERS_RELOAD_LAST(
      Kind.GAUGE,
      "dijkwacht.registers.reload.last",
      "seconds",
      "Time that the last of them took, from read until in effect."),
  DRIFT_ITEMS(
      Kind.COUNTER,
      "dijkwacht.drift.items",
      "items",
      "Configuration items that were held against the controls, by what became of them.",
      MeterTag.ITEM_OUTCOME),
  DRIFT_CHANGES(
      Kind.COUNTER,
      "dijkwacht.drift.changes",
      "changes",
      "Calls that changed a resource, by whether they were known before.",
      MeterTag.KNOWN_CHANGE_OUTCOME),
  DRIFT_VERDICTS(
      Kind.COUNTER,
      "dijkwacht.drift.verdicts",
      "verdicts",
      "Verdicts written: a control's result on a resource changed, or more is known of who changed"
          + " it.",
      MeterTag.VERDICT_RESULT),
  DRIFT_PROVISIONAL(
      Kind.COUNTER,
      "dijkwacht.drift.provisional",
      null,
      "Calls that by themselves break a control, by what became of it.",
      MeterTag.PROVISIONAL_OUTCOME),
  DRIFT_ATTRIBUTIONS(
      Kind.COUNTER,
      "dijkwacht.drift.attributions",
      null,
      "Verdicts written, by how sure it is who caused them.",
      MeterTag.CONFIDENCE),
  DRIFT_LEFT_OUT(
      Kind.COUNTER,
      "dijkwacht.drift.left.out",
      null,
      "Records that were not written, since their topic would not take one so large."),
  DRIFT_SWEEP_REMAINING(
      Kind.GAUGE,
      "dijkwacht.drift.sweep.remaining",
      "resources",
      "Resources that this instance still has to judge again, since controls, registers or"
          + " exceptions changed; roughly."),
  DRIFT_RESULTS(
      Kind.GAUGE,
      "dijkwacht.drift.results",
      null,
      "How many resources that this instance owns stand how against a control; sum them over all"
          + " instances. The score in percent is 100 times pass divided by pass plus fail.",
      MeterTag.ACCOUNT,
      MeterTag.CONTROL,
      MeterTag.CONTROL_RESULT),
  DRIFT_CONTROL_INFO(
      Kind.GAUGE,
      "dijkwacht.drift.control.info",
      null,
      "What a control is there for, a series for each of its mappings; the value is always 1. Sum"
          + " results by article with: sum by (framework, article) (max by (control, framework,"
          + " article) (dijkwacht_drift_control_info) * on (control) group_left () sum by (control)"
          + " (dijkwacht_drift_results{result='pass'})).",
      MeterTag.CONTROL,
      MeterTag.HEADLINE,
      MeterTag.FRAMEWORK,
      MeterTag.ARTICLE),
  DRIFT_ACCOUNT_INFO(
      Kind.GAUGE,
      "dijkwacht.drift.account.info",
      null,
      "Whose an account is, by the register, or `none`; the value is always 1.",
      MeterTag.ACCOUNT,
      MeterTag.LEGAL_ENTITY,
      MeterTag.ENVIRONMENT),
  ASSURANCE_ASSETS(
      Kind.GAUGE,
      "dijkwacht.assurance.assets",
      null,
      "Resources on which personal data were found, by their type and by what tells it most surely.",
      MeterTag.ASSET_TYPE,
      MeterTag.ASSET_SOURCE),
  ASSURANCE_BLIND_SPOTS(
      Kind.GAUGE,
      "dijkwacht.assurance.blind.spots",
      null,
      "What nobody sees, and so cannot be excluded from a breach, by what is lacking.",
      MeterTag.BLIND_SPOT),
  ASSURANCE_ATTESTATIONS(
      Kind.GAUGE,
      "dijkwacht.assurance.attestations",
      null,
      "Attestations of the register, by kind and how they stand.",
      MeterTag.ATTESTATION_KIND,
      MeterTag.ATTESTATION_STATE),
  ASSURANCE_ATTESTATION_DUE(
      Kind.GAUGE,
      "dijkwacht.assurance.attestation.due",
      "days",
      "Days until the first attestation of a kind is due; less than 0 once it is overdue.",
      MeterTag.ATTESTATION_KIND),
  FINDINGS(
      Kind.GAUGE,
      "dijkwacht.findings",
      "findings",
      "Open findings on a partition that this instance owns; sum them over all instances.",
      MeterTag.LEVEL,
      MeterTag.PARTITION),
  FINDINGS_BY_STATUS(
      Kind.GAUGE,
      "dijkwacht.findings.by.status",
      "findings",
      "All findings on a partition that this instance owns, by where they stand; sum them over all"
          + " instances.",
      MeterTag.FINDING_STATUS,
      MeterTag.LEVEL,
      MeterTag.PARTITION),
  FINDINGS_SILENCED(
      Kind.GAUGE,
      "dijkwacht.findings.silenced",
      "findings",
      "Findings on a partition that this instance owns of which people asked to hear nothing for a"
          + " time.",
      MeterTag.PARTITION),
  FINDINGS_CHANGES(
      Kind.COUNTER,
      "dijkwacht.findings.changes",
      "changes",
      "Findings that began or came to stand elsewhere in their life, alerted or not.",
      MeterTag.FINDING_CHANGE),
  FINDINGS_COMMANDS(
      Kind.COUNTER,
      "dijkwacht.findings.commands",
      "commands",
      "What people decided about findings, by what became of it.",
      MeterTag.COMMAND_ACTION,
      MeterTag.COMMAND_OUTCOME),
  FINDINGS_TIME_TO_DETECT(
      "dijkwacht.findings.time.to.detect",
      Buckets.LATENESS,
      "Time from when a control began to fail (event time) until the collector received what shows"
          + " it; without what failed when its account was first seen."),
  FINDINGS_TIME_TO_REPAIR(
      "dijkwacht.findings.time.to.repair",
      Buckets.REPAIR,
      "Time from when a control began to fail until it no longer did (both event time)."),
  FINDINGS_ALERTS(
      Kind.COUNTER,
      "dijkwacht.findings.alerts",
      "alerts",
      "Alerts written, by what happened to the finding.",
      MeterTag.TRANSITION,
      MeterTag.LEVEL),
  FINDINGS_SERVICES(
      Kind.COUNTER,
      "dijkwacht.findings.services",
      "versions",
      "Versions of findings that other services of AWS told of, by what became of them.",
      MeterTag.SERVICE,
      MeterTag.SERVICE_OUTCOME),
  FINDINGS_LATENCY(
      "dijkwacht.findings.latency",
      Buckets.LATENCY,
      "Time from when the collector received an event until its alert was written (wall clock)."),
  TRANSFERS_ACCESSES(
      Kind.COUNTER,
      "dijkwacht.transfers.accesses",
      "calls",
      "Calls on personal data, by the country of their address and who made them.",
      MeterTag.COUNTRY,
      MeterTag.TRANSFER_PARTY),
  TRANSFERS_FLOWS(
      Kind.COUNTER,
      "dijkwacht.transfers.flows",
      "flows",
      "Places that calls let data go to, by country and what Chapter V says of them.",
      MeterTag.FLOW_KIND,
      MeterTag.COUNTRY,
      MeterTag.FLOW_OUTCOME),
  TRANSFERS_SIGNALS(
      Kind.COUNTER,
      "dijkwacht.transfers.signals",
      "signals",
      "Signals written about transfers.",
      MeterTag.TRANSFER_RULE),
  TRANSFERS_COUNTRIES_KNOWN(
      Kind.GAUGE,
      "dijkwacht.transfers.countries.known",
      null,
      "Whether a file tells the countries of addresses: 1 if one does; 0 if none was given, and then"
          + " access from third countries is not seen."),
  EXPOSURE_INTERVALS(
      Kind.COUNTER,
      "dijkwacht.exposure.intervals",
      null,
      "Times in which an asset failed a control that protects it, by what became of them.",
      MeterTag.INTERVAL_CHANGE),
  EXPOSURE_SIGNALS(
      Kind.COUNTER,
      "dijkwacht.exposure.signals",
      "signals",
      "Signals written about exposure.",
      MeterTag.EXPOSURE_RULE),
  CASES(
      Kind.GAUGE,
      "dijkwacht.cases",
      "cases",
      "Cases on a partition that this instance owns, by where they stand; sum them over all"
          + " instances.",
      MeterTag.CASE_STATUS,
      MeterTag.PARTITION),
  CASES_OVERDUE(
      Kind.GAUGE,
      "dijkwacht.cases.overdue",
      "terms",
      "Terms that are over while what they ask for was not done, on a partition that this instance"
          + " owns; sum them over all instances.",
      MeterTag.CASE_CLOCK,
      MeterTag.PARTITION),
  CASES_NEXT_DEADLINE(
      Kind.GAUGE,
      "dijkwacht.cases.next.deadline",
      "seconds",
      "Time until the next term ends, of those that run on a partition that this instance owns;"
          + " negative once it is over, not a number while none runs. Take the minimum over all"
          + " instances.",
      MeterTag.CASE_CLOCK,
      MeterTag.PARTITION),
  CASES_SUSPICIONS(
      Kind.COUNTER,
      "dijkwacht.cases.suspicions",
      "suspicions",
      "Findings that may be a breach, each time that something new is known of them, by what became"
          + " of it.",
      MeterTag.SUSPICION_OUTCOME),
  CASES_COMMANDS(
      Kind.COUNTER,
      "dijkwacht.cases.commands",
      "commands",
      "What people did about cases, by what became of it.",
      MeterTag.CASE_ACTION,
      MeterTag.COMMAND_OUTCOME),
  CASES_NOTICES(
      Kind.COUNTER, "dijkwacht.cases.notices", "notices", "Notices written.", MeterTag.NOTICE_KIND),
  CASES_EVIDENCE(
      Kind.COUNTER,
      "dijkwacht.cases.evidence",
      "pieces",
      "Pieces of evidence of cases, by what became of copying them.",
      MeterTag.EVIDENCE_OUTCOME),
  CASES_LATENCY(
      "dijkwacht.cases.latency",
      Buckets.LATENCY,
      "Time from when the collector received the last event of a finding until its case was opened"
          + " (wall clock)."),
  PUBLISH_DELIVERIES(
      Kind.COUNTER,
      "dijkwacht.publish.deliveries",
      "messages",
      "Messages to subscriptions, by how a try ended.",
      MeterTag.CHANNEL,
      MeterTag.DELIVERY_OUTCOME),
  PUBLISH_DELIVERY_TIME(
      "dijkwacht.publish.delivery.time",
      Buckets.LATENESS,
      "Time from when an alert or notice was due until its receiver had it (wall clock).",
      MeterTag.CHANNEL),
  PUBLISH_WAITING(
      Kind.GAUGE,
      "dijkwacht.publish.waiting",
      null,
      "Alerts and notices that subscriptions of this instance hold: for a digest, for the end of quiet"
          + " hours, or since their receiver is away.",
      MeterTag.CHANNEL),
  PUBLISH_OVERDUE(
      Kind.GAUGE,
      "dijkwacht.publish.overdue",
      "seconds",
      "How long the oldest message of this instance that is due waits for its receiver; 0 if none"
          + " does.",
      MeterTag.CHANNEL),
  PUBLISH_CIRCUITS_OPEN(
      Kind.GAUGE,
      "dijkwacht.publish.circuits.open",
      null,
      "Receivers of this instance that are left alone for a while, since they failed again and"
          + " again.",
      MeterTag.CHANNEL),
  PUBLISH_SUBSCRIPTIONS(
      Kind.GAUGE,
      "dijkwacht.publish.subscriptions",
      "subscriptions",
      "Subscriptions that this instance serves.",
      MeterTag.CHANNEL),
  PUBLISH_SUBSCRIPTIONS_REFUSED(
      Kind.GAUGE,
      "dijkwacht.publish.subscriptions.refused",
      "subscriptions",
      "Subscriptions that are not served, since the register of processors does not know their"
          + " receiver."),
  RESPONSE_REQUESTS(
      Kind.COUNTER,
      "dijkwacht.response.requests",
      "requests",
      "Steps of requests to runners, by what the request became.",
      MeterTag.RESPONSE_POLICY,
      MeterTag.RUNNER,
      MeterTag.RESPONSE_STATUS),
  RESPONSE_PASSED_OVER(
      Kind.COUNTER,
      "dijkwacht.response.passed.over",
      "alerts",
      "Alerts that a policy is about and that led to no request.",
      MeterTag.RESPONSE_POLICY,
      MeterTag.RESPONSE_PASSED_OVER),
  RESPONSE_RELOADS(
      Kind.COUNTER,
      "dijkwacht.response.reloads",
      "reloads",
      "Changes of the files of policies that were taken, by how it went.",
      MeterTag.RELOAD_OUTCOME),
  RESPONSE_WAITING(
      Kind.GAUGE,
      "dijkwacht.response.waiting",
      null,
      "Requests to runners that wait for a person's approval, on the instance that deals with them;"
          + " 0 on others."),
  SUBSCRIPTIONS_PUBLICATION(
      Kind.GAUGE,
      "dijkwacht.subscriptions.publication",
      null,
      "Number of the publication whose subscriptions this instance serves; 0 if nothing is"
          + " published."),
  SUBSCRIPTIONS_PUBLISHED(
      Kind.GAUGE,
      "dijkwacht.subscriptions.published",
      "seconds",
      "When that publication was published, in seconds since 1970 (wall clock of who published"
          + " it)."),
  SUBSCRIPTIONS_DOCUMENTS(
      Kind.GAUGE,
      "dijkwacht.subscriptions.documents",
      "documents",
      "Documents of that publication, by what this instance makes of them.",
      MeterTag.DOCUMENT_STATUS),
  SUBSCRIPTIONS_RELOADS(
      Kind.COUNTER,
      "dijkwacht.subscriptions.reloads",
      "reloads",
      "Publications that were taken, by how it went.",
      MeterTag.RELOAD_OUTCOME),
  SUBSCRIPTIONS_RELOAD_LAST(
      Kind.GAUGE,
      "dijkwacht.subscriptions.reload.last",
      "seconds",
      "Time that the last of them took, from read until in effect."),
  API_REQUESTS(
      "dijkwacht.api.requests",
      Buckets.LATENCY,
      "Time that requests to this instance's HTTP server took, without sending the answer; of"
          + " streams of events, until they were opened.",
      MeterTag.API_ROUTE,
      MeterTag.API_STATUS),
  API_REFUSED(
      Kind.COUNTER,
      "dijkwacht.api.refused",
      "requests",
      "Requests that were refused, by why.",
      MeterTag.API_REFUSAL),
  API_VIEW(
      Kind.GAUGE,
      "dijkwacht.api.view",
      "records",
      "What this instance holds in memory for its API, which has a limit.",
      MeterTag.API_VIEW),
  API_LISTENERS(
      Kind.GAUGE,
      "dijkwacht.api.listeners",
      null,
      "Who listens to this instance's stream of alerts now."),
  DEAD_LETTERS(
      Kind.COUNTER,
      "dijkwacht.dead.letters",
      "letters",
      "Inputs that could not be used and were set aside as dead letters.",
      MeterTag.STAGE,
      MeterTag.REASON),
  STREAM_LAG(
      Kind.GAUGE,
      "dijkwacht.stream.lag",
      "records",
      "Records that wait on the partitions that this instance owns.",
      MeterTag.STAGE),
  STREAM_DUE_FAILED(
      Kind.COUNTER,
      "dijkwacht.stream.due.failed",
      null,
      "Things that were due by the clock and failed, which is a fault of Dijkwacht; the log tells"
          + " their kind.",
      MeterTag.STAGE),
  STREAM_RUNNING(
      Kind.GAUGE,
      "dijkwacht.stream.running",
      null,
      "Whether the stage works on this instance: 1 if it does, 0 if not.",
      MeterTag.STAGE),
  BUILD_INFO(
      Kind.GAUGE,
      "dijkwacht.build.info",
      null,
      "Which version runs; the value is always 1.",
      MeterTag.VERSION);

  /** How a meter behaves. */
  public enum Kind {
    /** Only grows; a restart begins at 0. */
    COUNTER,
    /** Is read at the moment of the scrape. */
    GAUGE,
    /** A histogram of durations. */
    TIMER
  }

  private final Kind kind;
  private final String meterName;
  private final @Nullable String unit;
  private final @Nullable Buckets buckets;
  private final String meaning;
  private final List<MeterTag> tags;

  Meters(Kind kind, String meterName, @Nullable String unit, String meaning, MeterTag... tags) {
    this(kind, meterName, unit, null, meaning, tags);
  }

  Meters(String meterName, Buckets buckets, String meaning, MeterTag... tags) {
    this(Kind.TIMER, meterName, "seconds", buckets, meaning, tags);
  }

  Meters(
      Kind kind,
      String meterName,
      @Nullable String unit,
      @Nullable Buckets buckets,
      String meaning,
      MeterTag... tags) {
    this.kind = kind;
    this.meterName = meterName;
    this.unit = unit;
    this.buckets = buckets;
    this.meaning = meaning;
    this.tags = List.of(tags);
  }

  public Kind kind() {
    return kind;
  }

  /** The name in Micrometer's style; registries turn it into their own. */
  public String meterName() {
    return meterName;
  }

  /** The base unit; none for what is only so or not so, or where the name would stumble over it. */
  public Optional<String> unit() {
    return Optional.ofNullable(unit);
  }

  /** The histogram's bounds, if it is a timer. */
  public Optional<Buckets> buckets() {
    return Optional.ofNullable(buckets);
  }

  /** One sentence: the help text. */
  public String meaning() {
    return meaning;
  }

  /** The labels, in the order in which registering takes their values. */
  public List<MeterTag> tags() {
    return tags;
  }

  public Counter counter(MeterRegistry registry, String... tagValues) {
    require(Kind.COUNTER);
    return Counter.builder(meterName)
        .baseUnit(unit)
        .description(meaning)
        .tags(tags(tagValues))
        .register(registry);
  }

  /**
   * Holds on to {@code value}, and asks it at every scrape, from the thread of the scrape. A gauge
   * that is no longer true, such as that of a partition that moved away, has to be {@linkplain
   * MeterRegistry#remove(io.micrometer.core.instrument.Meter) removed} from the registry; until
   * then registering the same label values again gives the old one.
   */
  public Gauge gauge(MeterRegistry registry, Supplier<Number> value, String... tagValues) {
    require(Kind.GAUGE);
    return Gauge.builder(meterName, value)
        .baseUnit(unit)
        .description(meaning)
        .tags(tags(tagValues))
        .register(registry);
  }

  /** A negative duration, which clocks that disagree can give, is not recorded. */
  public Timer timer(MeterRegistry registry, String... tagValues) {
    require(Kind.TIMER);
    return Timer.builder(meterName)
        .description(meaning)
        .tags(tags(tagValues))
        .serviceLevelObjectives(
            buckets().stream().flatMap(of -> of.bounds().stream()).toArray(Duration[]::new))
        .register(registry);
  }

  private void require(Kind wanted) {
    if (kind != wanted) {
      throw new IllegalArgumentException(meterName + " is a " + kind + ", no " + wanted);
    }
  }

  private List<Tag> tags(String... values) {
    if (values.length != tags.size()) {
      throw new IllegalArgumentException(
          meterName + " has the tags " + tags + ", not " + values.length + " of them");
    }
    return IntStream.range(0, values.length).mapToObj(i -> tag(tags.get(i), values[i])).toList();
  }

  private Tag tag(MeterTag tag, String value) {
    if (!tag.takes(value)) {
      throw new IllegalArgumentException(
          meterName + " has no " + tag + " \"" + value + "\"; there are " + tag.allowed());
    }
    return Tag.of(tag.key(), value);
  }
}
