package nl.dijkwacht.collectors.folders;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import nl.dijkwacht.collectors.Cluster;
import nl.dijkwacht.collectors.HookedClock;
import nl.dijkwacht.collectors.Logs;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a transaction that fails between the sending and the commit. */
class FailedTransactionTest {

  private static final int EVENTS = 400;
  private static final int HALFWAY = 200;

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Cluster cluster = Cluster.create();
  private Path folder = Path.of("");

  @BeforeEach
  void writeLogs(@TempDir Path temporary) throws IOException {
    folder = temporary.toRealPath();
    Logs.deliver(1, EVENTS, folder);
  }

  private double counted(String meter, String value) {
    return registry.get(meter).tags("outcome", value).counter().count();
  }

  @Test
  void whatItHeldIsCollectedAndCountedOnce() {
    HookedClock clock =
        new HookedClock(
            call -> {
              if (call == HALFWAY || call == HALFWAY + 2) {
                throw new KafkaException("the cluster is gone");
              }
            });
    try (FileCollector collector = cluster.collector(clock, registry, folder)) {
      assertThat(collector.collectOnce().events()).isEqualTo(EVENTS);
    }

    Collected.assertOnceAndInOrder(folder, cluster.events());
    assertThat(counted("dijkwacht.collect.records", "event")).isEqualTo(EVENTS);
    assertThat(counted("dijkwacht.collect.transactions", "aborted")).isEqualTo(2);
  }

  @Test
  void aNewerInstanceLocksTheOlderOut(@TempDir Path others) throws IOException {
    Logs.deliver(2, EVENTS, others);
    HookedClock clock =
        new HookedClock(
            call -> {
              if (call == HALFWAY) {
                cluster.collectOnce(others);
              }
            });
    try (FileCollector older = cluster.collector(clock, registry, folder)) {
      older.watch();

      assertThat(older.isConnected()).isFalse();
      assertThat(older.problem()).hasValueSatisfying(p -> assertThat(p).contains("Another"));
    }
    cluster.collectOnce(folder);
    assertThat(cluster.events()).hasSize(2 * EVENTS);
    assertThat(cluster.deadLetters()).isEmpty();
  }

  @Test
  void aProcessThatWasSuspendedDoesNotTakeItselfForLockedOut() {
    HookedClock[] clock = new HookedClock[1];
    clock[0] =
        new HookedClock(
            call -> {
              if (call == HALFWAY) {
                // The cluster ends a transaction that timed out as it does one of an older self.
                cluster.collectOnce();
                clock[0].set(clock[0].instant().plus(Duration.ofMinutes(5)));
              }
            });
    try (FileCollector collector = cluster.collector(clock[0], registry, folder)) {
      assertThat(collector.collectOnce().events()).isEqualTo(EVENTS);
    }
    Collected.assertOnceAndInOrder(folder, cluster.events());
  }
}
