package nl.dijkwacht.streams;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import nl.dijkwacht.streams.runtime.Inputs;
import nl.dijkwacht.streams.runtime.StageProperties;
import nl.dijkwacht.streams.runtime.StageTopology;
import nl.dijkwacht.streams.runtime.StreamSettings;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;

/** One task of a stage without a cluster, with the properties that it has in earnest. */
public final class StageDriver implements AutoCloseable {

  public static final TopicPrefix PREFIX = new TopicPrefix("test");

  private final TopologyTestDriver driver;
  private boolean closed;

  /** Of a task that finds nothing waiting when it begins. */
  public StageDriver(StageTopology stage, MeterRegistry registry) {
    this(stage, registry, Map.of());
  }

  /**
   * Of a task that finds records waiting when it begins.
   *
   * @param waiting how many, by topic
   */
  public StageDriver(StageTopology stage, MeterRegistry registry, Map<Topic<?>, Long> waiting) {
    Properties properties = StageProperties.of(stage, settings(), registry);
    properties.put(Inputs.CONFIG, new WaitingInputs(waiting));
    this.driver = new TopologyTestDriver(stage.topology(), properties, TrailRecord.NOON);
  }

  /** Topics of one partition. */
  private record WaitingInputs(Map<Topic<?>, Long> waiting) implements Inputs {

    @Override
    public CompletionStage<Map<TopicPartition, Long>> ends(Set<TopicPartition> partitions) {
      Map<TopicPartition, Long> ends = new HashMap<>();
      waiting.forEach(
          (topic, count) -> ends.put(new TopicPartition(topic.fullName(PREFIX), 0), count));
      return CompletableFuture.completedFuture(ends);
    }

    @Override
    public boolean isFetched(TopicPartition partition) {
      return false;
    }
  }

  private static StreamSettings settings() {
    return new StreamSettings(
        PREFIX,
        stateDirectory(),
        1,
        Duration.ofMillis(20),
        0,
        Map.of("bootstrap.servers", "nowhere:1"));
  }

  private static Path stateDirectory() {
    try {
      Path directory = Files.createTempDirectory("dijkwacht-stage");
      directory.toFile().deleteOnExit();
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void pipe(Topic<?> topic, TrailRecord record, Instant collectedAt) {
    pipe(topic, record.key(), record.bytes(), new RecordHeaders(), collectedAt);
  }

  public void pipe(Topic<?> topic, byte[] key, byte[] value, Headers headers, Instant collectedAt) {
    driver
        .createInputTopic(
            topic.fullName(PREFIX), new ByteArraySerializer(), new ByteArraySerializer())
        .pipeInput(new TestRecord<>(key, value, headers, collectedAt));
  }

  /** Takes back what was written under a key. */
  // Kafka's classes do not say that values may be null.
  @SuppressWarnings("NullAway")
  public void delete(Topic<?> topic, byte[] key, Instant collectedAt) {
    pipe(topic, key, null, new RecordHeaders(), collectedAt);
  }

  /** What came out since the last call. */
  public List<TestRecord<byte[], byte[]>> read(Topic<?> topic) {
    return driver
        .createOutputTopic(
            topic.fullName(PREFIX), new ByteArrayDeserializer(), new ByteArrayDeserializer())
        .readRecordsToList();
  }

  public <V> KeyValueStore<String, V> store(String name) {
    return driver.getKeyValueStore(name);
  }

  /** The keys that a window store holds, of whatever time. */
  public <K> List<K> windowKeys(String name) {
    List<K> keys = new ArrayList<>();
    try (var all = driver.<K, byte[]>getWindowStore(name).all()) {
      all.forEachRemaining(entry -> keys.add(entry.key.key()));
    }
    return keys;
  }

  /** Fills the stores with what those of another driver hold, as their changelogs would. */
  public void restore(StageDriver other) {
    for (String name : other.driver.getAllStateStores().keySet()) {
      if (other.driver.getWindowStore(name) != null) {
        try (var all = other.driver.<Object, Object>getWindowStore(name).all()) {
          all.forEachRemaining(
              entry ->
                  driver
                      .getWindowStore(name)
                      .put(entry.key.key(), entry.value, entry.key.window().start()));
        }
      } else {
        try (var all = other.driver.<Object, Object>getKeyValueStore(name).all()) {
          all.forEachRemaining(entry -> driver.getKeyValueStore(name).put(entry.key, entry.value));
        }
      }
    }
  }

  /** Moves the wall clock, which stands still otherwise. */
  public void pass(Duration time) {
    driver.advanceWallClockTime(time);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      driver.close();
    }
  }
}
