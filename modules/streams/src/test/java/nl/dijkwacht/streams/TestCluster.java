package nl.dijkwacht.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import nl.dijkwacht.streams.runtime.StreamSettings;
import nl.dijkwacht.testkit.TopicReader;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.cluster.TopicProvisioner;
import nl.dijkwacht.topics.cluster.TopicSettings;
import nl.dijkwacht.topics.wire.Outcome;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The topics of one tenant on a real broker. */
public record TestCluster(String bootstrapServers, TopicPrefix prefix) {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Creates the topics of the catalogue, with two partitions each. */
  public TestCluster withTopics() {
    try (Admin admin = Admin.create(connection())) {
      assertThat(
              new TopicProvisioner(admin, new TopicSettings(prefix, 2, 1, Map.of()), PATIENCE)
                  .create())
          .isInstanceOf(Outcome.Done.class);
    }
    return this;
  }

  /** How a stage runs here. */
  public StreamSettings settings(Path stateDirectory) {
    return new StreamSettings(
        prefix,
        stateDirectory,
        1,
        Duration.ofMillis(20),
        0,
        Map.of(
            "bootstrap.servers",
            bootstrapServers,
            // A thread that failed keeps its partitions for a session.
            "consumer.session.timeout.ms",
            "2000",
            "consumer.heartbeat.interval.ms",
            "500"));
  }

  /** Writes records in one transaction, as the collectors do. */
  public void write(List<ProducerRecord<byte[], byte[]>> records) {
    Map<String, Object> properties = new HashMap<>(connection());
    properties.put("transactional.id", prefix + "-test");
    properties.put("max.request.size", TopicSettings.MAX_MESSAGE_BYTES);
    try (var producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      List<? extends Future<?>> sent = records.stream().map(producer::send).toList();
      producer.commitTransaction();
      for (Future<?> one : sent) {
        one.get();
      }
    } catch (ExecutionException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  public void write(Topic<?> topic, List<TrailRecord> records) {
    write(
        records.stream()
            .map(r -> new ProducerRecord<>(topic.fullName(prefix), r.key(), r.bytes()))
            .toList());
  }

  public List<ConsumerRecord<byte[], byte[]>> read(int atLeast, Topic<?> topic) {
    return new TopicReader(bootstrapServers).readAtLeast(atLeast, topic.fullName(prefix), PATIENCE);
  }

  /** All that is committed by now, in the order of each partition. */
  public List<ConsumerRecord<byte[], byte[]>> readAll(Topic<?> topic) {
    Map<String, Object> properties = new HashMap<>(connection());
    properties.put("isolation.level", "read_committed");
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.fullName(prefix)).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(50)).forEach(records::add);
      }
    }
    return records;
  }

  private Map<String, Object> connection() {
    return Map.of("bootstrap.servers", bootstrapServers);
  }
}
