package nl.dijkwacht.benchmarks.quality;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import nl.dijkwacht.benchmarks.kafka.BenchmarkKafka;
import nl.dijkwacht.streams.runtime.StageProperties;
import nl.dijkwacht.streams.runtime.StageTopology;
import nl.dijkwacht.streams.runtime.StreamSettings;
import nl.dijkwacht.topics.catalogue.Topic;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/**
 * All tasks of a stage without a broker, under the properties that it has in earnest and by a clock
 * that is moved by hand: only so do weeks pass in minutes. For one thread.
 */
final class StageTask implements AutoCloseable {

  private final TopologyTestDriver driver;
  private final Set<String> wanted = new HashSet<>();
  private final Map<String, TestInputTopic<byte[], byte[]>> inputs = new HashMap<>();
  private final Map<String, TestOutputTopic<byte[], byte[]>> outputs = new HashMap<>();
  private Instant now;

  /**
   * @param start the wall clock at the beginning
   * @param wanted topics that are read; what else is written, such as changelogs, is thrown away
   */
  StageTask(
      StageTopology stage,
      Path state,
      Instant start,
      MeterRegistry registry,
      List<Topic<?>> wanted) {
    StreamSettings settings =
        new StreamSettings(
            BenchmarkKafka.PREFIX,
            state,
            1,
            Duration.ofMillis(20),
            0,
            Map.of("bootstrap.servers", "nowhere:1"));
    Properties properties = StageProperties.of(stage, settings, registry);
    this.driver = new TopologyTestDriver(stage.topology(), properties, start);
    this.now = start;
    wanted.forEach(topic -> this.wanted.add(topic.fullName(BenchmarkKafka.PREFIX)));
  }

  /** Lets the wall clock pass until an instant; what is due by then is done once. */
  void until(Instant then) {
    driver.advanceWallClockTime(Duration.between(now, then));
    now = then;
  }

  void pipe(Topic<?> topic, TestRecord<byte[], byte[]> record) {
    inputs
        .computeIfAbsent(
            topic.fullName(BenchmarkKafka.PREFIX),
            name ->
                driver.createInputTopic(name, new ByteArraySerializer(), new ByteArraySerializer()))
        .pipeInput(record);
  }

  /** What was written to a topic since the last call. */
  List<TestRecord<byte[], byte[]>> read(Topic<?> topic) {
    return read(topic.fullName(BenchmarkKafka.PREFIX));
  }

  /** The same of a topic that the stage may not know. */
  List<TestRecord<byte[], byte[]>> readIfWritten(Topic<?> topic) {
    String name = topic.fullName(BenchmarkKafka.PREFIX);
    return driver.producedTopicNames().contains(name) ? read(name) : List.of();
  }

  private List<TestRecord<byte[], byte[]>> read(String name) {
    return outputs
        .computeIfAbsent(
            name,
            any ->
                driver.createOutputTopic(
                    any, new ByteArrayDeserializer(), new ByteArrayDeserializer()))
        .readRecordsToList();
  }

  /** Throws away what nobody reads, since it is kept in memory. */
  void forget() {
    for (String name : new ArrayList<>(driver.producedTopicNames())) {
      if (!wanted.contains(name)) {
        read(name);
      }
    }
  }

  @Override
  public void close() {
    driver.close();
  }
}
