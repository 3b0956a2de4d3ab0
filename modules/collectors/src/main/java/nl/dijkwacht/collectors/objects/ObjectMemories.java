package nl.dijkwacht.collectors.objects;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import nl.dijkwacht.topics.catalogue.ObjectCheckpoint;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.Reading;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is known of the objects of the partitions that a worker owns, read from the partitions of
 * the same numbers of the topic of checkpoints. For one thread.
 *
 * <p>Whoever owned a partition before may have had a transaction under way. The group takes no
 * offsets from it any more, so what it has not sent those of will fail; and what it has is waited
 * for: first until the committed offsets are stable, then up to the end that the partition of
 * checkpoints has after that, open transactions included.
 */
final class ObjectMemories {

  private static final Logger LOG = LoggerFactory.getLogger(ObjectMemories.class);
  private static final Duration STABLE_WAIT = Duration.ofMillis(500);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final ListOffsetsOptions ENDS =
      new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED);

  private final String topic;
  private final Admin admin;
  private final Consumer<byte[], byte[]> reader;
  private final Map<Integer, ObjectMemory> memories = new HashMap<>();
  private final Set<TopicPartition> unstable = new HashSet<>();
  private final Map<TopicPartition, Long> ends = new HashMap<>();

  /**
   * @param reader of committed records, for this alone
   */
  ObjectMemories(TopicPrefix prefix, Admin admin, Consumer<byte[], byte[]> reader) {
    this.topic = Topics.OBJECT_CHECKPOINTS.fullName(prefix);
    this.admin = admin;
    this.reader = reader;
  }

  /** What is known of the objects of a partition; all of it once {@link #areLoaded}. */
  ObjectMemory of(int partition) {
    return memories.computeIfAbsent(partition, number -> new ObjectMemory());
  }

  /** Begins anew with the partitions that are now owned; what is known of them is not forgotten. */
  void assigned(Collection<TopicPartition> owned) {
    unstable.clear();
    unstable.addAll(owned);
    ends.clear();
    memories.keySet().retainAll(owned.stream().map(TopicPartition::partition).toList());
  }

  boolean areLoaded() {
    return unstable.isEmpty() && ends.isEmpty();
  }

  /**
   * Loads for a moment.
   *
   * @param owner the consumer that owns the partitions
   */
  void load(Consumer<byte[], byte[]> owner) {
    if (!unstable.isEmpty() && areStable(owner)) {
      findEnds();
      unstable.clear();
    }
    if (!ends.isEmpty()) {
      reader.poll(POLL).forEach(this::take);
      ends.entrySet().removeIf(this::isReached);
    }
  }

  private boolean areStable(Consumer<byte[], byte[]> owner) {
    try {
      owner.committed(unstable, STABLE_WAIT);
      return true;
    } catch (TimeoutException e) {
      LOG.debug("Waiting for a transaction of who owned the partitions before", e);
      return false;
    }
  }

  private void findEnds() {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    for (TopicPartition owned : unstable) {
      asked.put(new TopicPartition(topic, owned.partition()), OffsetSpec.latest());
    }
    try {
      for (Map.Entry<TopicPartition, ListOffsetsResultInfo> end :
          admin.listOffsets(asked, ENDS).all().get().entrySet()) {
        ends.put(end.getKey(), end.getValue().offset());
      }
    } catch (ExecutionException e) {
      throw new KafkaException("the ends of " + topic + " could not be found", e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
    reader.assign(ends.keySet());
    // An offset that is gone leads to the first that is there.
    ends.keySet().forEach(each -> reader.seek(each, of(each.partition()).readTo()));
  }

  private void take(ConsumerRecord<byte[], byte[]> consumed) {
    if (consumed.key() == null || consumed.value() == null) {
      return;
    }
    String uri = new String(consumed.key(), StandardCharsets.UTF_8);
    Reading<ObjectCheckpoint> reading =
        Topics.OBJECT_CHECKPOINTS.payload().read(consumed.value(), consumed.headers());
    if (reading instanceof Reading.Value<ObjectCheckpoint> read) {
      of(consumed.partition()).put(uri, read.value());
    } else {
      LOG.warn(
          "The checkpoint at {}-{}@{} cannot be read, so its object may be collected anew",
          topic,
          consumed.partition(),
          consumed.offset());
    }
  }

  private boolean isReached(Map.Entry<TopicPartition, Long> end) {
    long position = reader.position(end.getKey());
    of(end.getKey().partition()).readTo(position);
    return position >= end.getValue();
  }
}
