package nl.dijkwacht.collectors.polling;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import nl.dijkwacht.collectors.CheckpointRecords;
import nl.dijkwacht.collectors.TransactionalProducer;
import nl.dijkwacht.topics.catalogue.PollCheckpoint;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.Payload;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/**
 * Writes what one round brings. Records wait in memory until their checkpoint, so that no
 * transaction is open while AWS is waited for: it would hold up whoever reads the topics, and time
 * out. For one thread.
 */
final class RoundOutput implements PollOutput {

  /** More than this is sent before its checkpoint comes. */
  private static final long MOST_WAITING_BYTES = 8L * 1024 * 1024;

  private final Round round;
  private final TransactionalProducer producer;
  private final TopicPrefix prefix;
  private final BooleanSupplier stopping;
  private final List<ProducerRecord<byte[], byte[]>> waiting = new ArrayList<>();
  private long waitingBytes;
  private @Nullable PollCheckpoint committed;

  /**
   * @param stopping whether this instance stops
   */
  RoundOutput(
      Round round, TransactionalProducer producer, TopicPrefix prefix, BooleanSupplier stopping) {
    this.round = round;
    this.producer = producer;
    this.prefix = prefix;
    this.stopping = stopping;
  }

  @Override
  public void send(ProducerRecord<byte[], byte[]> record) {
    waiting.add(record);
    waitingBytes += record.value() == null ? 0 : record.value().length;
    if (waitingBytes > MOST_WAITING_BYTES) {
      sendWaiting();
    }
  }

  @Override
  public void checkpoint(PollCheckpoint checkpoint) {
    // A round that is not owned any more need not bother the cluster, which would refuse it anyway.
    if (round.tenure().isOver()) {
      throw new RoundEndedException();
    }
    ProducerRecord<byte[], byte[]> record = record(checkpoint);
    sendWaiting();
    Future<RecordMetadata> sent = producer.send(record);
    // All must be in the topics before the cluster is asked whether this instance still owns the
    // partition: the next owner then waits for this transaction to end before it takes the
    // checkpoint that it finds for the newest.
    producer.flush();
    long next = offset(sent) + 1;
    ConsumerGroupMetadata group = round.tenure().group().orElseThrow(RoundEndedException::new);
    TopicPartition partition = new TopicPartition(record.topic(), round.tenure().partition());
    producer.commit(Map.of(partition, new OffsetAndMetadata(next)), group);
    committed = checkpoint;
  }

  @Override
  public boolean isStopping() {
    return stopping.getAsBoolean() || round.tenure().isOver();
  }

  /** The newest checkpoint that was committed. */
  @Nullable PollCheckpoint committed() {
    return committed;
  }

  /** Gives up what was sent and has no checkpoint. */
  void abandon() {
    waiting.clear();
    waitingBytes = 0;
    producer.abort();
  }

  @SuppressWarnings("FutureReturnValueIgnored") // The commit tells of each record that failed.
  private void sendWaiting() {
    waiting.forEach(producer::send);
    waiting.clear();
    waitingBytes = 0;
  }

  private ProducerRecord<byte[], byte[]> record(PollCheckpoint checkpoint) {
    ProducerRecord<byte[], byte[]> record =
        CheckpointRecords.of(
            Topics.POLL_CHECKPOINTS,
            prefix,
            round.shard().name(),
            checkpoint,
            checkpoint.updatedAt());
    if (record.value().length > Payload.MAX_BYTES) {
      throw new IllegalStateException(
          "its checkpoint has %d bytes, which is more than a topic takes"
              .formatted(record.value().length));
    }
    return record;
  }

  private static long offset(Future<RecordMetadata> sent) {
    try {
      return sent.get().offset();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException known ? known : new KafkaException(e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
