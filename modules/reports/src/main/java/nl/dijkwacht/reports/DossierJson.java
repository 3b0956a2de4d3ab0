package nl.dijkwacht.reports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.dijkwacht.core.access.Exposure;
import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.core.cases.CaseClock;
import nl.dijkwacht.core.cases.CaseEvent;
import nl.dijkwacht.core.cases.CaseFinding;
import nl.dijkwacht.core.cases.Decision;
import nl.dijkwacht.core.cases.Evidence;
import nl.dijkwacht.core.cases.Moment;
import nl.dijkwacht.core.cases.Notification;
import nl.dijkwacht.core.cases.SubjectRequest;
import nl.dijkwacht.core.trail.EventSummary;
import org.jspecify.annotations.Nullable;

/** The dossier of a case as JSON: times in ISO-8601, durations in seconds. */
public final class DossierJson {

  private static final String FORM = "dijkwacht-dossier/1.1";
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private DossierJson() {}

  public static String write(Dossier dossier) {
    try {
      return MAPPER.writeValueAsString(of(dossier)) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps of texts can always be written", e);
    }
  }

  private static Map<String, Object> of(Dossier dossier) {
    Case subject = dossier.subject();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("form", FORM);
    json.put("writtenAt", dossier.at().toString());
    json.put("writtenBy", dossier.by());
    json.put("case", subject.id());
    json.put("kind", subject.kind().name());
    json.put("legalEntity", subject.legalEntity());
    json.put("role", subject.role().name());
    json.put("officer", subject.officer());
    put(json, "controller", subject.controller().isEmpty() ? null : subject.controller());
    json.put("status", Map.of("nl", subject.status().dutch(), "en", subject.status().english()));
    put(json, "follows", subject.follows());
    put(json, "secondsSinceDetection", seconds(dossier.sinceDetection()));
    put(json, "secondsSinceAwareness", seconds(dossier.sinceAwareness()));
    json.put("timeline", timeline(subject));
    json.put("clocks", subject.clocks().stream().map(DossierJson::clock).toList());
    json.put("factsVersion", subject.factsVersion());
    json.put("facts", subject.facts().told());
    put(json, "notifyAuthority", decision(subject.decision()));
    put(json, "informDataSubjects", decision(subject.informing()));
    json.put("notifications", subject.notifications().stream().map(DossierJson::sent).toList());
    put(json, "request", request(subject.request()));
    json.put("principals", subject.principals());
    json.put("assets", subject.assets());
    json.put("addresses", dossier.addresses());
    json.put("countries", dossier.countries());
    json.put("exposures", subject.exposed().stream().map(DossierJson::exposure).toList());
    json.put("findingsTotal", subject.findingsTotal());
    json.put("findings", subject.findings().stream().map(DossierJson::finding).toList());
    json.put("events", dossier.events().stream().map(e -> event(dossier, e)).toList());
    json.put("evidence", dossier.evidence().stream().map(DossierJson::evidence).toList());
    json.put("links", subject.links());
    json.put("steps", dossier.steps().stream().map(DossierJson::step).toList());
    json.put("chain", chain(dossier));
    return json;
  }

  private static void put(Map<String, Object> json, String name, @Nullable Object value) {
    if (value != null) {
      json.put(name, value);
    }
  }

  private static @Nullable Object seconds(@Nullable Duration duration) {
    return duration == null ? null : duration.toSeconds();
  }

  private static Map<String, Object> timeline(Case subject) {
    Map<String, Object> json = new LinkedHashMap<>();
    put(json, "happenedFrom", text(subject.happenedFrom()));
    put(json, "happenedTo", text(subject.happenedTo()));
    put(json, "detected", text(subject.detectedAt()));
    json.put("opened", subject.openedAt().toString());
    put(json, "acknowledged", moment(subject.acknowledged()));
    put(json, "aware", moment(subject.aware()));
    put(json, "closed", moment(subject.closed()));
    return json;
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private static @Nullable Object moment(@Nullable Moment moment) {
    return moment == null
        ? null
        : Map.of(
            "at", moment.at().toString(),
            "recordedAt", moment.recordedAt().toString(),
            "by", moment.by(),
            "role", moment.role().name());
  }

  private static Map<String, Object> clock(CaseClock clock) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", clock.kind().name());
    json.put("startedAt", clock.startedAt().toString());
    json.put("dueAt", clock.dueAt().toString());
    put(json, "stoppedAt", text(clock.stoppedAt()));
    return json;
  }

