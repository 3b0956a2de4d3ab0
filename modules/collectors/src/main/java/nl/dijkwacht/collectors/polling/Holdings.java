package nl.dijkwacht.collectors.polling;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import nl.dijkwacht.collectors.Printable;
import nl.dijkwacht.topics.catalogue.PollCheckpoint;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.Reading;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The partitions of the checkpoints that this instance owns. Each is read to its end before its
 * shards are asked; from then on the only one to write it is this instance. For the thread of the
 * consumer.
 */
final class Holdings implements ConsumerRebalanceListener {

  private static final Logger LOG = LoggerFactory.getLogger(Holdings.class);

  private final Consumer<byte[], byte[]> consumer;
  private final Admin admin;
  private final Map<Integer, List<Shard>> shards;
  private final RoundBook book;
  private final Clock clock;
  private final Map<TopicPartition, Holding> held = new HashMap<>();

  /** One partition, with what was found in it until it is read to its end. */
  private static final class Holding {
    private final Tenure tenure;
    private final Map<String, Reading<PollCheckpoint>> found = new HashMap<>();
    private KafkaFuture<ListOffsetsResultInfo> end;
    private boolean read;

    Holding(Tenure tenure, KafkaFuture<ListOffsetsResultInfo> end) {
      this.tenure = tenure;
      this.end = end;
    }
  }

  /**
   * @param consumer of committed records
   * @param shards by the partition that their key belongs to
   */
  Holdings(
      Consumer<byte[], byte[]> consumer,
      Admin admin,
      Map<Integer, List<Shard>> shards,
      RoundBook book,
      Clock clock) {
    this.consumer = consumer;
    this.admin = admin;
    this.shards = shards;
    this.book = book;
    this.clock = clock;
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    if (partitions.isEmpty()) {
      return;
    }
    consumer.seekToBeginning(partitions);
    for (TopicPartition partition : partitions) {
      held.put(partition, new Holding(new Tenure(partition.partition()), end(partition)));
    }
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    partitions.forEach(this::drop);
  }

  /** Owns nothing any more. */
  void end() {
    List.copyOf(held.keySet()).forEach(this::drop);
  }

  private void drop(TopicPartition partition) {
    Holding holding = held.remove(partition);
    if (holding != null) {
      holding.tenure.end();
      shardsOf(partition).forEach(book::forget);
    }
  }

  /**
   * Where the partition ends, open transactions included, which a consumer of committed records
   * does not tell: those of the owner before are to be waited for.
   */
  private KafkaFuture<ListOffsetsResultInfo> end(TopicPartition partition) {
    return admin.listOffsets(Map.of(partition, OffsetSpec.latest())).partitionResult(partition);
  }

  /** Takes a record that the consumer gave. */
  void take(ConsumerRecord<byte[], byte[]> consumed) {
    Holding holding = held.get(new TopicPartition(consumed.topic(), consumed.partition()));
    if (holding == null || holding.read || consumed.key() == null) {
      return;
    }
    String key = new String(consumed.key(), StandardCharsets.UTF_8);
    if (consumed.value() == null) {
      holding.found.remove(key);
    } else {
      holding.found.put(
          key, Topics.POLL_CHECKPOINTS.payload().read(consumed.value(), consumed.headers()));
    }
  }

  /** To be called after each poll: keeps the membership fresh, and begins what has been read. */
  void advance() {
    ConsumerGroupMetadata group = consumer.groupMetadata();
    held.forEach(
        (partition, holding) -> {
          holding.tenure.renew(group);
          if (!holding.read && isAtEnd(partition, holding)) {
            holding.read = true;
            begin(partition, holding);
          }
        });
  }

  private boolean isAtEnd(TopicPartition partition, Holding holding) {
    if (!holding.end.isDone()) {
      return false;
    }
    try {
      return consumer.position(partition) >= holding.end.get().offset();
    } catch (ExecutionException e) {
      LOG.debug("The end of {} is not known yet", partition, e);
      holding.end = end(partition);
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void begin(TopicPartition partition, Holding holding) {
    // What is written from now on, this instance writes.
    consumer.pause(List.of(partition));
    for (Shard shard : shardsOf(partition)) {
      PollCheckpoint last = null;
      Reading<PollCheckpoint> reading = holding.found.get(shard.name());
      if (reading instanceof Reading.Value<PollCheckpoint> value) {
        last = value.value();
      } else if (reading != null) {
        LOG.warn(
            "The checkpoint of {} cannot be read, so it is asked anew", Printable.of(shard.name()));
      }
      shard.begin(holding.tenure, last, clock.instant());
    }
    holding.found.clear();
  }

  private List<Shard> shardsOf(TopicPartition partition) {
    return shards.getOrDefault(partition.partition(), List.of());
  }
}
