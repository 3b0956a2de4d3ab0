package nl.dijkwacht.core.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What time does to a case. */
final class ClockUpdate {

  /** Of a standstill of years, the step names the last ones. */
  private static final int MOST_NAMED = 40;

  private ClockUpdate() {}

  static @Nullable CaseUpdate of(Case before, Instant now, CasePolicy policy) {
    Instant wakesAt = before.wakesAt();
    if (wakesAt == null || wakesAt.isAfter(now)) {
      return null;
    }
    CaseDraft draft = CaseDraft.of(before, policy);
    List<CaseClock> clocks = new ArrayList<>();
    List<Passing> passings = new ArrayList<>();
    for (CaseClock clock : before.clocks()) {
      List<Instant> passed = clock.passed(now);
      Instant last = passed.isEmpty() ? null : passed.get(passed.size() - 1);
      clocks.add(last == null ? clock : clock.told(last));
      if (last != null) {
        passings.add(new Passing(clock, last, latest(passed.subList(0, passed.size() - 1))));
      }
    }
    draft.clocks = clocks;
    passings.forEach(passing -> take(draft, passing, now));
    return draft.update();
  }

  private record Passing(CaseClock clock, Instant last, List<Instant> before) {}

  private static List<Instant> latest(List<Instant> all) {
    return all.subList(Math.max(0, all.size() - MOST_NAMED), all.size());
  }

  private static void take(CaseDraft draft, Passing passing, Instant now) {
    Notice notice =
        Notices.threshold(draft, passing.clock(), passing.last(), List.copyOf(passing.before()));
    Map<String, String> details = new TreeMap<>();
    details.put("clock", passing.clock().kind().label());
    details.put("due", passing.clock().dueAt().toString());
    details.put("told", passing.last().toString());
    details.put("notice", notice.id());
    details.put("kind", notice.kind().name().toLowerCase(Locale.ROOT));
    if (!passing.before().isEmpty()) {
      details.put(
          "passed",
          passing.before().stream().map(Instant::toString).collect(Collectors.joining(" ")));
    }
    Moment moment = new Moment(passing.last(), now, CaseEvent.SYSTEM, CaseRole.SYSTEM);
    draft.step(CaseEvent.Step.THRESHOLD, moment, "", details);
    draft.notice(notice);
  }
}
