package nl.dijkwacht.app.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import nl.dijkwacht.app.Settings;
import nl.dijkwacht.app.pipeline.KafkaAccess;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes a record and reads it back, by clients as Dijkwacht makes them of its settings. */
final class Exchange {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  private Exchange() {}

  /** What was read of the first partition of a topic after writing a text there. */
  static List<String> of(Map<String, String> settings, String topic, String text) throws Exception {
    try (KafkaAccess kafka = KafkaAccess.open(Settings.configuration(settings))) {
      Map<String, Object> client = new HashMap<>(kafka.clientProperties());
      client.put("max.block.ms", (int) LIMIT.toMillis());
      write(client, topic, text);
      return read(client, topic);
    }
  }

  private static void write(Map<String, Object> client, String topic, String text)
      throws InterruptedException, ExecutionException {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic, 0, null, text.getBytes(UTF_8))).get();
    }
  }

  private static List<String> read(Map<String, Object> client, String topic) {
    List<String> texts = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> first = List.of(new TopicPartition(topic, 0));
      consumer.assign(first);
      consumer.seekToBeginning(first);
      await()
          .atMost(LIMIT)
          .until(
              () -> {
                consumer
                    .poll(Duration.ofMillis(100))
                    .forEach(record -> texts.add(new String(record.value(), UTF_8)));
                return !texts.isEmpty();
              });
    }
    return texts;
  }
}
