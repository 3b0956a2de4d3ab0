package nl.dijkwacht.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.streams.runtime.StageTopology;
import nl.dijkwacht.streams.runtime.StreamSettings;
import nl.dijkwacht.testkit.SharedBroker;
import nl.dijkwacht.testkit.UniqueNames;
import nl.dijkwacht.topics.catalogue.Stage;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.cluster.TopicProvisioner;
import nl.dijkwacht.topics.cluster.TopicSettings;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningStagesTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Below what the client of one stage takes by itself to give up on a broker. */
  private static final Duration ALL_CLOSED = Duration.ofSeconds(40);

  @TempDir Path folder;

  private final TopicPrefix prefix = new TopicPrefix(UniqueNames.unique("stages"));
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @Test
  void drainingWaitsForWhatIsStillToBeWritten() {
    Map<String, String> cluster = Map.of("bootstrap.servers", SharedBroker.bootstrapServers());
    provision(cluster);
    AtomicLong unwritten = new AtomicLong(1);
    try (RunningStages stages =
        new RunningStages(
            settings(cluster), cluster, List.of(stage(Stage.DETECT, unwritten::get)), registry)) {
      stages.start();
      await().atMost(PATIENCE).until(stages::areRunning);
      CompletableFuture<Void> drained = CompletableFuture.runAsync(() -> drain(stages));
      await()
          .during(Duration.ofSeconds(2))
          .atMost(PATIENCE)
          .until(() -> !drained.isDone() && stages.areRunning());

      unwritten.set(0);
      await().atMost(PATIENCE).until(drained::isDone);
      assertThat(drained).isCompleted();
    }
  }

  private static void drain(RunningStages stages) {
    try {
      stages.drain();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void provision(Map<String, String> cluster) {
    try (Admin admin = Admin.create(Map.<String, Object>copyOf(cluster))) {
      new TopicProvisioner(admin, new TopicSettings(prefix, 1, 1, Map.of()), PATIENCE).create();
    }
  }

  @Test
  void allAreClosedInTimeThoughNoBrokerAnswers() throws IOException {
    // It takes connections and says nothing.
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Map<String, String> nobody =
          Map.of("bootstrap.servers", "127.0.0.1:" + silent.getLocalPort());
      RunningStages stages =
          new RunningStages(
              settings(nobody),
              nobody,
              Stream.of(Stage.DETECT, Stage.DRIFT, Stage.FINDINGS, Stage.CASES)
                  .map(of -> stage(of, () -> 0))
                  .toList(),
              registry);
      stages.start();

      long start = System.nanoTime();
      stages.close();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(ALL_CLOSED);
      assertThat(gauges()).isZero();
    }
  }

  @Test
  void ifOneCannotBeMadeThoseBeforeItAreClosed() {
    Map<String, String> nobody = Map.of("bootstrap.servers", "127.0.0.1:1");
    StageTopology empty =
        new StageTopology(Stage.DRIFT, 1, new Topology(), Topics.DRIFT_DEAD_LETTERS);

    assertThatThrownBy(
            () ->
                new RunningStages(
                    settings(nobody),
                    nobody,
                    List.of(stage(Stage.DETECT, () -> 0), empty),
                    registry))
        .isInstanceOf(RuntimeException.class);
    assertThat(gauges()).isZero();
    await().atMost(PATIENCE).until(() -> clientThreads() == 0);
  }

  private long gauges() {
    return registry.find(Meters.STREAM_RUNNING.meterName()).gauges().size();
  }

  private long clientThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().contains(prefix.value() + "."))
        .filter(thread -> thread.getName().contains("-inputs"))
        .count();
  }

  private StreamSettings settings(Map<String, String> client) {
    return new StreamSettings(prefix, folder.resolve("state"), 1, Duration.ofMillis(20), 0, client);
  }

  private StageTopology stage(Stage stage, LongSupplier unwritten) {
    ByteArraySerializer bytes = new ByteArraySerializer();
    Topology topology =
        new Topology()
            .addSource(
                "source",
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                Topics.TRAIL_EVENTS.fullName(prefix))
            .addSink("sink", Topics.SIGNALS.fullName(prefix), bytes, bytes, "source");
    return new StageTopology(stage, 1, topology, Topics.DETECT_DEAD_LETTERS, unwritten);
  }
}
