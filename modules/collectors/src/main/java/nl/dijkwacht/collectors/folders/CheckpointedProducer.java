package nl.dijkwacht.collectors.folders;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.dijkwacht.collectors.CheckpointRecords;
import nl.dijkwacht.collectors.Printable;
import nl.dijkwacht.collectors.RequiredTopics;
import nl.dijkwacht.collectors.TransactionalProducer;
import nl.dijkwacht.topics.catalogue.Checkpoint;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.cluster.ClusterFailure;
import nl.dijkwacht.topics.cluster.CompactedContent;
import nl.dijkwacht.topics.cluster.CompactedTopicReader;
import nl.dijkwacht.topics.wire.Outcome;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
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
  private static final Duration READ_LIMIT = Duration.ofSeconds(30);
  private static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(60);

  private final TransactionalProducer producer;
  private final TopicPrefix prefix;
  private final Map<String, Checkpoint> checkpoints;

  private CheckpointedProducer(
      TransactionalProducer producer, TopicPrefix prefix, Map<String, Checkpoint> checkpoints) {
    this.producer = producer;
    this.prefix = prefix;
    this.checkpoints = checkpoints;
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
    TransactionalProducer producer;
    try {
      producer =
          TransactionalProducer.open(
              clientProperties,
              prefix + ".collect." + collector,
              TRANSACTION_TIMEOUT,
              registry,
              clock);
    } catch (KafkaException e) {
      return new Outcome.Failed<>(ClusterFailure.sentence("Beginning to collect", e));
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
      return new Outcome.Done<>(new CheckpointedProducer(producer, prefix, checkpoints));
    }
    producer.close();
    return new Outcome.Failed<>(((Outcome.Failed<?>) outcome).sentence());
  }

  /** How far each source was read, by its name; with what the open transaction adds. */
  Map<String, Checkpoint> checkpoints() {
    return checkpoints;
  }

  /** Adds a record to the transaction, beginning one if there is none. */
  @SuppressWarnings("FutureReturnValueIgnored") // The commit tells of each record that failed.
  void send(ProducerRecord<byte[], byte[]> record) {
    producer.send(record);
  }

  /** Adds to the transaction how far a source was read. */
  void checkpoint(String source, Checkpoint checkpoint) {
    send(
        CheckpointRecords.of(
            Topics.CHECKPOINTS, prefix, source, checkpoint, checkpoint.updatedAt()));
    checkpoints.put(source, checkpoint);
  }

  /** Ends the transaction. */
  void commit() {
    producer.commit();
  }

  /** See {@link TransactionalProducer#isLockedOut}. */
  boolean isLockedOut(KafkaException failure) {
    return producer.isLockedOut(failure);
  }

  /** Gives up what was not committed. */
  @Override
  public void close() {
    producer.close();
  }
}
