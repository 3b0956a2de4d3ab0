package nl.dijkwacht.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/** The Kafka image that {@code .ci/docker} builds, under Testcontainers. */
class KafkaImageIT {

  private static final TopicPartition PARTITION = new TopicPartition("evidence", 0);

  @Test
  @Timeout(180)
  void committedRecordsAreReadBackAndAbortedOnesAreNot() throws Exception {
    try (var kafka = new KafkaContainer(image())) {
      kafka.start();
      createTopic(kafka.getBootstrapServers());

      try (var producer = transactionalProducer(kafka.getBootstrapServers())) {
        producer.initTransactions();
        producer.beginTransaction();
        send(producer, "aborted");
        producer.abortTransaction();
        producer.beginTransaction();
        send(producer, "first");
        send(producer, "second");
        producer.commitTransaction();
      }

      assertThat(committedValues(kafka.getBootstrapServers())).containsExactly("first", "second");
    }
  }

  private static DockerImageName image() {
    String image = System.getProperty("dijkwacht.kafka.image");
    assertThat(image).as("system property dijkwacht.kafka.image").isNotBlank();
    return DockerImageName.parse(image).asCompatibleSubstituteFor("apache/kafka");
  }

  private static void createTopic(String bootstrap) throws Exception {
    try (Admin admin = Admin.create(Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap))) {
      admin
          .createTopics(List.of(new NewTopic(PARTITION.topic(), 1, (short) 1)))
          .all()
          .get(30, TimeUnit.SECONDS);
    }
  }

  private static KafkaProducer<String, String> transactionalProducer(String bootstrap) {
    return new KafkaProducer<>(
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrap,
            ProducerConfig.TRANSACTIONAL_ID_CONFIG,
            "kafka-image-it"),
        new StringSerializer(),
        new StringSerializer());
  }

  private static void send(KafkaProducer<String, String> producer, String value) throws Exception {
    producer
        .send(new ProducerRecord<>(PARTITION.topic(), PARTITION.partition(), "key", value))
        .get(30, TimeUnit.SECONDS);
  }

  /** Reads up to the end of the log, so that a record that should not be there is seen too. */
  private static List<String> committedValues(String bootstrap) {
    Map<String, Object> config =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrap,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed");
    try (var consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(PARTITION));
      consumer.seekToBeginning(List.of(PARTITION));
      long end = consumer.endOffsets(List.of(PARTITION)).getOrDefault(PARTITION, 0L);
      List<String> values = new ArrayList<>();
      while (consumer.position(PARTITION) < end) {
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(100))) {
          values.add(record.value());
        }
      }
      return values;
    }
  }
}
