package nl.dijkwacht.publish.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import nl.dijkwacht.publish.subscriptions.ChannelType;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.cluster.GroupFollower;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/**
 * Serves one route on a thread and with a consumer of its own, so that a receiver that is slow or
 * dead holds up nobody else. How far it came is kept by Kafka under the route's name.
 */
final class RouteWorker implements GroupFollower.Work, AutoCloseable {

  private static final int MOST_RECORDS = 500;

  /** There may be hundreds of consumers, each with as much in memory. */
  private static final int MOST_FETCHED = 1024 * 1024;

  private static final int LONGEST_WORK_MILLIS = 10 * 60_000;

  private final Route route;
  private final TopicPrefix prefix;
  private final RouteSession.Means means;
  private final Inbox inbox;
  private final Dispatcher.Means dispatching;
  private final GroupFollower follower;
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
    Map<String, Object> properties = new HashMap<>(clientProperties);
    properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MOST_RECORDS);
    properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, MOST_FETCHED);
    properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, MOST_FETCHED / 2);
    properties.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, LONGEST_WORK_MILLIS);
    this.follower =
        new GroupFollower(
            "publish-" + route.name(),
            "Subscription " + route.name(),
            prefix.value() + ".publish." + route.name(),
            properties,
            this);
  }

  void start() {
    follower.start();
  }

  @Override
  public void follow(Consumer<byte[], byte[]> consumer, BooleanSupplier goesOn) {
    RouteSession session = new RouteSession(route, means, inbox, dispatching, goesOn);
    consumer.subscribe(topics(), session.rebalancing(consumer));
    while (goesOn.getAsBoolean()) {
      state = session.turn(consumer);
    }
    session.commit(consumer);
  }

  @Override
  public void ended() {
    dispatching.channel().close();
  }

  /** Under which Kafka keeps how far it came. */
  String group() {
    return follower.group();
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
    return follower.isAlive();
  }

  String version() {
    return route.version();
  }

  /** Ends after the message that is being delivered. */
  @Override
  public void close() {
    follower.close();
  }

  /** Asks it to end, without waiting. */
  void end() {
    follower.end();
  }
}
