package nl.dijkwacht.publish.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import nl.dijkwacht.publish.channels.Channel;
import nl.dijkwacht.publish.subscriptions.ChannelType;
import nl.dijkwacht.topics.TopicPrefix;
import nl.dijkwacht.topics.Topics;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves one route on a thread and with a consumer of its own, so that a receiver that is slow or
 * dead holds up nobody else. How far it came is kept by Kafka under the route's name; instances
 * share the partitions.
 */
final class RouteWorker implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RouteWorker.class);

  private static final Duration BACKOFF = Duration.ofSeconds(5);
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(15);

  private static final int MOST_RECORDS = 500;

  /** There may be hundreds of consumers, each with as much in memory. */
  private static final int MOST_FETCHED = 1024 * 1024;

  private static final int LONGEST_WORK_MILLIS = 10 * 60_000;

  private final Route route;
  private final TopicPrefix prefix;
  private final RouteSession.Means means;
  private final Inbox inbox;
  private final Dispatcher.Means dispatching;
  private final Map<String, Object> properties;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private volatile RouteSession.State state = new RouteSession.State(0, Duration.ZERO, null);

  /**
   * @param clientProperties of Kafka
   */
  RouteWorker(
      Route route,
      Map<String, String> clientProperties,
      TopicPrefix prefix,
      RouteSession.Means means,
      Inbox inbox,
      Dispatcher.Means dispatching) {
    this.route = route;
    this.prefix = prefix;
    this.means = means;
    this.inbox = inbox;
    this.dispatching = dispatching;
    this.properties = new HashMap<>(clientProperties);
    properties.put(ConsumerConfig.GROUP_ID_CONFIG, group());
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MOST_RECORDS);
    properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, MOST_FETCHED);
    properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, MOST_FETCHED / 2);
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
    RouteSession session =
        new RouteSession(route, means, inbox, dispatching, () -> closing.getCount() > 0);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(topics(), session.rebalancing(consumer));
      while (closing.getCount() > 0) {
        state = session.turn(consumer);
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
    return prefix.value() + ".publish." + route.name();
  }

  /** The full names of what it reads. */
  List<String> topics() {
    List<String> topics = new ArrayList<>();
    route.filter().ifPresent(any -> topics.add(Topics.ALERTS.fullName(prefix)));
    route.notices().ifPresent(any -> topics.add(Topics.NOTICES.fullName(prefix)));
    topics.add(Topics.REDELIVERIES.fullName(prefix));
    return topics;
  }

  ChannelType type() {
    return route.channel().type();
  }

  RouteSession.State state() {
    return state;
  }

  Standing standing() {
    RouteSession.State now = state;
    return new Standing(now.waiting(), now.problem(), dispatching.breaker().isOpen());
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
