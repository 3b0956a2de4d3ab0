package nl.dijkwacht.collectors.objects;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.collectors.CheckpointRecords;
import nl.dijkwacht.collectors.CollectRecords;
import nl.dijkwacht.collectors.Heartbeats;
import nl.dijkwacht.collectors.TransactionalProducer;
import nl.dijkwacht.topics.catalogue.ObjectCheckpoint;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Collects in small steps, over the bounds of objects: the records of a step, how far each object
 * was read and how far the announcements were worked off are one transaction, and what is
 * remembered and counted follows its commit. Its methods throw {@code KafkaException} when the
 * cluster or the group refuses; all that is not committed is then to be forgotten. For one thread.
 */
final class ObjectSteps {

  /** What is committed at once at most: a crash makes no more be read again. */
  private static final int STEP_ITEMS = 5_000;

  /** How long an item waits for its transaction to end at most, while more keep coming. */
  private static final long STEP_NANOS = Duration.ofMillis(100).toNanos();

  private final TransactionalProducer producer;
  private final TopicPrefix prefix;
  private final ObjectMemories memories;
  private final ObjectCounts counts;
  private final Heartbeats heartbeats;
  private final CollectRecords records;
  private final Map<String, Noted> checkpoints = new LinkedHashMap<>();
  private final Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
  private final List<Runnable> inProgress = new ArrayList<>();
  private @Nullable ConsumerGroupMetadata membership;
  private boolean open;
  private int items;
  private long committedItems;
  private long openedNanos;

  private record Noted(int partition, ObjectCheckpoint checkpoint) {}

  ObjectSteps(
      TransactionalProducer producer,
      TopicPrefix prefix,
      ObjectMemories memories,
      ObjectCounts counts,
      Heartbeats heartbeats,
      CollectRecords records) {
    this.producer = producer;
    this.prefix = prefix;
    this.memories = memories;
    this.counts = counts;
    this.heartbeats = heartbeats;
    this.records = records;
  }

  /**
   * Takes what proves to the cluster that this worker owns its partitions. It is that of when they
   * were assigned: the consumer, once it learns that it was thrown out, would give one that proves
   * nothing and is let through.
   *
   * @param member null if it owns none
   */
  void member(@Nullable ConsumerGroupMetadata member) {
    membership = member;
  }

  /** Has each commit ask, before all else, how far an object was read until {@link #end}. */
  void begin(Runnable note) {
    inProgress.add(note);
  }

  /** Ends what was begun last. */
  void end() {
    inProgress.remove(inProgress.size() - 1);
  }

  ObjectCounts counts() {
    return counts;
  }

  Heartbeats heartbeats() {
    return heartbeats;
  }

  /** Adds a record to the step. */
  @SuppressWarnings("FutureReturnValueIgnored") // The commit tells of each record that failed.
  void send(ProducerRecord<byte[], byte[]> record) {
    open();
    producer.send(record);
  }

  /** Notes that an item was dealt with; true if it is time to commit. */
  boolean isDueAfterItem() {
    open();
    items++;
    return isDue();
  }

  /** Whether it is time to commit. */
  boolean isDue() {
    return open && (items >= STEP_ITEMS || System.nanoTime() - openedNanos > STEP_NANOS);
  }

  /**
   * Notes how far an object was collected.
   *
   * @param announced where its announcement is
   */
  void checkpoint(String uri, TopicPartition announced, ObjectCheckpoint checkpoint) {
    open();
    checkpoints.put(uri, new Noted(announced.partition(), checkpoint));
  }

  /** Notes which announcement of a partition comes next, or is being worked off. */
  void next(TopicPartition partition, long offset) {
    open();
    offsets.put(partition, new OffsetAndMetadata(offset));
  }

  /** How far an object was collected, with what this step adds; null if it was not begun. */
  @Nullable ObjectCheckpoint checkpoint(String uri, int partition) {
    Noted noted = checkpoints.get(uri);
    return noted != null ? noted.checkpoint() : memories.of(partition).checkpoint(uri);
  }

  /** How many items were dealt with in all steps. */
  long committedItems() {
    return committedItems;
  }

  /** Ends the step, if there is one. */
  void commit() {
    for (var heartbeat : heartbeats.due()) {
      send(records.heartbeat(heartbeat));
    }
    if (!open) {
      return;
    }
    inProgress.forEach(Runnable::run);
    // These come last and at once: a transaction that is open here makes others wait who read them.
    checkpoints.forEach((uri, noted) -> send(record(uri, noted)));
    if (offsets.isEmpty()) {
      producer.commit();
    } else {
      producer.commit(offsets, owner());
    }
    committedItems += items;
    counts.committed();
    checkpoints.forEach(
        (uri, noted) -> memories.of(noted.partition()).put(uri, noted.checkpoint()));
    clear();
  }

  /** Gives the step up: what it holds is another worker's by now. */
  void abort() {
    producer.abort();
    forget();
  }

  /** Forgets the step, of which the transaction is ended by closing its producer. */
  void forget() {
    counts.aborted();
    clear();
  }

  private ConsumerGroupMetadata owner() {
    if (membership == null) {
      throw new KafkaException("the partitions of this step are owned by another worker");
    }
    return membership;
  }

  private ProducerRecord<byte[], byte[]> record(String uri, Noted noted) {
    return CheckpointRecords.of(
        Topics.OBJECT_CHECKPOINTS,
        prefix,
        noted.partition(),
        uri,
        noted.checkpoint(),
        noted.checkpoint().updatedAt());
  }

  private void open() {
    if (!open) {
      open = true;
      openedNanos = System.nanoTime();
    }
  }

  private void clear() {
    checkpoints.clear();
    offsets.clear();
    open = false;
    items = 0;
  }
}
