package nl.dijkwacht.core.cases;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.trail.EventSummary;
import org.jspecify.annotations.Nullable;

/**
 * A finding as a case has it.
 *
 * @param rule id of the rule or control
 * @param ruleVersion hash of its content
 * @param subject what it is about, for people
 * @param occurrences at least so many events, as of the last time that it was told
 * @param events of it that are known by name, in the order of event time
 * @param titleNl the title in Dutch; null if there is none
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
    List<EventSummary> events,
    @Nullable String titleNl) {

  private static final int MOST_EVENTS = 12;

  public CaseFinding {
    events = List.copyOf(events);
  }

  /** One whose title is in English alone. */
  public CaseFinding(
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
    this(id, cause, rule, ruleVersion, title, level, account, subject, occurrences, events, null);
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
        merged(List.of(), finding),
        finding.rule().titleNl());
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
        merged(events, suspicion.finding()),
        older ? titleNl : newer.titleNl);
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
