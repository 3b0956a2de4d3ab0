package nl.dijkwacht.core.cases;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.dijkwacht.core.EventSummary;
import nl.dijkwacht.core.Finding;
import nl.dijkwacht.core.Level;

/**
 * A finding as a case has it.
 *
 * @param rule id of the rule or control
 * @param ruleVersion hash of its content
 * @param subject what it is about, for people
 * @param occurrences at least so many events, as of the last time that it was told
 * @param events of it that are known by name, in the order of event time
 */
public record CaseFinding(
    String id,
    Suspicion.Cause cause,
    String rule,
    String ruleVersion,
    String title,
    Level level,
    String account,
    String subject,
    long occurrences,
    List<EventSummary> events) {

  private static final int MOST_EVENTS = 12;

  public CaseFinding {
    events = List.copyOf(events);
  }

  static CaseFinding of(Suspicion suspicion) {
    Finding finding = suspicion.finding();
    return new CaseFinding(
        finding.id(),
        suspicion.cause(),
        finding.rule().id(),
        finding.rule().version(),
        finding.rule().title(),
        finding.level(),
        finding.subject().account(),
        finding.subject().text(),
        finding.occurrences(),
        merged(List.of(), finding));
  }

  /** With what is known of it now; equal to this if that is nothing new. */
  CaseFinding with(Suspicion suspicion) {
    CaseFinding newer = of(suspicion);
    boolean older = newer.occurrences < occurrences;
    return new CaseFinding(
        id,
        cause,
        rule,
        older ? ruleVersion : newer.ruleVersion,
        older ? title : newer.title,
        level.or(newer.level),
        account,
        subject,
        Math.max(occurrences, newer.occurrences),
        merged(events, suspicion.finding()));
  }

  /** The earliest stays, and of the others the latest. */
  private static List<EventSummary> merged(List<EventSummary> known, Finding finding) {
    List<EventSummary> all =
        Stream.concat(known.stream(), Stream.of(finding.first(), finding.latest()))
            .collect(Collectors.toMap(EventSummary::eventId, event -> event, (one, other) -> one))
            .values()
            .stream()
            .sorted(
                Comparator.comparing(EventSummary::eventTime).thenComparing(EventSummary::eventId))
            .toList();
    if (all.size() <= MOST_EVENTS) {
      return all;
    }
    return Stream.concat(all.stream().limit(1), all.stream().skip(all.size() - MOST_EVENTS + 1L))
        .toList();
  }
}
