package nl.dijkwacht.publish.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import nl.dijkwacht.registers.Registers;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * What a route has in memory as long as its consumer lives: what it holds, and how far it came on
 * the partitions that it has. For one thread.
 */
final class RouteSession {

  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration ANSWER = Duration.ofSeconds(15);

  /** What was delivered since is known by the topic of deliveries. */
  private static final Duration COMMIT_INTERVAL = Duration.ofMillis(500);

  /** Deliveries between two polls; each takes at most the limit of its channel. */
  private static final int MOST_STEPS = 10;

  /**
   * What it works with.
   *
   * @param beginWith how old what is told of may be when the route is new
   */
  record Means(
      Supplier<Registers> registers,
      DeliveredBefore deliveredBefore,
      Clock clock,
      Duration beginWith) {}

  /**
   * How it stands.
   *
   * @param waiting items
   * @param overdue how long the first that is due waits
   * @param problem why the last try failed; null if it did not
   */
  record State(int waiting, Duration overdue, @Nullable String problem) {}

  private final Route route;
  private final Means means;
  private final Inbox inbox;
  private final BooleanSupplier goesOn;
  private final Outbox outbox;
  private final Progress progress = new Progress();
  private final Dispatcher dispatcher;
  private final Set<TopicPartition> unknown = new HashSet<>();
  private final Set<DeliveredBefore.Source> before = new HashSet<>();
  private long committedAt = System.nanoTime();

  /**
   * @param goesOn whether to deliver more
   */
  RouteSession(
      Route route, Means means, Inbox inbox, Dispatcher.Means dispatching, BooleanSupplier goesOn) {
    this.route = route;
    this.means = means;
    this.inbox = inbox;
    this.goesOn = goesOn;
    this.outbox = new Outbox(route.schedule(), route.escalatedAfter().orElse(Duration.ZERO));
    this.dispatcher = new Dispatcher(route, outbox, progress, dispatching);
  }

  /** Takes what came, tries what is due, and tells Kafka how far it came. */
  State turn(Consumer<byte[], byte[]> consumer) {
    if (outbox.isFull()) {
      consumer.pause(consumer.assignment());
    } else {
      consumer.resume(consumer.paused());
    }
    take(consumer.poll(POLL));
    int steps = 0;
    while (goesOn.getAsBoolean() && steps < MOST_STEPS && dispatcher.step()) {
      steps++;
    }
    Instant now = means.clock().instant();
    Duration overdue =
        outbox.dueSince(now).map(since -> Duration.between(since, now)).orElse(Duration.ZERO);
    if (System.nanoTime() - committedAt > COMMIT_INTERVAL.toNanos()) {
      commit(consumer);
    }
    return new State(outbox.size(), overdue, dispatcher.problem());
  }

  private void take(ConsumerRecords<byte[], byte[]> records) {
    learn(records);
    for (ConsumerRecord<byte[], byte[]> record : records) {
      TopicPartition partition = new TopicPartition(record.topic(), record.partition());
      boolean known = before.remove(new DeliveredBefore.Source(partition, record.offset()));
      Optional<Item> item = known ? Optional.empty() : inbox.of(record, means.registers().get());
      if (item.isPresent()) {
        progress.opened(partition, record.offset());
        outbox.add(item.get());
      } else {
        progress.passed(partition, record.offset());
      }
    }
  }

  /** Of partitions that are new here, others or an earlier self may have dealt with some. */
  private void learn(ConsumerRecords<byte[], byte[]> records) {
    Instant oldest = null;
    for (TopicPartition partition : records.partitions()) {
      if (unknown.remove(partition)) {
        for (ConsumerRecord<byte[], byte[]> record : records.records(partition)) {
          Instant at = Instant.ofEpochMilli(record.timestamp());
          oldest = oldest == null || at.isBefore(oldest) ? at : oldest;
        }
      }
    }
    if (oldest != null) {
      before.addAll(means.deliveredBefore().of(route.name(), oldest));
    }
  }

  /** Tells Kafka how far it came. */
  void commit(Consumer<byte[], byte[]> consumer) {
    committedAt = System.nanoTime();
    Map<TopicPartition, OffsetAndMetadata> news = progress.news();
    if (!news.isEmpty()) {
      consumer.commitSync(news, ANSWER);
    }
  }

  /** What is done when partitions come and go. */
  ConsumerRebalanceListener rebalancing(Consumer<byte[], byte[]> consumer) {
    return new ConsumerRebalanceListener() {
      @Override
      public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        assigned(consumer, partitions);
      }

      @Override
      public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        commit(consumer);
        forget(partitions);
      }

      @Override
      public void onPartitionsLost(Collection<TopicPartition> partitions) {
        forget(partitions);
      }
    };
  }

  private void forget(Collection<TopicPartition> partitions) {
    Set<TopicPartition> gone = Set.copyOf(partitions);
    progress.forget(gone);
    outbox.remove(item -> gone.contains(item.partition()));
    unknown.removeAll(gone);
    before.removeIf(source -> gone.contains(source.partition()));
  }

  /** A route that is new begins with what is not old, and says so at once. */
  private void assigned(Consumer<byte[], byte[]> consumer, Collection<TopicPartition> partitions) {
    Map<TopicPartition, OffsetAndMetadata> committed =
        consumer.committed(Set.copyOf(partitions), ANSWER);
    Map<TopicPartition, Long> fresh = new HashMap<>();
    long since = means.clock().instant().minus(means.beginWith()).toEpochMilli();
    for (TopicPartition partition : partitions) {
      OffsetAndMetadata known = committed.get(partition);
      unknown.add(partition);
      if (known == null) {
        fresh.put(partition, since);
      } else {
        progress.begins(partition, known.offset());
      }
    }
    if (!fresh.isEmpty()) {
      // The ends first: what comes in between must not lie before them.
      Map<TopicPartition, Long> ends = consumer.endOffsets(fresh.keySet(), ANSWER);
      Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(fresh, ANSWER);
      for (TopicPartition partition : fresh.keySet()) {
        OffsetAndTimestamp at = found.get(partition);
        long begin = at == null ? ends.getOrDefault(partition, 0L) : at.offset();
        consumer.seek(partition, begin);
        progress.begins(partition, begin);
      }
      commit(consumer);
    }
  }
}
