package nl.dijkwacht.core.cases;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * How cases are led. A change holds for the terms that begin after it.
 *
 * @param window how far apart (event time) findings of one incident may lie
 * @param acknowledge within what time somebody looks at a suspicion
 * @param assess within what time a person says whether it is a breach
 * @param authority within what time of awareness the authority is notified
 * @param controller within what time of awareness a processor notifies its controller
 * @param reminders how long after awareness people are reminded of the authority's term
 * @param nis2 whether the terms of NIS2 run too
 * @param duties by legal entity; under the empty name, for all others
 * @param zone that the days of requests are counted in
 * @param holidays on which no term of a request ends
 */
public record CasePolicy(
    Duration window,
    Duration acknowledge,
    Duration assess,
    Duration authority,
    Duration controller,
    List<Duration> reminders,
    boolean nis2,
    Map<String, CaseDuty> duties,
    ZoneId zone,
    Set<LocalDate> holidays) {

  /** As the law, the guidelines and the checklist have it in 2026. */
  public static final CasePolicy DEFAULT =
      new CasePolicy(
          Duration.ofDays(1),
          Duration.ofHours(4),
          Duration.ofDays(1),
          Duration.ofDays(3),
          Duration.ofDays(1),
          List.of(
              Duration.ofDays(1), Duration.ofDays(2), Duration.ofHours(66), Duration.ofHours(71)),
          false,
          Map.of(),
          ZoneId.of("Europe/Amsterdam"),
          Set.of());

  private static final Duration NIS2_WARNING = Duration.ofDays(1);
  private static final Duration NIS2_NOTIFICATION = Duration.ofDays(3);

  public CasePolicy {
    reminders = List.copyOf(reminders);
    duties = Map.copyOf(duties);
    holidays = Set.copyOf(holidays);
  }

  /** Who answers for the cases of a legal entity. */
  public CaseDuty duty(String legalEntity) {
    CaseDuty others = duties.getOrDefault("", CaseDuty.NONE);
    return Objects.requireNonNull(duties.getOrDefault(legalEntity, others));
  }

  List<CaseClock> onOpening(Instant at) {
    return List.of(
        within(CaseClock.Kind.ACKNOWLEDGE, at, acknowledge),
        within(CaseClock.Kind.ASSESS, at, assess));
  }

  /** The terms that awareness starts. */
  List<CaseClock> onAwareness(Instant at, boolean processor) {
    List<CaseClock> clocks = new ArrayList<>();
    if (processor) {
      clocks.add(within(CaseClock.Kind.CONTROLLER, at, controller));
    } else {
      List<Instant> told = reminders.stream().map(at::plus).toList();
      clocks.add(CaseClock.starting(CaseClock.Kind.AUTHORITY, at, at.plus(authority), told));
    }
    if (nis2) {
      clocks.add(within(CaseClock.Kind.NIS2_WARNING, at, NIS2_WARNING));
      clocks.add(within(CaseClock.Kind.NIS2_NOTIFICATION, at, NIS2_NOTIFICATION));
    }
    return clocks;
  }

  /** The final report is due a month after the notification. */
  CaseClock onNis2Notification(Instant at) {
    Instant due = at.atZone(zone).plusMonths(1).toInstant();
    return CaseClock.starting(
        CaseClock.Kind.NIS2_REPORT, at, due, List.of(due.minus(Duration.ofDays(7))));
  }

  /** With one reminder, when a quarter of the time is left. */
  private static CaseClock within(CaseClock.Kind kind, Instant at, Duration time) {
    Instant due = at.plus(time);
    return CaseClock.starting(kind, at, due, List.of(due.minus(time.dividedBy(4))));
  }

  /** The term of a request as it stands. */
  CaseClock onRequest(SubjectRequest request) {
    Instant start = request.receivedOn().atStartOfDay(zone).toInstant();
    Instant due = RequestTerm.end(request, zone, holidays);
    List<Instant> reminders =
        List.of(
            due.minus(Duration.ofDays(14)),
            due.minus(Duration.ofDays(7)),
            due.minus(Duration.ofDays(3)),
            due.minus(Duration.ofDays(1)));
    return CaseClock.starting(CaseClock.Kind.REQUEST, start, due, reminders);
  }
}
