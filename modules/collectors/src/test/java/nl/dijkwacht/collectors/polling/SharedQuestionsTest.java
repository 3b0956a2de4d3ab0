package nl.dijkwacht.collectors.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import nl.dijkwacht.collectors.Cluster;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Several instances, of which some come, go, die and hang. */
@Execution(ExecutionMode.CONCURRENT)
class SharedQuestionsTest {

  private static final int SHARDS = 8;

  /** Some seconds more than the session, for a machine that is busy. */
  private static final Duration TAKE_OVER = Asking.SESSION.plusSeconds(10);

  private final Cluster cluster = Cluster.create();

  private static ConditionFactory patiently() {
    return await().atMost(Duration.ofSeconds(40)).pollInterval(Duration.ofMillis(50));
  }

  private Asking start(String instance) {
    return Asking.start(cluster, instance, Counting.several(SHARDS, cluster.prefix()));
  }

  @Test
  void eachQuestionIsAskedByOneInstance() {
    try (Asking one = start("one");
        Asking other = start("other")) {
      patiently().until(() -> one.shards() > 0 && one.shards() + other.shards() == SHARDS);
      patiently().until(() -> one.rounds("finished") > 50 && other.rounds("finished") > 50);
      assertThat(other.shards()).isPositive();
      assertThat(one.age()).isBetween(0.0, 10.0);
      assertThat(one.problems()).isEmpty();
      patiently().until(() -> Counting.counts(cluster).size() == SHARDS);
    }
    assertThat(Counting.counts(cluster)).hasSize(SHARDS);
  }

  @Test
  void noQuestionIsAskedByTwoThreads() {
    Map<Integer, AtomicInteger> inside = new ConcurrentHashMap<>();
    AtomicInteger most = new AtomicInteger();
    var polls =
        IntStream.range(0, SHARDS)
            .mapToObj(
                number ->
                    new Counting(
                        number,
                        cluster.prefix(),
                        (last, out) -> {
                          AtomicInteger threads =
                              inside.computeIfAbsent(number, none -> new AtomicInteger());
                          most.accumulateAndGet(threads.incrementAndGet(), Math::max);
                          threads.decrementAndGet();
                        }))
            .toList();
    try (Asking one = Asking.start(cluster, "one", polls)) {
      patiently().until(() -> one.rounds("finished") > 100);
      for (int i = 0; i < 3; i++) {
        // Partitions go and come back.
        try (Asking other = Asking.start(cluster, "other", polls)) {
          patiently().until(() -> other.rounds("finished") > 20);
        }
      }
    }
    assertThat(most)
        .as("the two instances may overlap in asking, not in writing")
        .hasValueLessThan(3);
    assertThat(Counting.counts(cluster)).hasSize(SHARDS);
  }

  @Test
  void oneThatStopsIsTakenOverAtOnce() {
    Duration session = Duration.ofSeconds(6);
    var polls = Counting.several(SHARDS, cluster.prefix());
    try (Asking stays = Asking.start(cluster, "stays", session, polls)) {
      try (Asking goes = Asking.start(cluster, "goes", session, polls)) {
        patiently().until(() -> goes.rounds("finished") > 20);
      }
      await().atMost(session.minusSeconds(2)).until(() -> stays.shards() == SHARDS);
      patiently().until(() -> Counting.counts(cluster).size() == SHARDS);
    }
    assertThat(Counting.counts(cluster)).hasSize(SHARDS);
  }

  @Test
  void oneThatIsKilledIsTakenOverWithinItsSession() throws Exception {
    try (AskingProcess killed = AskingProcess.start(cluster, SHARDS, false)) {
      killed.await(AskingProcess.ASKED);
      try (Asking stays = start("stays")) {
        patiently().until(() -> stays.shards() < SHARDS && stays.rounds("finished") > 20);

        killed.kill();

        await().atMost(TAKE_OVER).until(() -> stays.shards() == SHARDS);
        double before = stays.rounds("finished");
        patiently().until(() -> stays.rounds("finished") > before + 50);
      }
    }
    assertThat(Counting.counts(cluster)).hasSize(SHARDS);
  }

  @Test
  void oneThatHungAndComesBackWritesNothing() throws Exception {
    try (AskingProcess hangs = AskingProcess.start(cluster, 1, true)) {
      hangs.await(AskingProcess.HOLDING);
      hangs.suspend();
      try (Asking stays = Asking.start(cluster, "stays", Counting.several(1, cluster.prefix()))) {
        await().atMost(TAKE_OVER).until(() -> stays.rounds("finished") > 10);

        hangs.resume();

        hangs.await(AskingProcess.REFUSED);
        double before = stays.rounds("finished");
        patiently().until(() -> stays.shards() == 0 || stays.rounds("finished") > before + 10);
      }
    }
    assertThat(Counting.counts(cluster).get(Counting.KIND + "/0")).isGreaterThan(50);
  }

  @Test
  void aSlowQuestionDoesNotHoldUpTheOthers() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    var polls =
        IntStream.range(0, SHARDS)
            .mapToObj(
                number ->
                    new Counting(
                        number,
                        cluster.prefix(),
                        (last, out) -> {
                          if (number == 0) {
                            awaitQuietly(release);
                          }
                        }))
            .toList();
    try (Asking asking = Asking.start(cluster, "one", polls)) {
      patiently().until(() -> asking.rounds("finished") > 100);
      release.countDown();
      patiently().until(() -> Counting.counts(cluster).size() == SHARDS);
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void whoStartsAgainGoesOnFromTheCheckpoint() {
    try (Asking first = start("one")) {
      patiently().until(() -> first.rounds("finished") > 20);
    }
    Map<String, Integer> before = Counting.counts(cluster);
    try (Asking again = start("one")) {
      patiently().until(() -> again.rounds("finished") > 20);
    }
    assertThat(Counting.counts(cluster))
        .allSatisfy(
            (shard, count) ->
                assertThat(count).isGreaterThanOrEqualTo(before.getOrDefault(shard, 0)));
  }
}
