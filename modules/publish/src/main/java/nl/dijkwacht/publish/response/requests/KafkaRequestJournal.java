package nl.dijkwacht.publish.response.requests;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.core.DeadLetter;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.core.cases.CaseCommand;
import nl.dijkwacht.core.response.ResponseRequest;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.cluster.TopicSettings;
import nl.dijkwacht.topics.wire.DeadLetterRecord;
import nl.dijkwacht.topics.wire.RecordOrigin;
import nl.dijkwacht.topics.wire.WireHeaders;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes requests, what is told of them and how far commands were read in one transaction each. All
 * instances share one transactional id, so of two that believe to deal with requests the older one
 * cannot write, and so cannot ask. Throws {@link org.apache.kafka.common.KafkaException} if it
 * cannot write. For one thread.
 */
final class KafkaRequestJournal implements Journal, AutoCloseable {

  private static final int PATIENCE_MILLIS = 30_000;

  private final Producer<byte[], byte[]> producer;
  private final TopicPrefix prefix;
  private final ResponseMeters meters;

  /** Ends what an earlier self left open. */
  KafkaRequestJournal(
      Map<String, String> clientProperties, TopicPrefix prefix, ResponseMeters meters) {
    Map<String, Object> properties = new HashMap<>(clientProperties);
    properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, prefix.value() + ".publish-response");
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MILLIS);
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS / 2);
    properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, TopicSettings.MAX_MESSAGE_BYTES);
    this.producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    this.prefix = prefix;
    this.meters = meters;
    producer.initTransactions();
  }

  @Override
  public void changed(List<ResponseRequest> requests) {
    producer.beginTransaction();
    requests.forEach(this::write);
    producer.commitTransaction();
    requests.forEach(meters::count);
  }

  @Override
  public void told(ResponseRequest request, List<CaseCommand> comments) {
    producer.beginTransaction();
    comments.forEach(comment -> send(Topics.CASE_COMMANDS, comment.legalEntity(), comment));
    send(Topics.OUTCOMES, request.id(), request);
    producer.commitTransaction();
  }

  /** The same for what a command led to, which is then read. */
  void changed(
      List<ResponseRequest> requests,
      ConsumerRecord<byte[], byte[]> command,
      ConsumerGroupMetadata group) {
    producer.beginTransaction();
    requests.forEach(this::write);
    read(command, group);
    producer.commitTransaction();
    requests.forEach(meters::count);
  }

  /** A command that cannot be carried out or read, with the reason. */
  void setAside(
      ConsumerRecord<byte[], byte[]> command,
      DeadLetterReason reason,
      String why,
      ConsumerGroupMetadata group) {
    String place = command.topic() + "-" + command.partition() + "@" + command.offset();
    DeadLetter letter =
        new DeadLetter(reason, place, why, WireHeaders.attempts(command.headers()) + 1);
    RecordOrigin origin =
        new RecordOrigin(
            command.topic(), command.partition(), command.offset(), command.timestamp());
    DeadLetterRecord dead =
        DeadLetterRecord.of(
            letter,
            origin,
            command.key(),
            command.value(),
            new RecordHeaders(command.headers().toArray()));
    producer.beginTransaction();
    send(
        new ProducerRecord<>(
            Topics.PUBLISH_DEAD_LETTERS.fullName(prefix),
            null,
            dead.key(),
            dead.value(),
            dead.headers()));
    read(command, group);
    producer.commitTransaction();
  }

  private void read(ConsumerRecord<byte[], byte[]> command, ConsumerGroupMetadata group) {
    producer.sendOffsetsToTransaction(
        Map.of(
            new TopicPartition(command.topic(), command.partition()),
            new OffsetAndMetadata(command.offset() + 1)),
        group);
  }

  private void write(ResponseRequest request) {
    send(Topics.OUTCOMES, request.id(), request);
    if (Telling.isNews(request.last())) {
      send(Topics.COMMANDS, request.finding(), Telling.onFinding(request));
    }
  }

  private <V> void send(Topic<V> topic, String key, V value) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            topic.fullName(prefix), key.getBytes(UTF_8), topic.payload().write(value));
    WireHeaders.putSchema(record.headers(), topic.payload().schema());
    send(record);
  }

  @SuppressWarnings("FutureReturnValueIgnored") // The commit tells of each record that failed.
  private void send(ProducerRecord<byte[], byte[]> record) {
    producer.send(record);
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
  }
}
