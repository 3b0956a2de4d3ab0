package nl.dijkwacht.collectors.folders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.broker.BrokerSettings;
import nl.dijkwacht.broker.BrokerUnavailableException;
import nl.dijkwacht.broker.EmbeddedBroker;
import nl.dijkwacht.collectors.Cluster;
import nl.dijkwacht.collectors.HookedClock;
import nl.dijkwacht.collectors.Logs;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WaitingForKafkaTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final TopicPrefix PREFIX = new TopicPrefix("outage");

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  private double events() {
    return registry.get("dijkwacht.collect.records").tags("outcome", "event").counter().count();
  }

  private static Thread watch(FileCollector collector) {
    Thread thread = new Thread(collector::watch, "collect-files");
    thread.start();
    return thread;
  }

  private static EmbeddedBroker broker(Path data, int port) {
    try {
      return EmbeddedBroker.start(new BrokerSettings(data, port, 1));
    } catch (BrokerUnavailableException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whileTheTopicsAreMissingItSaysSoAndCollectsOnceTheyExist(@TempDir Path folder)
      throws IOException {
    Logs.lines(folder.resolve("a.jsonl"), Logs.records(1, 5));
    Cluster cluster = Cluster.withoutTopics();
    try (FileCollector collector = cluster.collector(Clock.systemUTC(), registry, folder)) {
      watch(collector);
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(collector.problem())
                      .hasValueSatisfying(
                          problem -> assertThat(problem).contains("dijkwacht topics create")));
      assertThat(collector.isConnected()).isFalse();

      cluster.createTopics();

      await().atMost(PATIENCE).until(() -> events() == 5);
      assertThat(collector.problem()).isEmpty();
    }
  }

  @Test
  void aTopicThatIsMissingAloneIsNamedAndNotCreatedByTheWay(@TempDir Path folder) throws Exception {
    Cluster cluster = Cluster.create();
    String missing = Topics.COLLECT_DEAD_LETTERS.fullName(cluster.prefix());
    try (Admin admin = Admin.create(Map.<String, Object>copyOf(cluster.clientProperties()));
        FileCollector collector = cluster.collector(folder)) {
      admin.deleteTopics(List.of(missing)).all().get();
      await().atMost(PATIENCE).until(() -> !admin.listTopics().names().get().contains(missing));
      watch(collector);
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(collector.problem())
                      .hasValueSatisfying(problem -> assertThat(problem).contains(missing)));
      assertThat(admin.listTopics().names().get()).doesNotContain(missing);
    }
  }

  @Test
  void withoutABrokerItWaitsQuietlyAndClosesPromptly(@TempDir Path folder) throws Exception {
    Cluster nowhere = new Cluster("127.0.0.1:1", PREFIX);
    FileCollector collector = nowhere.collector(folder);
    Thread thread = watch(collector);
    await().atMost(PATIENCE).until(() -> collector.problem().isPresent());

    long start = System.nanoTime();
    collector.close();
    thread.join();

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(6));
  }

  @Test
  void anInterruptedCollectorEnds(@TempDir Path folder) throws Exception {
    FileCollector collector = new Cluster("127.0.0.1:1", PREFIX).collector(folder);
    Thread thread = watch(collector);

    thread.interrupt();
    thread.join(Duration.ofSeconds(10).toMillis());

    assertThat(thread.isAlive()).isFalse();
    assertThat(collector.isConnected()).isFalse();
  }

  @Test
  void aBrokerThatGoesAwayAndComesBackCostsNoRecordAndGivesNoneTwice(
      @TempDir Path data, @TempDir Path temporary) throws Exception {
    Path folder = temporary.toRealPath();
    Logs.deliver(1, 500, folder.resolve("before"));
    EmbeddedBroker[] broker = {broker(data, 0)};
    int port = broker[0].port();
    Cluster cluster = new Cluster(broker[0].bootstrapServers(), PREFIX);
    cluster.createTopics();
    // It goes in the middle of a transaction.
    HookedClock clock =
        new HookedClock(
            call -> {
              if (call == 700) {
                broker[0].close();
              }
            });
    try (FileCollector collector = cluster.collector(clock, registry, folder)) {
      Thread thread = watch(collector);
      await().atMost(PATIENCE).until(() -> events() == 500);
      Logs.deliver(2, 500, folder.resolve("during"));
      await().atMost(PATIENCE).until(() -> clock.calls() >= 700);
      Duration busy = cpuTime(thread);
      await()
          .pollDelay(Duration.ofSeconds(4))
          .atMost(PATIENCE)
          .untilAsserted(
              () -> assertThat(cpuTime(thread).minus(busy)).isLessThan(Duration.ofMillis(1500)));

      broker[0] = broker(data, port);

      await().atMost(PATIENCE).until(() -> events() == 1000);
      Collected.assertOnceAndInOrder(folder, cluster.events());
    } finally {
      broker[0].close();
    }
  }

  private static Duration cpuTime(Thread thread) {
    return Duration.ofNanos(ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.getId()));
  }
}
