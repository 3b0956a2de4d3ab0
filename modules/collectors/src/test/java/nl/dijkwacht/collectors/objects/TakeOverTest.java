package nl.dijkwacht.collectors.objects;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import nl.dijkwacht.broker.BrokerSettings;
import nl.dijkwacht.broker.EmbeddedBroker;
import nl.dijkwacht.collectors.Cluster;
import nl.dijkwacht.collectors.HookedClock;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What becomes of objects whose worker dies, is suspended, or gets company. */
@Execution(ExecutionMode.CONCURRENT)
class TakeOverTest {

  private static final int OBJECTS = 8;
  private static final int RECORDS = 1_500;
  private static final int KILLS = 3;
  private static final int LATEST_KILL_MILLIS = 500;

  private final ObjectFixture fixture = new ObjectFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  private void announceObjects() {
    for (int i = 0; i < OBJECTS; i++) {
      fixture.put(ObjectFixture.key(i), i, RECORDS);
      fixture.announce(ObjectFixture.key(i));
    }
  }

  private ObjectCollectorProcess process(String instance) throws Exception {
    return ObjectCollectorProcess.start(fixture.cluster, instance, fixture.s3.endpoint());
  }

  private ObjectCollector collector(String instance) {
    return fixture.collector(
        fixture.settings(instance), OwnFootprint.NONE, BackfillBrake.NONE, Clock.systemUTC());
  }

  @Test
  void killedAtAnyMomentAndStartedAgainEachRecordIsThereOnce() throws Exception {
    announceObjects();
    // Announced twice, in another order.
    for (int i = OBJECTS; i > 0; i--) {
      fixture.announce(ObjectFixture.key(i - 1));
    }
    Random random = new Random(20260302);
    List<Integer> committed = new ArrayList<>();
    for (int i = 0; i < KILLS; i++) {
      try (ObjectCollectorProcess process = process("one")) {
        if (i == 0) {
          // However slow the machine is, there is something to lose.
          await()
              .atMost(ObjectFixture.PATIENCE)
              .until(() -> !fixture.cluster.eventsBeforeOpenTransaction().isEmpty());
        } else {
          LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(LATEST_KILL_MILLIS)));
        }
        process.kill();
      }
      committed.add(fixture.cluster.eventsBeforeOpenTransaction().size());
    }
    try (ObjectCollector collector = collector("one")) {
      fixture.awaitWorkedOff();
    }
    assertThat(committed)
        .as("each kill came in the middle")
        .allMatch(count -> count > 0 && count < OBJECTS * RECORDS);
    fixture.assertCollectedOnce();
    assertThat(fixture.deadLetters()).isEmpty();
  }

  @Test
  void anInstanceThatDiesIsTakenOverByAnother() throws Exception {
    announceObjects();
    try (ObjectCollectorProcess dying = process("one");
        ObjectCollector other = collector("two")) {
      await().atMost(ObjectFixture.PATIENCE).until(other::isConnected);
      dying.kill();
      long killed = System.nanoTime();

      fixture.awaitWorkedOff();

      // The broker looks for transactions that timed out every ten seconds.
      assertThat(Duration.ofNanos(System.nanoTime() - killed))
          .isLessThan(ObjectFixture.SESSION.multipliedBy(2).plusSeconds(15));
    }
    fixture.assertCollectedOnce();
  }

  @Test
  void aSuspendedInstanceThatComesBackCommitsNothingThatOthersDid() throws Exception {
    announceObjects();
    try (ObjectCollectorProcess zombie = process("one")) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(150));
      zombie.suspend();
      try (ObjectCollector other = collector("two")) {
        fixture.awaitWorkedOff();
        long before = fixture.cluster.events().size();
        assertThat(before).isEqualTo(OBJECTS * RECORDS);

        zombie.resume();
        // It is back in the group when it works off what comes next, or lets the other.
        for (int i = OBJECTS; i < 2 * OBJECTS; i++) {
          fixture.put(ObjectFixture.key(i), i, 10);
          fixture.announce(ObjectFixture.key(i));
        }
        fixture.awaitWorkedOff();
      }
      fixture.assertCollectedOnce();
    }
  }

  @Test
  void anObjectThatWasOverwrittenSinceIsReadAnew() throws Exception {
    String key = ObjectFixture.key(1);
    fixture.put(key, 1, 4 * RECORDS);
    fixture.announce(key);
    try (ObjectCollectorProcess process = process("one")) {
      await()
          .atMost(ObjectFixture.PATIENCE)
          .until(() -> !fixture.cluster.eventsBeforeOpenTransaction().isEmpty());
      process.kill();
    }
    fixture.expected.clear();
    fixture.put(key, 2, 50);
    try (ObjectCollector collector = collector("one")) {
      fixture.awaitWorkedOff();
    }
    List<String> values =
        fixture.cluster.events().stream().map(event -> new String(event.value(), UTF_8)).toList();
    assertThat(values).containsAll(fixture.expected.values()).hasSizeGreaterThan(50);
    assertThat(fixture.deadLetters()).isEmpty();
  }

  @Test
  void aBrokerThatGoesAwayAndComesBackCostsNoRecordAndGivesNoneTwice(@TempDir Path data)
      throws Exception {
    EmbeddedBroker[] broker = {EmbeddedBroker.start(new BrokerSettings(data, 0, 1))};
    int port = broker[0].port();
    Cluster cluster = new Cluster(broker[0].bootstrapServers(), new TopicPrefix("outage"));
    cluster.createTopics();
    try (ObjectFixture own = new ObjectFixture(cluster)) {
      for (int i = 0; i < OBJECTS; i++) {
        own.put(ObjectFixture.key(i), i, 200);
        own.announce(ObjectFixture.key(i));
      }
      // It goes in the middle of a transaction.
      CountDownLatch gone = new CountDownLatch(1);
      HookedClock clock =
          new HookedClock(
              call -> {
                if (call == 700) {
                  broker[0].close();
                  gone.countDown();
                }
              });
      try (ObjectCollector collector = own.collector(clock)) {
        gone.await();
        broker[0] = EmbeddedBroker.start(new BrokerSettings(data, port, 1));
        own.awaitWorkedOff();
      }
      own.assertCollectedOnce();
    } finally {
      broker[0].close();
    }
  }

  @Test
  void objectsAreSharedAndAnInstanceThatLeavesOrComesDisturbsNothing() throws Exception {
    announceObjects();
    try (ObjectCollector first = collector("one")) {
      await().atMost(ObjectFixture.PATIENCE).until(() -> !fixture.cluster.events().isEmpty());
      try (ObjectCollector second = collector("two")) {
        await().atMost(ObjectFixture.PATIENCE).until(second::isConnected);
        for (int i = OBJECTS; i < 3 * OBJECTS; i++) {
          fixture.put(ObjectFixture.key(i), i, 200);
          fixture.announce(ObjectFixture.key(i));
        }
      }
      fixture.awaitWorkedOff();
      assertThat(first.problem()).isEmpty();
    }
    fixture.assertCollectedOnce();
  }
}
