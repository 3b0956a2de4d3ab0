package nl.dijkwacht.publish.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import nl.dijkwacht.publish.channels.Channel;
import nl.dijkwacht.publish.subscriptions.ChannelType;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.topics.TopicPrefix;
import nl.dijkwacht.topics.Topics;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves one route on a thread and with a consumer of its own, so that a receiver that is slow or
 * dead holds up nobody else. How far it came is kept by Kafka under the route's name; instances
 * share the partitions.
 */
final class RouteWorker implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RouteWorker.class);

  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration BACKOFF = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(15);
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(15);

  /** Deliveries between two polls; each takes at most the limit of its channel. */
  private static final int MOST_STEPS = 10;

  private static final int MOST_RECORDS = 100;
  private static final int LONGEST_WORK_MILLIS = 10 * 60_000;

  /**
   * What it works with.
   *
   * @param beginWith how old what is told of may be when the route is new
   */
  record Means(
      Map<String, String> clientProperties,
      TopicPrefix prefix,
      Supplier<Registers> registers,
      DeliveredBefore deliveredBefore,
      Clock clock,
      Duration beginWith) {}

  private final Route route;
  private final Means means;
  private final Inbox inbox;
  private final Dispatcher.Means dispatching;
  private final Map<String, Object> properties;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private volatile State state = new State(0, Duration.ZERO, null);

  /**
   * How it stands.
   *
   * @param waiting items
   * @param overdue how long the first that is due waits
   * @param problem why the last try failed; null if it did not
   */
  record State(int waiting, Duration overdue, @Nullable String problem) {}

  RouteWorker(Route route, Means means, Inbox inbox, Dispatcher.Means dispatching) {
    this.route = route;
    this.means = means;
    this.inbox = inbox;
    this.dispatching = dispatching;
    this.properties = new HashMap<>(means.clientProperties());
    properties.put(ConsumerConfig.GROUP_ID_CONFIG, group());
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MOST_RECORDS);
    properties.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, LONGEST_WORK_MILLIS);
    this.thread = new Thread(this::run, "publish-" + route.name());
    this.thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  private void run() {
    try (Channel channel = dispatching.channel()) {
      while (closing.getCount() > 0) {
        follow(channel);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      // A fault of Dijkwacht; its message may quote an alert.
      LOG.error("Subscription {} has stopped: {}", route.name(), e.getClass().getName());
      LOG.debug("What failed", e);
    }
  }

  /** Follows until it fails or is closed; what was not dealt with then comes again. */
  private void follow(Channel channel) throws InterruptedException {
    Session session = new Session();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(topics(), session.rebalancing(consumer));
      while (closing.getCount() > 0) {
        session.turn(consumer);
      }
      session.commit(consumer);
    } catch (KafkaException e) {
      LOG.warn(
          "Subscription {} could not go on with Kafka and tries again in {} s: {}",
          route.name(),
          BACKOFF.toSeconds(),
          e.getClass().getSimpleName());
      boolean closed = closing.await(BACKOFF.toMillis(), TimeUnit.MILLISECONDS);
      LOG.debug("{} with {} ends: {}", route.name(), channel.getClass().getSimpleName(), closed);
    }
  }

  /** Under which Kafka keeps how far it came. */
  String group() {
    return means.prefix().value() + ".publish." + route.name();
  }

  /** The full names of what it reads. */
  List<String> topics() {
    List<String> topics = new ArrayList<>();
    route.filter().ifPresent(any -> topics.add(Topics.ALERTS.fullName(means.prefix())));
    route.notices().ifPresent(any -> topics.add(Topics.NOTICES.fullName(means.prefix())));
    topics.add(Topics.REDELIVERIES.fullName(means.prefix()));
    return topics;
  }

  /** What is in memory as long as the consumer lives. */
  private final class Session {

    private final Outbox outbox =
        new Outbox(route.schedule(), route.escalatedAfter().orElse(Duration.ZERO));
    private final Progress progress = new Progress();
    private final Dispatcher dispatcher = new Dispatcher(route, outbox, progress, dispatching);
    private final Set<TopicPartition> unknown = new HashSet<>();
    private final Set<DeliveredBefore.Source> before = new HashSet<>();

    void turn(KafkaConsumer<byte[], byte[]> consumer) {
      if (outbox.isFull()) {
        consumer.pause(consumer.assignment());
      } else {
        consumer.resume(consumer.paused());
      }
      take(consumer.poll(POLL));
      int steps = 0;
      while (closing.getCount() > 0 && steps < MOST_STEPS && dispatcher.step()) {
        steps++;
      }
      Instant now = means.clock().instant();
      Duration overdue =
          outbox.dueSince(now).map(since -> Duration.between(since, now)).orElse(Duration.ZERO);
      state = new State(outbox.size(), overdue, dispatcher.problem());
      commit(consumer);
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

    void commit(KafkaConsumer<byte[], byte[]> consumer) {
      Map<TopicPartition, OffsetAndMetadata> news = progress.news();
      if (!news.isEmpty()) {
        consumer.commitSync(news, ANSWER);
      }
    }

    ConsumerRebalanceListener rebalancing(KafkaConsumer<byte[], byte[]> consumer) {
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
    private void assigned(
        KafkaConsumer<byte[], byte[]> consumer, Collection<TopicPartition> partitions) {
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

  ChannelType type() {
    return route.channel().type();
  }

  State state() {
    return state;
  }

  boolean isAlive() {
    return thread.isAlive();
  }

  String version() {
    return route.version();
  }

  /** Ends after the message that is being delivered. */
  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join(CLOSE_LIMIT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Asks it to end, without waiting. */
  void end() {
    closing.countDown();
  }
}
