package nl.dijkwacht.sigma.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nl.dijkwacht.core.signal.Candidate;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.TrailEvent;
import nl.dijkwacht.sigma.CandidateFinder;
import nl.dijkwacht.sigma.RuleMatcher;
import nl.dijkwacht.sigma.RuleSet;
import nl.dijkwacht.sigma.correlate.CandidateMaker;
import nl.dijkwacht.sigma.correlate.Correlation;
import nl.dijkwacht.sigma.correlate.Firing;
import nl.dijkwacht.sigma.correlate.GroupReplay;
import nl.dijkwacht.sigma.match.SigmaRule;

/** The windows of a correlation over the events of one case. For one thread. */
final class CaseWindows {

  private record Seen(String id, Instant time, List<String> rules, CaseStep.Part part) {}

  private final String correlationId;
  private final RuleSet rules;
  private final RuleMatcher matcher;
  private final CandidateFinder finder;
  private final Map<String, List<Candidate>> groups = new TreeMap<>();
  private final List<Seen> events = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();

  CaseWindows(String correlationId, RuleSet all) {
    this.correlationId = correlationId;
    this.rules = all.only(correlationId);
    this.matcher = rules.matcher();
    this.finder = rules.candidates();
  }

  /** Adds an event, which need not live longer. */
  void add(TrailEvent event) {
    EventSummary summary = EventSummary.of(event, event.eventTime(), null);
    List<SigmaRule> matches = List.copyOf(matcher.match(event));
    CandidateMaker.Made made = finder.of(matches, event, summary);
    boolean copy = !ids.add(summary.eventId());
    add(made);
    events.add(
        new Seen(
            summary.eventId(),
            event.eventTime(),
            matches.stream().map(rule -> rule.ref().title()).toList(),
            part(matches, made, copy)));
  }

  private static CaseStep.Part part(
      List<SigmaRule> matches, CandidateMaker.Made made, boolean copy) {
    if (matches.isEmpty()) {
      return CaseStep.Part.NONE;
    } else if (copy) {
      return CaseStep.Part.COPY;
    }
    return made.candidates().isEmpty() ? CaseStep.Part.LEFT_OUT : CaseStep.Part.COUNTED;
  }

  private void add(CandidateMaker.Made made) {
    for (Candidate candidate : made.candidates()) {
      groups.computeIfAbsent(candidate.group(), key -> new ArrayList<>()).add(candidate);
    }
  }

  /** What the correlation saw in each event, now that all are there. */
  List<CaseStep> judge() {
    Set<String> fulfilled = new HashSet<>();
    int deepest = rules.correlations().stream().mapToInt(Correlation::depth).max().orElse(0);
    // Inner correlations before those that name them.
    for (int depth = 1; depth <= deepest; depth++) {
      for (Firing firing : firings(depth)) {
        add(finder.of(firing));
        if (firing.correlation().ref().id().equals(correlationId)) {
          fulfilled.add(firing.last().event().eventId());
        }
      }
    }
    return events.stream().map(seen -> step(seen, fulfilled)).toList();
  }

  private List<Firing> firings(int depth) {
    List<Firing> firings = new ArrayList<>();
    for (List<Candidate> group : groups.values()) {
      Correlation correlation = rules.correlationOf(group.get(0).stateHash()).orElseThrow();
      if (correlation.depth() == depth) {
        firings.addAll(GroupReplay.of(correlation, group).firings());
      }
    }
    return firings;
  }

  private static CaseStep step(Seen seen, Set<String> fulfilled) {
    boolean ends = seen.part() == CaseStep.Part.COUNTED && fulfilled.contains(seen.id());
    return new CaseStep(seen.time(), seen.rules(), ends ? CaseStep.Part.FULFILS : seen.part());
  }
}
