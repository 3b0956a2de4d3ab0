package nl.dijkwacht.collectors.polling;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import nl.dijkwacht.collectors.BackOff;
import nl.dijkwacht.collectors.Cluster;

/** An instance that asks, with its meters. */
record Asking(Pollers pollers, SimpleMeterRegistry registry) implements AutoCloseable {

  /** Short, so that who died is taken over soon; long enough for a machine that is busy. */
  static final Duration SESSION = Duration.ofSeconds(2);

  private static final BackOff BACK_OFF =
      new BackOff(Duration.ofMillis(100), Duration.ofSeconds(2));

  static Asking start(Cluster cluster, String instance, List<? extends Poll> polls) {
    return start(cluster, instance, SESSION, polls);
  }

  static Asking start(
      Cluster cluster, String instance, Duration session, List<? extends Poll> polls) {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    Pollers pollers =
        new Pollers(
            new PollersSettings(
                cluster.prefix(),
                cluster.clientProperties(),
                instance,
                PollersSettings.DEFAULT_THREADS,
                session),
            polls,
            registry,
            Clock.systemUTC(),
            BACK_OFF);
    pollers.start();
    return new Asking(pollers, registry);
  }

  /** How many questions it asks. */
  int shards() {
    return (int) registry.get("dijkwacht.collect.shards").gauge().value();
  }

  double age() {
    return registry.get("dijkwacht.collect.round.age").gauge().value();
  }

  /** How many rounds ended so. */
  double rounds(String outcome) {
    return registry.find("dijkwacht.collect.rounds").tags("outcome", outcome).counters().stream()
        .mapToDouble(counter -> counter.count())
        .sum();
  }

  List<String> problems() {
    return pollers.problems();
  }

  @Override
  public void close() {
    pollers.close();
  }
}
