package nl.dijkwacht.collectors.folders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import nl.dijkwacht.collectors.Cluster;
import nl.dijkwacht.collectors.Logs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledCollectorTest {

  private static final int EVENTS = 10_000;
  private static final int KILLS = 3;
  private static final int LATEST_KILL_MILLIS = 400;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @Test
  void killedAtAnyMomentAndStartedAgainEachRecordIsThereOnce(@TempDir Path temporary)
      throws Exception {
    Path folder = temporary.toRealPath();
    Logs.deliver(1, EVENTS - 4000, folder.resolve("delivered"));
    Logs.lines(folder.resolve("lines.jsonl"), Logs.records(2, 4000));
    Cluster cluster = Cluster.create();
    Random random = new Random(20260302);
    List<Integer> committed = new ArrayList<>();

    for (int i = 0; i < KILLS; i++) {
      try (CollectorProcess process = CollectorProcess.start(cluster, folder)) {
        if (i == 0) {
          // However slow the machine is, there is something to lose.
          await().atMost(PATIENCE).until(() -> !cluster.eventsBeforeOpenTransaction().isEmpty());
        } else {
          LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(LATEST_KILL_MILLIS)));
        }
        process.kill();
      }
      committed.add(cluster.eventsBeforeOpenTransaction().size());
    }
    cluster.collectOnce(folder);

    assertThat(committed)
        .as("each kill came in the middle")
        .allMatch(count -> count > 0 && count < EVENTS);
    Collected.assertOnceAndInOrder(folder, cluster.events());
    assertThat(cluster.deadLetters()).isEmpty();
  }
}
