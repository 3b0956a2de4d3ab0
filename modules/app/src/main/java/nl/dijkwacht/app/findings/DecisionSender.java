package nl.dijkwacht.app.findings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import nl.dijkwacht.core.Finding;
import nl.dijkwacht.core.FindingCommand;
import nl.dijkwacht.topics.DeadLetterRecord;
import nl.dijkwacht.topics.Reading;
import nl.dijkwacht.topics.Topic;
import nl.dijkwacht.topics.TopicPrefix;
import nl.dijkwacht.topics.Topics;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends what people decide to the findings stage, and waits for its answer. For one thread. */
public final class DecisionSender implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(50);

  /** How long the cluster may be silent. */
  private static final Duration LIMIT = Duration.ofSeconds(15);

  private final TopicPrefix prefix;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final KafkaProducer<byte[], FindingCommand> producer;

  /** Opens the topics, which must exist. */
  public DecisionSender(Map<String, String> clientProperties, TopicPrefix prefix) {
    this.prefix = prefix;
    this.consumer = consumer(clientProperties);
    this.producer = producer(clientProperties);
  }

  private static KafkaConsumer<byte[], byte[]> consumer(Map<String, String> clientProperties) {
    Map<String, Object> properties = new HashMap<>(clientProperties);
    properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) LIMIT.toMillis());
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 50);
    return new KafkaConsumer<>(
        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private static KafkaProducer<byte[], FindingCommand> producer(
      Map<String, String> clientProperties) {
    Map<String, Object> properties = new HashMap<>(clientProperties);
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (int) LIMIT.toMillis());
    return new KafkaProducer<>(
        properties, new ByteArraySerializer(), Topics.COMMANDS.payload().serializer());
  }

  /**
   * Sends a command and waits.
   *
   * @param limit how long for an answer
   * @throws IOException with a sentence for people, if the command could not be sent
   */
  public Decision send(FindingCommand command, Duration limit)
      throws IOException, InterruptedException {
    listenFromNow();
    write(command);
    long deadline = System.nanoTime() + limit.toNanos();
    while (System.nanoTime() - deadline < 0) {
      for (ConsumerRecord<byte[], byte[]> answer : consumer.poll(POLL)) {
        Optional<Decision> decision = decision(answer, command);
        if (decision.isPresent()) {
          return decision.get();
        }
      }
    }
    return new Decision.Unanswered();
  }

  private void listenFromNow() throws IOException {
    List<TopicPartition> partitions = new ArrayList<>(partitionsOf(Topics.FINDINGS));
    partitions.addAll(partitionsOf(Topics.FINDINGS_DEAD_LETTERS));
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    // Seeking is done when it is asked for, which must be before the command is sent.
    partitions.forEach(consumer::position);
  }

  private List<TopicPartition> partitionsOf(Topic<?> topic) throws IOException {
    String name = topic.fullName(prefix);
    List<PartitionInfo> infos = consumer.partitionsFor(name);
    if (infos == null || infos.isEmpty()) {
      throw new IOException(
          "topic %s does not exist; create it with 'dijkwacht topics create'".formatted(name));
    }
    return infos.stream().map(info -> new TopicPartition(name, info.partition())).toList();
  }

  private void write(FindingCommand command) throws IOException, InterruptedException {
    byte[] key = command.findingId().getBytes(StandardCharsets.UTF_8);
    var sent = producer.send(new ProducerRecord<>(Topics.COMMANDS.fullName(prefix), key, command));
    try {
      sent.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof KafkaException failure) {
        throw failure;
      }
      throw new IOException("the command could not be sent; try again", e);
    } catch (TimeoutException e) {
      throw new IOException("Kafka did not take the command in time; try again", e);
    }
  }

  private Optional<Decision> decision(
      ConsumerRecord<byte[], byte[]> answer, FindingCommand command) {
    return answer.topic().equals(Topics.FINDINGS.fullName(prefix))
        ? done(answer, command)
        : refused(answer, command);
  }

  private static Optional<Decision> done(
      ConsumerRecord<byte[], byte[]> answer, FindingCommand command) {
    if (answer.value() == null) {
      return Optional.empty();
    }
    Reading<Finding> reading = Topics.FINDINGS.payload().read(answer.value(), answer.headers());
    return reading instanceof Reading.Value<Finding> read
            && command.id().equals(read.value().handled().command())
        ? Optional.of(new Decision.Done(read.value()))
        : Optional.empty();
  }

  private static Optional<Decision> refused(
      ConsumerRecord<byte[], byte[]> answer, FindingCommand command) {
    Reading<FindingCommand> reading = Topics.COMMANDS.payload().read(answer.value());
    var letter = DeadLetterRecord.of(answer).letter();
    return letter != null
            && reading instanceof Reading.Value<FindingCommand> read
            && command.id().equals(read.value().id())
        ? Optional.of(new Decision.Refused(letter.detail()))
        : Optional.empty();
  }

  @Override
  public void close() {
    consumer.close();
    producer.close(LIMIT);
  }
}
