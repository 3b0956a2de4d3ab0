package nl.dijkwacht.collectors.objects;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import nl.dijkwacht.aws.AwsAccess;
import nl.dijkwacht.topics.catalogue.ObjectAnnouncement;
import nl.dijkwacht.topics.catalogue.TopicPrefix;

/**
 * Collects the objects of S3 that are announced in {@code collect.objects} and, behind them, {@code
 * collect.backfill-objects}, each once: also when instances die, are suspended or are added, or
 * when an object is announced again. Any number of instances share the objects through one consumer
 * group. Thread-safe.
 */
public final class ObjectCollector implements AutoCloseable {

  static final String NAME = "objects";

  /** A step takes milliseconds, and leaving the group some more, unless Kafka does not answer. */
  private static final Duration CLOSE_GRACE = Duration.ofSeconds(5);

  private final S3Objects objects;
  private final List<ObjectWorker> workers = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();

  /**
   * @param readers of content besides CloudTrail's log files and AWS Config's files; each makes
   *     readers for one thread
   * @param footprint of the collector itself, which is left out
   * @param brake holds old objects back
   * @param clock for when records are collected
   */
  public ObjectCollector(
      ObjectCollectorSettings settings,
      AwsAccess aws,
      Map<ObjectAnnouncement.Content, Supplier<ObjectReader>> readers,
      OwnFootprint footprint,
      BackfillBrake brake,
      MeterRegistry registry,
      Clock clock) {
    this.objects = new S3Objects(aws);
    Map<ObjectAnnouncement.Content, Supplier<ObjectReader>> all =
        new EnumMap<>(ObjectAnnouncement.Content.class);
    all.put(
        ObjectAnnouncement.Content.TRAIL_EVENTS,
        () -> new TrailObjectReader(settings.prefix(), settings.limits(), footprint, clock));
    all.put(
        ObjectAnnouncement.Content.CONFIGURATION_ITEMS,
        () -> new ConfigurationObjectReader(settings.prefix(), clock));
    all.putAll(readers);
    ObjectWorker.Shared shared =
        new ObjectWorker.Shared(
            objects,
            () -> made(all),
            new BackfillPace(settings.backfillRecordsPerSecond()),
            brake,
            new ObjectsWaiting(settings.workers(), registry),
            registry,
            clock);
    for (int i = 0; i < settings.workers(); i++) {
      ObjectWorker worker = new ObjectWorker(settings, i, shared);
      workers.add(worker);
      threads.add(new Thread(worker, "collect-objects-" + (i + 1)));
    }
  }

  /** The consumer group that shares the announcements. */
  static String group(TopicPrefix prefix) {
    return prefix + ".collect." + NAME;
  }

  private static Map<ObjectAnnouncement.Content, ObjectReader> made(
      Map<ObjectAnnouncement.Content, Supplier<ObjectReader>> readers) {
    Map<ObjectAnnouncement.Content, ObjectReader> made =
        new EnumMap<>(ObjectAnnouncement.Content.class);
    readers.forEach((content, reader) -> made.put(content, reader.get()));
    return made;
  }

  /** Begins to collect in threads of its own; to be called once. */
  public void start() {
    threads.forEach(Thread::start);
  }

  /** Whether all workers reached Kafka when they last tried, and were not stopped. */
  public boolean isConnected() {
    return workers.stream().allMatch(ObjectWorker::isConnected);
  }

  /** Why objects are not collected: a sentence for people with what to do; empty while they are. */
  public Optional<String> problem() {
    return workers.stream().flatMap(worker -> worker.problem().stream()).findFirst();
  }

  /** Ends what runs, within seconds also while it waits for Kafka or AWS. */
  @Override
  public void close() {
    workers.forEach(ObjectWorker::stop);
    boolean interrupted = false;
    long end = System.nanoTime() + CLOSE_GRACE.toNanos();
    for (Thread thread : threads) {
      interrupted |= !ended(thread, end);
    }
    objects.close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for a thread; false if this one was interrupted meanwhile. */
  private static boolean ended(Thread thread, long endNanos) {
    try {
      thread.join(Math.max(1, Duration.ofNanos(endNanos - System.nanoTime()).toMillis()));
      if (thread.isAlive()) {
        thread.interrupt();
        thread.join(CLOSE_GRACE.toMillis());
      }
      return true;
    } catch (InterruptedException e) {
      thread.interrupt();
      return false;
    }
  }
}
