package nl.dijkwacht.collectors.objects;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Works off what the group gives to one worker, until something fails: then what it remembers may
 * not have been committed, so it ends with it. For one thread.
 *
 * <p>While an object is read, its partitions are paused and the consumer is polled all the same. An
 * old object may take hours at the pace that it is allowed, so new ones are worked off between two
 * of its steps.
 */
final class WorkerSession implements ConsumerRebalanceListener {

  private static final Duration IDLE = Duration.ofMillis(200);

  /** Objects that are asked for ahead of their turn: a mebibyte each at most. */
  private static final int AHEAD = 16;

  private final Consumer<byte[], byte[]> consumer;
  private final ObjectMemories memories;
  private final ObjectSteps steps;
  private final BackfillPace pace;
  private final BackfillBrake brake;
  private final WorkerReport report;
  private final BooleanSupplier stopping;
  private final String live;
  private final String backfill;
  private final ObjectWork ofLive;
  private final ObjectWork ofBackfill;

  /** The topics whose partitions are not paused. */
  private Set<String> open = Set.of();

  /** Grows whenever partitions come or go. */
  private long ownerships;

  private boolean ended;

  /** Items that were taken into account for the pace of old objects. */
  private long pacedItems;

  /**
   * @param works makes what works off new objects, or old ones if true, while it attends to this
   */
  WorkerSession(
      Consumer<byte[], byte[]> consumer,
      TopicPrefix prefix,
      ObjectMemories memories,
      ObjectSteps steps,
      BackfillPace pace,
      BackfillBrake brake,
      WorkerReport report,
      BiFunction<Boolean, Attendance, ObjectWork> works,
      BooleanSupplier stopping) {
    this.consumer = consumer;
    this.memories = memories;
    this.steps = steps;
    this.pace = pace;
    this.brake = brake;
    this.report = report;
    this.stopping = stopping;
    this.live = Topics.OBJECTS.fullName(prefix);
    this.backfill = Topics.BACKFILL_OBJECTS.fullName(prefix);
    this.ofLive = works.apply(false, this::attend);
    this.ofBackfill = works.apply(true, this::attendWithLive);
  }

  /**
   * Works until it is to stop; throws {@code KafkaException} if the cluster or the group refuses.
   */
  void run() {
    consumer.subscribe(List.of(live, backfill), this);
    while (!stopping.getAsBoolean()) {
      if (memories.areLoaded()) {
        turn();
      } else {
        poll(Set.of(), Duration.ZERO);
        memories.load(consumer);
      }
    }
  }

  /** Has nothing be committed any more, whatever closing the consumer leads to. */
  void end() {
    ended = true;
    steps.forget();
  }

  private void turn() {
    List<Announced> all = poll(Set.of(live, backfill), IDLE);
    if (!memories.areLoaded()) {
      return;
    }
    List<Announced> newOnes = all.stream().filter(each -> isLive(each)).toList();
    List<Announced> oldOnes = all.stream().filter(each -> !isLive(each)).toList();
    report.waiting(lag(live) + newOnes.size(), lag(backfill) + oldOnes.size());
    if (workOff(ofLive, newOnes, this::attend)
        && (oldOnes.isEmpty() || attendWithLive(Duration.ZERO))
        && workOff(ofBackfill, oldOnes, this::attendWithLive)) {
      steps.commit();
    }
  }

  private boolean isLive(Announced announced) {
    return announced.record().topic().equals(live);
  }

  private long lag(String topic) {
    return consumer.assignment().stream()
        .filter(partition -> partition.topic().equals(topic))
        .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
        .sum();
  }

  private boolean workOff(ObjectWork work, List<Announced> batch, Attendance attendance) {
    int asked = 0;
    try {
      for (int i = 0; i < batch.size(); i++) {
        for (; asked < Math.min(batch.size(), i + AHEAD); asked++) {
          work.askAhead(batch.get(asked));
        }
        if (stopping.getAsBoolean()
            || !work.workOff(batch.get(i))
            || (steps.isDue() && !attendance.attend(Duration.ZERO))) {
          return false;
        }
      }
      return true;
    } finally {
      batch.forEach(Announced::cancel);
    }
  }

  /** What is not neglected while new objects are read. */
  private boolean attend(Duration atMost) {
    long before = ownerships;
    commitBefore(atMost);
    long end = System.nanoTime() + atMost.toNanos();
    do {
      poll(Set.of(), slice(end));
      if (ownerships != before || stopping.getAsBoolean()) {
        return false;
      }
    } while (System.nanoTime() - end < 0);
    return true;
  }

  /** What is not neglected while old objects are read: new ones, besides the pace and the brake. */
  private boolean attendWithLive(Duration atMost) {
    long before = ownerships;
    commitBefore(atMost);
    Duration paced = pace.after(steps.committedItems() - pacedItems);
    pacedItems = steps.committedItems();
    long end = System.nanoTime() + Math.max(atMost.toNanos(), paced.toNanos());
    boolean held;
    do {
      held = !brake.mayGoOn();
      List<Announced> newOnes = poll(Set.of(live), held ? IDLE : slice(end));
      if (ownerships != before || stopping.getAsBoolean()) {
        return false;
      }
      if (!newOnes.isEmpty() && !workOffBetween(newOnes)) {
        return false;
      }
    } while (held || System.nanoTime() - end < 0);
    return true;
  }

  private boolean workOffBetween(List<Announced> newOnes) {
    steps.commit();
    boolean goesOn = workOff(ofLive, newOnes, this::attend);
    if (goesOn) {
      steps.commit();
    }
    pacedItems = steps.committedItems();
    return goesOn;
  }

  /** Nothing waits uncommitted for longer than a step. */
  private void commitBefore(Duration wait) {
    if (!wait.isZero() || steps.isDue()) {
      steps.commit();
    }
  }

  private static Duration slice(long endNanos) {
    long left = Math.max(0, endNanos - System.nanoTime());
    return Duration.ofNanos(Math.min(left, IDLE.toNanos()));
  }

  private List<Announced> poll(Set<String> wanted, Duration atMost) {
    if (!wanted.equals(open)) {
      Set<TopicPartition> assigned = consumer.assignment();
      consumer.pause(assigned.stream().filter(p -> !wanted.contains(p.topic())).toList());
      consumer.resume(assigned.stream().filter(p -> wanted.contains(p.topic())).toList());
      open = wanted;
    }
    List<Announced> announced = new ArrayList<>();
    consumer.poll(atMost).forEach(record -> announced.add(new Announced(record)));
    return announced;
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    if (!ended) {
      // They are still this worker's until it returns.
      steps.commit();
    }
    released();
  }

  @Override
  public void onPartitionsLost(Collection<TopicPartition> partitions) {
    if (!ended) {
      steps.abort();
    }
    released();
  }

  private void released() {
    steps.member(null);
    ownerships++;
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    // Nothing of them is handed out before it is known what was collected.
    consumer.pause(partitions);
    open = Set.of();
    requireBothOrNone();
    memories.assigned(consumer.assignment());
    steps.member(consumer.groupMetadata());
    ownerships++;
    report.working();
  }

  /** New and old objects of a partition share what is remembered of it. */
  private void requireBothOrNone() {
    if (!numbers(live).equals(numbers(backfill))) {
      throw new KafkaException("the topics of new and of old objects are no longer of one size");
    }
  }

  private Set<Integer> numbers(String topic) {
    return consumer.assignment().stream()
        .filter(partition -> partition.topic().equals(topic))
        .map(TopicPartition::partition)
        .collect(Collectors.toSet());
  }
}
