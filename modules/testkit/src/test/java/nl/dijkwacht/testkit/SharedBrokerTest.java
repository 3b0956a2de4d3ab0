package nl.dijkwacht.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.LauncherSessionListener;

class SharedBrokerTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(300);

  private final String topic = UniqueNames.unique("shared-broker");
  private final TopicReader reader = new TopicReader(SharedBroker.bootstrapServers());

  @BeforeEach
  void createTopic() throws Exception {
    try (Admin admin = Admin.create(connection())) {
      admin.createTopics(List.of(new NewTopic(topic, 2, (short) 1))).all().get();
    }
  }

  @Test
  void theReaderSeesCommittedRecordsFromTheBeginning() {
    try (KafkaProducer<String, String> producer = producer()) {
      producer.initTransactions();
      producer.beginTransaction();
      send(producer, "given up");
      producer.abortTransaction();
      producer.beginTransaction();
      send(producer, "one");
      send(producer, "two");
      producer.commitTransaction();
    }

    assertThat(reader.readAtLeast(2, topic, LONG))
        .extracting(record -> new String(record.value(), UTF_8))
        .containsExactlyInAnyOrder("one", "two");
  }

  @Test
  void aConditionThatIsNotMetIsToldWithWhatWasRead() {
    try (KafkaProducer<String, String> producer = producer()) {
      producer.initTransactions();
      producer.beginTransaction();
      send(producer, "only");
      producer.commitTransaction();
    }
    List<ConsumerRecord<byte[], byte[]>> read = reader.readAtLeast(1, topic, LONG);
    assertThat(read).hasSize(1);

    assertThatThrownBy(() -> reader.readAtLeast(2, topic, SHORT))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("at least 2 records in " + topic)
        .hasMessageContaining("1 records:")
        .hasMessageContaining("only = only");
  }

  @Test
  void thereIsOneBrokerThatTheSessionStops() {
    assertThat(SharedBroker.bootstrapServers()).isEqualTo(SharedBroker.bootstrapServers());
    assertThat(ServiceLoader.load(LauncherSessionListener.class))
        .hasAtLeastOneElementOfType(SharedBrokerSession.class);
  }

  private void send(KafkaProducer<String, String> producer, String text) {
    var sent = producer.send(new ProducerRecord<>(topic, text, text));
    producer.flush();
    assertThat(sent).isDone();
  }

  private KafkaProducer<String, String> producer() {
    Map<String, Object> properties = new HashMap<>(connection());
    properties.put("transactional.id", UniqueNames.unique("writer"));
    return new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer());
  }

  private static Map<String, Object> connection() {
    return Map.of("bootstrap.servers", SharedBroker.bootstrapServers());
  }
}
