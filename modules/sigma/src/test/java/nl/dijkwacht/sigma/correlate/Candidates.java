package nl.dijkwacht.sigma.correlate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import nl.dijkwacht.core.signal.Candidate;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.signal.RuleRef;
import nl.dijkwacht.core.signal.Subject;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.Principal;
import nl.dijkwacht.documents.Place;

/** Correlations and candidates in few words, for tests. */
final class Candidates {

  static final Instant START = Instant.parse("2026-11-22T00:00:00Z");

  private Candidates() {}

  static Correlation correlation(
      CorrelationType type, int rules, Duration timespan, Threshold threshold, int percentile) {
    RuleRef ref = new RuleRef("c", "v", "C", "", Level.HIGH, List.of(), List.of());
    List<Member> members =
        IntStream.range(0, rules)
            .mapToObj(i -> new Member("r" + i, false, List.of(), List.of()))
            .toList();
    return new Correlation(
        ref,
        "",
        type,
        members,
        List.of("user"),
        timespan,
        threshold,
        percentile,
        false,
        1,
        "state",
        Place.startOf("test"));
  }

  static Candidate candidate(
      String group, String id, long second, long members, List<Long> values) {
    EventSummary event =
        new EventSummary(
            id,
            START.plusSeconds(second),
            START.plusSeconds(second),
            "s3.amazonaws.com",
            "GetObject",
            "",
            "",
            new Principal(Principal.Kind.UNKNOWN, "unknown", null),
            null,
            null,
            null,
            null);
    Subject subject = new Subject("", Map.of("user", group));
    return new Candidate("c", "state", group, subject, id, members, values, 0, event);
  }
}
