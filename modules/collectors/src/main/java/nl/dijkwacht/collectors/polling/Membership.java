package nl.dijkwacht.collectors.polling;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import nl.dijkwacht.collectors.BackOff;
import nl.dijkwacht.collectors.RequiredTopics;
import nl.dijkwacht.topics.catalogue.Stage;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.cluster.ClusterFailure;
import nl.dijkwacht.topics.cluster.KeyPartition;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps this instance in the group whose members share the shards: who owns a partition of the
 * checkpoints asks the shards whose checkpoints lie in it. Hands out rounds when they are due. It
 * ends when interrupted, or soon after it is told to stop.
 */
final class Membership implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(Membership.class);
  static final String NAME = "membership";
  private static final Duration STEP = Duration.ofMillis(100);
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);

  private final PollersSettings settings;
  private final Collection<Shard> shards;
  private final Queue<Round> rounds;
  private final RoundBook book;
  private final CountDownLatch stop;
  private final Clock clock;
  private int failures;

  Membership(
      PollersSettings settings,
      Collection<Shard> shards,
      Queue<Round> rounds,
      RoundBook book,
      CountDownLatch stop,
      Clock clock) {
    this.settings = settings;
    this.shards = shards;
    this.rounds = rounds;
    this.book = book;
    this.stop = stop;
    this.clock = clock;
  }

  @Override
  public void run() {
    try {
      while (!isStopping()) {
        String failure = attempt();
        if (failure != null && !isStopping()) {
          Duration pause = BackOff.OF_KAFKA.after(++failures);
          book.unconnected(NAME, failure);
          LOG.warn("{} The next attempt is in {} s.", failure, pause.toSeconds());
          stop.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Is a member until it stops; why it failed, or null. */
  private @Nullable String attempt() {
    Optional<String> problem =
        RequiredTopics.problem(settings.clientProperties(), settings.prefix(), written());
    if (problem.isPresent()) {
      return problem.get();
    }
    try (Admin admin = Admin.create(new HashMap<>(settings.clientProperties()))) {
      Consumer<byte[], byte[]> consumer = consumer();
      try {
        share(consumer, admin);
      } finally {
        consumer.close(CloseOptions.timeout(CLOSE_LIMIT));
      }
      return null;
    } catch (KafkaException e) {
      LOG.debug("Sharing the questions failed", e);
      return ClusterFailure.sentence("Sharing the questions to AWS with other instances", e);
    } catch (RuntimeException e) {
      LOG.error("Sharing the questions failed", e);
      return "Sharing the questions to AWS failed for a fault of Dijkwacht.";
    }
  }

  private static List<Topic<?>> written() {
    return Topics.all().stream().filter(topic -> topic.writer() == Stage.COLLECT).toList();
  }

  private void share(Consumer<byte[], byte[]> consumer, Admin admin) {
    String topic = Topics.POLL_CHECKPOINTS.fullName(settings.prefix());
    int partitions = consumer.partitionsFor(topic).size();
    Map<Integer, List<Shard>> byPartition =
        shards.stream().collect(Collectors.groupingBy(shard -> partition(shard, partitions)));
    Holdings holdings = new Holdings(consumer, admin, byPartition, book, clock);
    try {
      consumer.subscribe(List.of(topic), holdings);
      while (!isStopping()) {
        consumer.poll(STEP).forEach(holdings::take);
        holdings.advance();
        handOut();
        failures = 0;
        book.connected(NAME);
      }
    } finally {
      holdings.end();
    }
  }

  private static int partition(Shard shard, int partitions) {
    return KeyPartition.of(shard.name().getBytes(StandardCharsets.UTF_8), partitions);
  }

  private void handOut() {
    for (Shard shard : shards) {
      Round round = shard.take(clock.instant());
      if (round != null) {
        rounds.add(round);
      }
    }
  }

  private Consumer<byte[], byte[]> consumer() {
    Map<String, Object> properties = new HashMap<>(settings.clientProperties());
    int session = (int) settings.sessionTimeout().toMillis();
    properties.put(ConsumerConfig.GROUP_ID_CONFIG, settings.prefix() + ".collect.polls");
    properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, session);
    properties.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, Math.min(3000, session / 5));
    // An instance that comes must not end the rounds of shards that stay where they are.
    properties.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        CooperativeStickyAssignor.class.getName());
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    return new KafkaConsumer<>(
        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private boolean isStopping() {
    return stop.getCount() == 0;
  }
}
