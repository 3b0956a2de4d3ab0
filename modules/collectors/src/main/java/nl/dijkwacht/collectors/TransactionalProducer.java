package nl.dijkwacht.collectors;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Future;
import nl.dijkwacht.metrics.Meters;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.jspecify.annotations.Nullable;

/**
 * Writes records in transactions, one after the other. Opening it ends what an earlier self left
 * open and locks that one out. Its methods throw {@link KafkaException} when the cluster cannot be
 * reached or another self took over; it is then to be closed. For one thread.
 */
public final class TransactionalProducer implements AutoCloseable {

  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);

  private final KafkaProducer<byte[], byte[]> producer;
  private final Duration timeout;
  private final Clock clock;
  private final Counter committed;
  private final Counter aborted;
  private @Nullable Instant began;

  private TransactionalProducer(
      KafkaProducer<byte[], byte[]> producer,
      Duration timeout,
      MeterRegistry registry,
      Clock clock) {
    this.producer = producer;
    this.timeout = timeout;
    this.clock = clock;
    this.committed = Meters.COLLECT_TRANSACTIONS.counter(registry, "committed");
    this.aborted = Meters.COLLECT_TRANSACTIONS.counter(registry, "aborted");
  }

  /**
   * Connects, which takes half a minute at most.
   *
   * @param transactionalId of all producers with the same, only the newest can write
   * @param timeout after which the cluster gives up a transaction whose producer fell silent
   * @throws KafkaException when the cluster cannot be reached
   */
  public static TransactionalProducer open(
      Map<String, String> clientProperties,
      String transactionalId,
      Duration timeout,
      MeterRegistry registry,
      Clock clock) {
    KafkaProducer<byte[], byte[]> producer =
        TransactionalProducers.create(clientProperties, transactionalId, timeout);
    try {
      producer.initTransactions();
    } catch (KafkaException e) {
      producer.close(Duration.ZERO);
      throw e;
    }
    return new TransactionalProducer(producer, timeout, registry, clock);
  }

  /** Adds a record to the transaction, beginning one if there is none. */
  public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record) {
    begin();
    return producer.send(record);
  }

  private void begin() {
    if (began == null) {
      producer.beginTransaction();
      began = clock.instant();
    }
  }

  /** Waits until the cluster has all that was sent, or has refused it. */
  public void flush() {
    producer.flush();
  }

  /** Ends the transaction. It fails if any record of it failed. */
  public void commit() {
    producer.commitTransaction();
    began = null;
    committed.increment();
  }

  /**
   * Ends the transaction, and with it how far a consumer group came.
   *
   * @param group fences: the cluster refuses who no longer is the member that it says
   */
  public void commit(Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata group) {
    begin();
    producer.sendOffsetsToTransaction(offsets, group);
    commit();
  }

  /** Gives up the transaction, if there is one. */
  public void abort() {
    if (began != null) {
      producer.abortTransaction();
      began = null;
      aborted.increment();
    }
  }

  /**
   * Whether a failure means that another self took over. The cluster answers the same to a process
   * that was suspended in the middle of a transaction until that timed out.
   */
  public boolean isLockedOut(KafkaException failure) {
    boolean fenced =
        failure instanceof ProducerFencedException
            || failure instanceof InvalidProducerEpochException;
    boolean timedOut = began != null && !clock.instant().isBefore(began.plus(timeout));
    return fenced && !timedOut;
  }

  /** Gives up what was not committed. */
  @Override
  public void close() {
    if (began != null) {
      began = null;
      aborted.increment();
    }
    producer.close(CLOSE_LIMIT);
  }
}
