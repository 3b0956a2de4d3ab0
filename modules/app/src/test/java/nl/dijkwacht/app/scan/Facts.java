package nl.dijkwacht.app.scan;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.signal.RuleRef;
import nl.dijkwacht.core.signal.Subject;
import nl.dijkwacht.core.trail.EventSummary;

/** What a finding says but for when it was collected and whether people were told. */
public record Facts(
    RuleRef rule,
    Subject subject,
    Level level,
    long occurrences,
    EventSummary first,
    EventSummary latest) {

  /** By the findings' ids. */
  public static Map<String, Facts> of(Collection<Finding> findings) {
    return findings.stream()
        .collect(Collectors.toMap(Finding::id, Facts::of, (a, b) -> a, TreeMap::new));
  }

  private static Facts of(Finding finding) {
    return new Facts(
        finding.rule(),
        finding.subject(),
        finding.level(),
        finding.occurrences(),
        timeless(finding.first()),
        timeless(finding.latest()));
  }

  private static EventSummary timeless(EventSummary event) {
    return new EventSummary(
        event.eventId(),
        event.eventTime(),
        Instant.EPOCH,
        event.eventSource(),
        event.eventName(),
        event.account(),
        event.region(),
        event.principal(),
        event.sourceAddress(),
        event.userAgent(),
        event.errorCode(),
        event.provenance());
  }
}
