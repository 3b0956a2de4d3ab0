package nl.dijkwacht.publish.delivery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.publish.channels.Channels;
import nl.dijkwacht.publish.messages.MessageWriter;
import nl.dijkwacht.publish.subscriptions.ChannelPermission;
import nl.dijkwacht.publish.subscriptions.ChannelType;
import nl.dijkwacht.publish.subscriptions.Subscription;
import nl.dijkwacht.publish.subscriptions.SubscriptionSet;
import nl.dijkwacht.registers.Registers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the subscriptions in effect: those that come, change or go while it runs too. One whose
 * receiver the register of processors does not know is not served until it does. Thread-safe.
 */
public final class PublishStage implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PublishStage.class);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
  private static final long CLOSE_LIMIT_MILLIS = 20_000;

  private final PublishSettings settings;
  private final Supplier<SubscriptionSet> subscriptions;
  private final Supplier<Registers> registers;
  private final Channels channels;
  private final MeterRegistry registry;
  private final Clock clock;
  private final DeliveredBefore deliveredBefore;
  private final CircuitBreakers breakers = new CircuitBreakers();
  private final Backoff backoff = new Backoff(new SecureRandom());
  private final Map<String, RouteWorker> workers = new ConcurrentHashMap<>();
  private final Map<String, String> refused = new ConcurrentHashMap<>();
  private final List<Gauge> gauges = new ArrayList<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "publish-subscriptions");
  private @Nullable KafkaJournal journal;
  private @Nullable FindingAttention attention;

  /**
   * @param subscriptions in effect
   * @param registers in effect
   */
  public PublishStage(
      PublishSettings settings,
      Supplier<SubscriptionSet> subscriptions,
      Supplier<Registers> registers,
      Channels channels,
      MeterRegistry registry,
      Clock clock) {
    this.settings = settings;
    this.subscriptions = subscriptions;
    this.registers = registers;
    this.channels = channels;
    this.registry = registry;
    this.clock = clock;
    this.deliveredBefore = new DeliveredBefore(settings.clientProperties(), settings.prefix());
    thread.setDaemon(true);
    register();
  }

  private void register() {
    for (ChannelType type : ChannelType.values()) {
      String label = type.label();
      gauge(Meters.PUBLISH_WAITING, () -> sum(type, worker -> worker.state().waiting()), label);
      gauge(Meters.PUBLISH_OVERDUE, () -> overdue(type), label);
      gauge(Meters.PUBLISH_SUBSCRIPTIONS, () -> sum(type, worker -> 1), label);
      gauge(Meters.PUBLISH_CIRCUITS_OPEN, () -> breakers.open(type), label);
    }
    gauge(Meters.PUBLISH_SUBSCRIPTIONS_REFUSED, refused::size);
  }

  private void gauge(Meters meter, Supplier<Number> value, String... tags) {
    gauges.add(meter.gauge(registry, value, tags));
  }

  private long sum(ChannelType type, ToLongFunction<RouteWorker> figure) {
    return workers.values().stream()
        .filter(worker -> worker.type() == type)
        .mapToLong(figure)
        .sum();
  }

  private double overdue(ChannelType type) {
    return workers.values().stream()
        .filter(worker -> worker.type() == type)
        .mapToDouble(worker -> worker.state().overdue().toMillis() / 1e3)
        .max()
        .orElse(0);
  }

  /** Serves what is in effect from now on. */
  public void start() {
    thread.start();
  }

  private void run() {
    try {
      do {
        serve();
      } while (!closing.await(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      // A fault of Dijkwacht; its message may quote a subscription.
      LOG.error("Publishing has stopped: {}", e.getClass().getName());
      LOG.debug("What failed", e);
    }
  }

  private void serve() {
    Map<String, Route> wanted = Route.of(permitted());
    for (String name : List.copyOf(workers.keySet())) {
      RouteWorker worker = workers.get(name);
      if (worker != null && !serves(worker, wanted.get(name))) {
        worker.close();
        workers.remove(name);
      }
    }
    wanted.forEach(
        (name, route) -> {
          if (!workers.containsKey(name) && closing.getCount() > 0) {
            RouteWorker worker = worker(route);
            workers.put(name, worker);
            worker.start();
          }
        });
  }

  private static boolean serves(RouteWorker worker, @Nullable Route route) {
    return route != null && worker.isAlive() && worker.version().equals(route.version());
  }

  private List<Subscription> permitted() {
    Registers known = registers.get();
    List<Subscription> permitted = new ArrayList<>();
    SubscriptionSet inEffect = subscriptions.get();
    refused.keySet().removeIf(id -> inEffect.find(id).isEmpty());
    for (Subscription subscription : inEffect.byId().values()) {
      List<String> problems = ChannelPermission.problems(subscription, known);
      if (problems.isEmpty()) {
        refused.remove(subscription.id());
        permitted.add(subscription);
      } else if (refused.put(subscription.id(), problems.get(0)) == null) {
        LOG.error("Subscription {} is not served: {}", subscription.id(), problems.get(0));
      }
    }
    return permitted;
  }

  private RouteWorker worker(Route route) {
    MessageWriter writer =
        new MessageWriter(route.name(), route.voice(), settings.pseudonyms(), settings.links());
    Journal ofRoute = journal().of(route.name());
    return new RouteWorker(
        route,
        settings.clientProperties(),
        settings.prefix(),
        new RouteSession.Means(registers, deliveredBefore, clock, settings.beginWith()),
        new Inbox(route, writer, ofRoute, settings.prefix(), settings.responseWaits()),
        new Dispatcher.Means(
            channels.of(route.channel()),
            writer,
            ofRoute,
            breakers.of(route.channel()),
            backoff,
            route.escalatedAfter().isPresent() ? attention() : finding -> true,
            new DeliveryMeters(registry, route.channel().type()),
            clock,
            settings.giveUpAfter()));
  }

  /** From when there is a first route. */
  private KafkaJournal journal() {
    if (journal == null) {
      journal = new KafkaJournal(settings.clientProperties(), settings.prefix(), clock, registry);
    }
    return journal;
  }

  /** From when a route first asks. */
  private Attention attention() {
    if (attention == null) {
      attention = FindingAttention.start(settings.clientProperties(), settings.prefix());
    }
    return attention;
  }

  /** The topics that are read, by the groups that read them. */
  public Map<String, List<String>> reads() {
    return workers.values().stream()
        .collect(Collectors.toMap(RouteWorker::group, RouteWorker::topics));
  }

  /** How the receivers of subscriptions do, by the ids of these. */
  public Map<String, Standing> standings() {
    return workers.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().standing()));
  }

  /** Whether it serves what is in effect. */
  public boolean isAlive() {
    return thread.isAlive();
  }

  /** In one sentence, without names: anyone who reaches the health page reads it. */
  public String summary() {
    long failing =
        workers.values().stream().filter(worker -> worker.state().problem() != null).count();
    String serves =
        refused.isEmpty()
            ? "%d subscriptions".formatted(workers.size())
            : "%d subscriptions, %d are not served, the log tells why"
                .formatted(workers.size(), refused.size());
    return failing == 0
        ? serves
        : serves + ", of which %d wait for their receiver".formatted(failing);
  }

  @Override
  public void close() {
    closing.countDown();
    workers.values().forEach(RouteWorker::end);
    try {
      thread.join(CLOSE_LIMIT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    workers.values().forEach(RouteWorker::close);
    FindingAttention following = attention;
    if (following != null) {
      following.close();
    }
    KafkaJournal writing = journal;
    if (writing != null) {
      writing.close();
    }
    gauges.forEach(registry::remove);
  }
}
