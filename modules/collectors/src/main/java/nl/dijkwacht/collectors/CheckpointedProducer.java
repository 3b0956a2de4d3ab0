package nl.dijkwacht.collectors;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.topics.Checkpoint;
import nl.dijkwacht.topics.ClusterFailure;
import nl.dijkwacht.topics.CompactedContent;
import nl.dijkwacht.topics.CompactedTopicReader;
import nl.dijkwacht.topics.Outcome;
import nl.dijkwacht.topics.TopicPrefix;
import nl.dijkwacht.topics.Topics;
import nl.dijkwacht.topics.WireHeaders;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes records and how far their sources were read in the same transactions, so that whoever is
 * killed at any moment goes on where the topic ends. Opening it ends what an earlier self left open
 * and locks that one out. Its methods throw {@link KafkaException} when the cluster cannot be
 * reached or another instance took over; it is then to be closed. For one thread.
 */
final class CheckpointedProducer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CheckpointedProducer.class);
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);
  private static final Duration READ_LIMIT = Duration.ofSeconds(30);
  private static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(60);

  private final KafkaProducer<byte[], byte[]> producer;
  private final TopicPrefix prefix;
  private final Map<String, Checkpoint> checkpoints;
  private final Clock clock;
  private final Counter committed;
  private final Counter aborted;
  private @Nullable Instant began;

  private CheckpointedProducer(
      KafkaProducer<byte[], byte[]> producer,
      TopicPrefix prefix,
      Map<String, Checkpoint> checkpoints,
      MeterRegistry registry,
      Clock clock) {
    this.producer = producer;
    this.prefix = prefix;
    this.checkpoints = checkpoints;
    this.clock = clock;
    this.committed = Meters.COLLECT_TRANSACTIONS.counter(registry, "committed");
    this.aborted = Meters.COLLECT_TRANSACTIONS.counter(registry, "aborted");
  }

  /**
   * Connects and reads how far each source was read.
   *
   * @param collector its name; of all instances with the same, only the newest can write
   */
  static Outcome<CheckpointedProducer> open(
      Map<String, String> clientProperties,
      TopicPrefix prefix,
      String collector,
      MeterRegistry registry,
      Clock clock) {
    Optional<String> problem =
        RequiredTopics.problem(
            clientProperties,
            prefix,
            List.of(Topics.TRAIL_EVENTS, Topics.CHECKPOINTS, Topics.COLLECT_DEAD_LETTERS));
    if (problem.isPresent()) {
      return new Outcome.Failed<>(problem.get());
    }
    KafkaProducer<byte[], byte[]> producer = null;
    try {
      producer =
          TransactionalProducers.create(
              clientProperties, prefix + ".collect." + collector, TRANSACTION_TIMEOUT);
      producer.initTransactions();
    } catch (KafkaException e) {
      return failed(producer, ClusterFailure.sentence("Beginning to collect", e));
    }
    Outcome<CompactedContent<Checkpoint>> outcome =
        new CompactedTopicReader(new HashMap<>(clientProperties), prefix, READ_LIMIT)
            .read(Topics.CHECKPOINTS);
    if (outcome instanceof Outcome.Done<CompactedContent<Checkpoint>> done) {
      done.value()
          .unreadable()
          .keySet()
          .forEach(
              source ->
                  LOG.warn(
                      "The checkpoint of {} cannot be read, so it is collected anew",
                      Printable.of(source)));
      Map<String, Checkpoint> checkpoints = new HashMap<>(done.value().values());
      return new Outcome.Done<>(
          new CheckpointedProducer(producer, prefix, checkpoints, registry, clock));
    }
    return failed(producer, ((Outcome.Failed<?>) outcome).sentence());
  }

  private static Outcome<CheckpointedProducer> failed(
      @Nullable KafkaProducer<byte[], byte[]> producer, String sentence) {
    if (producer != null) {
      producer.close(Duration.ZERO);
    }
    return new Outcome.Failed<>(sentence);
  }

  /** How far each source was read, by its name; with what the open transaction adds. */
  Map<String, Checkpoint> checkpoints() {
    return checkpoints;
  }

  /** Adds a record to the transaction, beginning one if there is none. */
  @SuppressWarnings("FutureReturnValueIgnored") // The commit tells of each record that failed.
  void send(ProducerRecord<byte[], byte[]> record) {
    if (began == null) {
      producer.beginTransaction();
      began = clock.instant();
    }
    producer.send(record);
  }

  /** Adds to the transaction how far a source was read. */
  void checkpoint(String source, Checkpoint checkpoint) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            Topics.CHECKPOINTS.fullName(prefix),
            null,
            checkpoint.updatedAt().toEpochMilli(),
            source.getBytes(StandardCharsets.UTF_8),
            Topics.CHECKPOINTS.payload().write(checkpoint));
    WireHeaders.putSchema(record.headers(), Topics.CHECKPOINTS.payload().schema());
    send(record);
    checkpoints.put(source, checkpoint);
  }

  /** Ends the transaction. */
  void commit() {
    producer.commitTransaction();
    began = null;
    committed.increment();
  }

  /**
   * Whether a failure means that another instance took over. The cluster answers the same to a
   * process that was suspended in the middle of a transaction until that timed out.
   */
  boolean isLockedOut(KafkaException failure) {
    boolean fenced =
        failure instanceof ProducerFencedException
            || failure instanceof InvalidProducerEpochException;
    boolean timedOut = began != null && !clock.instant().isBefore(began.plus(TRANSACTION_TIMEOUT));
    return fenced && !timedOut;
  }

  /** Gives up what was not committed. */
  @Override
  public void close() {
    if (began != null) {
      aborted.increment();
    }
    producer.close(CLOSE_LIMIT);
  }
}
