package nl.dijkwacht.topics.decisions;

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
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.wire.DeadLetterRecord;
import nl.dijkwacht.topics.wire.Reading;
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

/**
 * Sends what people decide to its stage, and waits for the answer. For one thread.
 *
 * @param <C> the commands
 * @param <A> what shows that one was carried out
 */
public final class DecisionSender<C, A> implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(50);

  /** How long the cluster may be silent. */
  private static final Duration LIMIT = Duration.ofSeconds(15);

  private final TopicPrefix prefix;
  private final DecisionTopics<C, A> topics;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final KafkaProducer<byte[], C> producer;

  /** Opens the topics, which must exist. */
  public DecisionSender(
      Map<String, String> clientProperties, TopicPrefix prefix, DecisionTopics<C, A> topics) {
    this.prefix = prefix;
    this.topics = topics;
    this.consumer = consumer(clientProperties);
    this.producer = producer(clientProperties, topics);
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

  private static <C> KafkaProducer<byte[], C> producer(
      Map<String, String> clientProperties, DecisionTopics<C, ?> topics) {
    Map<String, Object> properties = new HashMap<>(clientProperties);
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (int) LIMIT.toMillis());
    return new KafkaProducer<>(
        properties, new ByteArraySerializer(), topics.commands().payload().serializer());
  }

  /**
   * Sends a command and waits.
   *
   * @param limit how long for an answer
   * @throws IOException with a sentence for people, if the command could not be sent
   */
  public Decision<A> send(C command, Duration limit) throws IOException, InterruptedException {
    listenFromNow();
    write(command);
    long deadline = System.nanoTime() + limit.toNanos();
    while (System.nanoTime() - deadline < 0) {
      for (ConsumerRecord<byte[], byte[]> answer : consumer.poll(POLL)) {
        Optional<Decision<A>> decision = decision(answer, command);
        if (decision.isPresent()) {
          return decision.get();
        }
      }
    }
    return new Decision.Unanswered<>();
  }

  private void listenFromNow() throws IOException {
    List<TopicPartition> partitions = new ArrayList<>(partitionsOf(topics.answers()));
    partitions.addAll(partitionsOf(topics.deadLetters()));
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

  private void write(C command) throws IOException, InterruptedException {
    byte[] key = topics.key().apply(command).getBytes(StandardCharsets.UTF_8);
    var sent =
        producer.send(new ProducerRecord<>(topics.commands().fullName(prefix), key, command));
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

  private Optional<Decision<A>> decision(ConsumerRecord<byte[], byte[]> answer, C command) {
    return answer.topic().equals(topics.answers().fullName(prefix))
        ? done(answer, command)
        : refused(answer, command);
  }

  private Optional<Decision<A>> done(ConsumerRecord<byte[], byte[]> answer, C command) {
    if (answer.value() == null) {
      return Optional.empty();
    }
    Reading<A> reading = topics.answers().payload().read(answer.value(), answer.headers());
    return reading instanceof Reading.Value<A> read && topics.answered().test(read.value(), command)
        ? Optional.of(new Decision.Done<>(read.value()))
        : Optional.empty();
  }

  private Optional<Decision<A>> refused(ConsumerRecord<byte[], byte[]> answer, C command) {
    Reading<C> reading = topics.commands().payload().read(answer.value());
    var letter = DeadLetterRecord.of(answer).letter();
    return letter != null
            && reading instanceof Reading.Value<C> read
            && topics.id().apply(command).equals(topics.id().apply(read.value()))
        ? Optional.of(new Decision.Refused<>(letter.detail()))
        : Optional.empty();
  }

  @Override
  public void close() {
    consumer.close();
    producer.close(LIMIT);
  }
}
