package nl.dijkwacht.core.signal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.core.json.FieldPath;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.Provenance;
import nl.dijkwacht.core.trail.TrailEvent;
import org.jspecify.annotations.Nullable;

/**
 * A rule matched an event, a correlation was fulfilled by one, or a source that events come from
 * gave cause for concern.
 *
 * @param id hash of finding and cause: the same match always has the same id
 * @param findingId hash of tenant, rule and subject: no times, no versions
 */
public record Signal(
    String id, String findingId, RuleRef rule, Subject subject, EventSummary event) {

  /** Makes the signal of a match. */
  public static Signal of(
      String tenant,
      RuleRef rule,
      List<FieldPath> subjectPaths,
      TrailEvent event,
      Instant collectedAt,
      @Nullable Provenance provenance) {
    EventSummary summary = EventSummary.of(event, collectedAt, provenance);
    Subject subject = Subject.of(summary, event, subjectPaths);
    return of(tenant, rule, subject, summary, summary.eventId());
  }

  /**
   * Makes a signal about a known subject.
   *
   * @param cause id of what caused it: the event, or what was fulfilled by it
   */
  public static Signal of(
      String tenant, RuleRef rule, Subject subject, EventSummary event, String cause) {
    List<String> parts = new ArrayList<>(List.of(tenant, rule.id()));
    parts.addAll(subject.idParts());
    String findingId = StableId.of(parts);
    String id = StableId.of(List.of(findingId, cause));
    return new Signal(id, findingId, rule, subject, event);
  }
}
