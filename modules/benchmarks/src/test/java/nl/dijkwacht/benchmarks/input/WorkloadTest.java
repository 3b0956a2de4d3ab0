package nl.dijkwacht.benchmarks.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import nl.dijkwacht.core.signal.Candidate;
import nl.dijkwacht.core.signal.Subject;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.TrailEvent;
import nl.dijkwacht.core.trail.TrailEventReader;
import nl.dijkwacht.core.trail.TrailReading;
import nl.dijkwacht.sigma.CandidateFinder;
import nl.dijkwacht.sigma.RuleMatcher;
import nl.dijkwacht.sigma.RuleSet;
import nl.dijkwacht.sigma.correlate.Correlation;
import nl.dijkwacht.sigma.correlate.GroupReplay;
import nl.dijkwacht.sigma.match.SigmaRule;
import nl.dijkwacht.simulator.calls.SimulatedEvent;
import org.junit.jupiter.api.Test;

class WorkloadTest {

  private static final int COUNT = 5_000;
  private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

  private final TrailEventReader reader = new TrailEventReader();
  private final RuleSet rules = Rules.ownAnd(List.of());
  private final RuleMatcher matcher = rules.matcher();

  WorkloadTest() throws IOException {}

  /** Rules that find something in an event, and do not only count for a correlation. */
  private List<SigmaRule> matches(SimulatedEvent simulated) {
    return matcher.match(read(simulated)).stream()
        .filter(rule -> rules.makesSignals(rule.ref().id()))
        .toList();
  }

  private TrailEvent read(SimulatedEvent simulated) {
    return ((TrailReading.Event) reader.read(simulated.record())).event();
  }

  @Test
  void exactlyTheProbesMatchTheOwnPack() {
    List<Boolean> probes = new ArrayList<>();
    List<Boolean> matching = new ArrayList<>();
    Stream.generate(Workload.withProbes(START, 100)::next)
        .limit(COUNT)
        .forEach(
            event -> {
              probes.add(Workload.isProbe(event));
              matching.add(!matches(event).isEmpty());
            });

    assertThat(matching).isEqualTo(probes);
    assertThat(probes.stream().filter(probe -> probe)).hasSize(COUNT / Workload.PROBE_EVERY);
  }

  @Test
  void eachProbeIsAboutASubjectOfItsOwn() {
    Set<Subject> subjects = new HashSet<>();
    Stream.generate(Workload.withProbes(START, 100)::next)
        .limit(COUNT)
        .filter(Workload::isProbe)
        .forEach(
            probe -> {
              SigmaRule rule = matches(probe).get(0);
              TrailEvent event = read(probe);
              subjects.add(Subject.of(EventSummary.of(event, START, null), event, rule.subject()));
            });

    assertThat(subjects).hasSize(COUNT / Workload.PROBE_EVERY);
  }

  @Test
  void noCorrelationOfTheOwnPackFindsAnything() {
    CandidateFinder finder = rules.candidates();
    Map<String, List<Candidate>> groups = new HashMap<>();
    Stream.generate(Workload.withProbes(START, 100)::next)
        .limit(COUNT)
        .map(this::read)
        .forEach(
            event -> {
              EventSummary summary = EventSummary.of(event, START, null);
              finder
                  .of(matcher.match(event), event, summary)
                  .candidates()
                  .forEach(
                      candidate ->
                          groups
                              .computeIfAbsent(candidate.group(), key -> new ArrayList<>())
                              .add(candidate));
            });

    assertThat(groups).isNotEmpty();
    assertThat(groups.values().stream().flatMap(this::fulfilled)).isEmpty();
  }

  /** Titles of correlations that find something, and do not only count for others. */
  private Stream<String> fulfilled(List<Candidate> group) {
    Correlation correlation = rules.correlationOf(group.get(0).stateHash()).orElseThrow();
    return GroupReplay.of(correlation, group).firings().stream()
        .map(firing -> firing.correlation().ref())
        .filter(ref -> rules.makesSignals(ref.id()))
        .map(ref -> ref.title());
  }
}
