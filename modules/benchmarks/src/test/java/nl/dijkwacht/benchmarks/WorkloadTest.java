package nl.dijkwacht.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nl.dijkwacht.core.EventSummary;
import nl.dijkwacht.core.Subject;
import nl.dijkwacht.core.TrailEvent;
import nl.dijkwacht.core.TrailEventReader;
import nl.dijkwacht.core.TrailReading;
import nl.dijkwacht.sigma.RuleMatcher;
import nl.dijkwacht.sigma.match.SigmaRule;
import nl.dijkwacht.simulator.SimulatedEvent;
import org.junit.jupiter.api.Test;

class WorkloadTest {

  private static final int COUNT = 5_000;
  private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

  private final TrailEventReader reader = new TrailEventReader();

  private List<SigmaRule> matches(RuleMatcher matcher, SimulatedEvent simulated) {
    return matcher.match(read(simulated));
  }

  private TrailEvent read(SimulatedEvent simulated) {
    return ((TrailReading.Event) reader.read(simulated.record())).event();
  }

  @Test
  void exactlyTheProbesMatchTheOwnPack() throws IOException {
    RuleMatcher matcher = Rules.ownAnd(List.of()).matcher();

    List<Boolean> probes = new ArrayList<>();
    List<Boolean> matching = new ArrayList<>();
    Stream.generate(Workload.withProbes(START, 100)::next)
        .limit(COUNT)
        .forEach(
            event -> {
              probes.add(Workload.isProbe(event));
              matching.add(!matches(matcher, event).isEmpty());
            });

    assertThat(matching).isEqualTo(probes);
    assertThat(probes.stream().filter(probe -> probe)).hasSize(COUNT / Workload.PROBE_EVERY);
  }

  @Test
  void eachProbeIsAboutASubjectOfItsOwn() throws IOException {
    RuleMatcher matcher = Rules.ownAnd(List.of()).matcher();

    Set<Subject> subjects = new HashSet<>();
    Stream.generate(Workload.withProbes(START, 100)::next)
        .limit(COUNT)
        .filter(Workload::isProbe)
        .forEach(
            probe -> {
              SigmaRule rule = matches(matcher, probe).get(0);
              TrailEvent event = read(probe);
              subjects.add(Subject.of(EventSummary.of(event, START, null), event, rule.subject()));
            });

    assertThat(subjects).hasSize(COUNT / Workload.PROBE_EVERY);
  }
}
