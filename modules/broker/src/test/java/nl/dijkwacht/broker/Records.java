package nl.dijkwacht.broker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What the tests do with a broker, with the plain clients. */
final class Records {
  private Records() {}

  static void createTopic(String servers, String topic, int partitions) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
      admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1))).all().get();
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static KafkaProducer<String, String> producer(String servers, Map<String, String> more) {
    Properties properties = new Properties();
    properties.put("bootstrap.servers", servers);
    properties.putAll(more);
    return new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer());
  }

  static void write(String servers, String topic, int count) {
    try (KafkaProducer<String, String> producer = producer(servers, Map.of())) {
      send(producer, topic, IntStream.range(0, count).mapToObj(Integer::toString).toList());
    }
  }

  /** Returns once the broker has acknowledged all of them. */
  static void send(KafkaProducer<String, String> producer, String topic, List<String> values) {
    List<Future<RecordMetadata>> sent =
        values.stream()
            .map(value -> producer.send(new ProducerRecord<>(topic, value, value)))
            .toList();
    producer.flush();
    try {
      for (Future<RecordMetadata> acknowledged : sent) {
        acknowledged.get();
      }
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The values of committed records, in no order; empty partitions end the reading. */
  static List<String> readCommitted(String servers, String topic) {
    Map<String, Object> properties =
        Map.of("bootstrap.servers", servers, "isolation.level", "read_committed");
    try (var consumer =
        new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<String> values = new ArrayList<>();
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        consumer.poll(Duration.ofMillis(100)).forEach(read -> values.add(read.value()));
      }
      return values;
    }
  }
}