  private static @Nullable Object decision(@Nullable Decision decision) {
    return decision == null
        ? null
        : Map.of(
            "yes", decision.yes(),
            "by", decision.by(),
            "role", decision.role().name(),
            "at", decision.at().toString(),
            "reason", decision.reason());
  }

  private static Map<String, Object> sent(Notification notification) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("recipient", notification.recipient().name());
    json.put("version", notification.version());
    json.put("at", notification.at().toString());
    json.put("by", notification.by());
    json.put("reference", notification.reference());
    put(json, "text", notification.text());
    json.put("factsVersion", notification.factsVersion());
    json.put("late", notification.late());
    return json;
  }

  private static @Nullable Object request(@Nullable SubjectRequest request) {
    return request == null
        ? null
        : Map.of(
            "right", request.right().name(),
            "subject", request.subject(),
            "receivedOn", request.receivedOn().toString(),
            "extended", request.extended(),
            "pausedDays", request.pausedDays());
  }

  private static Map<String, Object> exposure(Exposure exposure) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", exposure.id());
    json.put("resource", exposure.resource().toString());
    put(json, "name", exposure.name());
    json.put("control", exposure.control());
    json.put("kind", exposure.kind().name());
    json.put("from", exposure.from().toString());
    put(json, "until", text(exposure.until()));
    json.put("sight", exposure.sight().name());
    json.put("reads", exposure.reads());
    json.put("anonymousReads", exposure.anonymousReads());
    json.put("foreignReads", exposure.foreignReads());
    json.put("objectsAtMost", exposure.objects());
    put(json, "dataSubjectsAtMost", exposure.dataSubjects());
    json.put("readers", exposure.readers().stream().map(DossierJson::reader).toList());
    json.put("otherReaders", exposure.otherReaders());
    Map<String, Long> countries = new TreeMap<>();
    exposure.countries().forEach(from -> countries.put(from.code(), from.calls()));
    json.put("countries", countries);
    json.put("events", exposure.events());
    return json;
  }

  private static Map<String, Object> reader(Exposure.Reader reader) {
    return Map.of("principal", reader.principal().id(), "reads", reader.reads());
  }

  private static Map<String, Object> finding(CaseFinding finding) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", finding.id());
    json.put("cause", finding.cause().name());
    json.put("rule", finding.rule());
    json.put("ruleVersion", finding.ruleVersion());
    json.put("title", finding.title());
    json.put("level", finding.level().label());
    json.put("account", finding.account());
    json.put("subject", finding.subject());
    json.put("occurrences", finding.occurrences());
    json.put("events", finding.events().stream().map(EventSummary::eventId).toList());
    return json;
  }

  private static Map<String, Object> event(Dossier dossier, EventSummary event) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", event.eventId());
    json.put("eventTime", event.eventTime().toString());
    json.put("collectedAt", event.collectedAt().toString());
    json.put("call", event.eventSource() + "/" + event.eventName());
    json.put("account", event.account());
    json.put("region", event.region());
    json.put("principal", event.principal().id());
    put(json, "sourceAddress", event.sourceAddress());
    put(json, "userAgent", event.userAgent());
    put(json, "errorCode", event.errorCode());
    put(json, "provenance", text(event.provenance()));
    put(json, "note", event.note());
    put(json, "noteNl", event.noteNl());
    Evidence copy = dossier.evidenceOf(event);
    put(json, "evidence", copy == null ? null : copy.name());
    return json;
  }

  private static Map<String, Object> evidence(Evidence evidence) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", evidence.kind().name());
    json.put("name", evidence.name());
    json.put("about", evidence.about());
    put(json, "provenance", text(evidence.provenance()));
    json.put("size", evidence.size());
    json.put("sha256", evidence.sha256());
    json.put("integrity", evidence.integrity().name());
    json.put("copiedAt", evidence.copiedAt().toString());
    put(json, "problem", evidence.problem());
    return json;
  }

  private static Map<String, Object> step(CaseEvent step) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("number", step.number());
    json.put("step", step.step().name());
    json.put("by", step.by());
    json.put("role", step.role().name());
    json.put("at", step.at().toString());
    json.put("recordedAt", step.recordedAt().toString());
    json.put("reason", step.reason());
    json.put("details", step.details());
    json.put("previous", step.previous());
    json.put("hash", step.hash());
    return json;
  }

  private static Map<String, Object> chain(Dossier dossier) {
    List<String> faults = new ArrayList<>(dossier.faults());
    return Map.of("intact", faults.isEmpty(), "faults", faults, "anchor", dossier.anchor());
  }
}
