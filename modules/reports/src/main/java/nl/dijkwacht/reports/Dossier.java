package nl.dijkwacht.reports;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.core.cases.CaseChain;
import nl.dijkwacht.core.cases.CaseEvent;
import nl.dijkwacht.core.cases.Evidence;
import nl.dijkwacht.core.cases.Moment;
import nl.dijkwacht.core.trail.EventSummary;
import org.jspecify.annotations.Nullable;

/**
 * All that a case's file is written from.
 *
 * @param steps all of them, in their order
 * @param evidence what was copied, and what could not be
 * @param countries by source address, as far as they are known
 * @param anchor up to where the chain is anchored, in a sentence; empty if there is no anchor here
 * @param anchorFaults what is wrong with the anchor, or with the chain by it
 * @param at when the file is written (wall clock)
 * @param by who writes it
 * @param zone in which times are shown
 */
public record Dossier(
    Case subject,
    List<CaseEvent> steps,
    List<Evidence> evidence,
    Map<String, String> countries,
    String anchor,
    List<String> anchorFaults,
    Instant at,
    String by,
    ZoneId zone) {

  public Dossier {
    steps = List.copyOf(steps);
    evidence = List.copyOf(evidence);
    countries = Map.copyOf(countries);
    anchorFaults = List.copyOf(anchorFaults);
  }

  /** What is wrong with the chain of steps or its anchor; empty if nothing is. */
  List<String> faults() {
    List<String> faults = new ArrayList<>(CaseChain.faults(steps));
    boolean ends = !steps.isEmpty() && steps.get(steps.size() - 1).hash().equals(subject.head());
    if (!ends) {
      faults.add("The last step is not the case's last one.");
    }
    faults.addAll(anchorFaults);
    return faults;
  }

  /** The events of all findings, in the order of event time, each once. */
  List<EventSummary> events() {
    Map<String, EventSummary> events = new TreeMap<>();
    subject
        .findings()
        .forEach(finding -> finding.events().forEach(event -> events.put(event.eventId(), event)));
    return events.values().stream()
        .sorted(Comparator.comparing(EventSummary::eventTime).thenComparing(EventSummary::eventId))
        .toList();
  }

  /** The copy of an event, or the word that there is none; null if nobody tried. */
  @Nullable Evidence evidenceOf(EventSummary event) {
    return evidence.stream()
        .filter(each -> each.about().equals(event.eventId()))
        .findFirst()
        .orElse(null);
  }

  List<String> addresses() {
    return events().stream()
        .map(EventSummary::sourceAddress)
        .flatMap(Stream::ofNullable)
        .distinct()
        .toList();
  }

  /** Since Dijkwacht got the first event; null if no event is known. */
  @Nullable Duration sinceDetection() {
    Instant detected = subject.detectedAt();
    return detected == null ? null : Duration.between(detected, until());
  }

  /** Since the awareness that a person declared; null while nobody did. */
  @Nullable Duration sinceAwareness() {
    Moment aware = subject.aware();
    return aware == null ? null : Duration.between(aware.at(), until());
  }

  /** What is over no longer counts on. */
  private Instant until() {
    Moment closed = subject.closed();
    return closed == null ? at : closed.at();
  }
}
