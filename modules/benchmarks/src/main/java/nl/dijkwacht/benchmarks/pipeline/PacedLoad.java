package nl.dijkwacht.benchmarks.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import nl.dijkwacht.benchmarks.input.Workload;
import nl.dijkwacht.benchmarks.stage.Phase;
import nl.dijkwacht.simulator.calls.SimulatedEvent;

/** Sends a workload at a steady rate, in small steps. For one thread. */
final class PacedLoad {

  private static final long STEP_NANOS = Duration.ofMillis(2).toNanos();

  private final Workload workload;
  private final int eventsPerSecond;
  private final Clock clock;

  PacedLoad(Workload workload, int eventsPerSecond, Clock clock) {
    this.workload = workload;
    this.eventsPerSecond = eventsPerSecond;
    this.clock = clock;
  }

  Phase run(LoadSink sink, int warmUpSeconds, int measuredSeconds) {
    long total = (long) (warmUpSeconds + measuredSeconds) * eventsPerSecond;
    long warming = (long) warmUpSeconds * eventsPerSecond;
    long begin = clock.millis();
    long start = System.nanoTime();
    long sent = 0;
    long probes = 0;
    long latest = 0;
    while (sent < total) {
      long elapsed = System.nanoTime() - start;
      long dueCount = Math.min(total, elapsed * eventsPerSecond / 1_000_000_000L);
      if (sent >= warming && sent < dueCount) {
        latest = Math.max(latest, elapsed - sent * 1_000_000_000L / eventsPerSecond);
      }
      List<SimulatedEvent> due = take(dueCount - sent);
      probes += due.stream().filter(Workload::isProbe).count();
      sink.send(due);
      sent += due.size();
      LockSupport.parkNanos(STEP_NANOS);
    }
    long measuredFrom = begin + warmUpSeconds * 1000L;
    return new Phase(begin, measuredFrom, clock.millis(), total, probes, latest / 1e6);
  }

  private List<SimulatedEvent> take(long count) {
    List<SimulatedEvent> due = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      due.add(workload.next());
    }
    return due;
  }
}
