package nl.dijkwacht.collectors.objects;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import nl.dijkwacht.collectors.BackOff;
import nl.dijkwacht.collectors.CollectRecords;
import nl.dijkwacht.collectors.Heartbeats;
import nl.dijkwacht.collectors.RequiredTopics;
import nl.dijkwacht.collectors.TransactionalProducer;
import nl.dijkwacht.topics.catalogue.ObjectAnnouncement;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.cluster.ClusterFailure;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One worker, which connects anew whenever something fails. */
final class ObjectWorker implements Runnable, WorkerReport {

  private static final Logger LOG = LoggerFactory.getLogger(ObjectWorker.class);
  private static final BackOff PAUSES = new BackOff(Duration.ofMillis(250), Duration.ofSeconds(15));
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);

  private final ObjectCollectorSettings settings;
  private final int number;
  private final String name;
  private final Shared shared;
  private final CountDownLatch stop = new CountDownLatch(1);
  private volatile @Nullable KafkaConsumer<byte[], byte[]> consumer;
  private volatile @Nullable String problem = "Collecting objects has not connected to Kafka yet.";
  private volatile @Nullable String trouble;

  /**
   * What all workers of an instance share.
   *
   * @param readers makes a reader for each content; each is for one thread
   */
  record Shared(
      S3Objects objects,
      Supplier<Map<ObjectAnnouncement.Content, ObjectReader>> readers,
      BackfillPace pace,
      BackfillBrake brake,
      ObjectsWaiting waiting,
      MeterRegistry registry,
      Clock clock) {}

  /**
   * @param number from 0
   */
  ObjectWorker(ObjectCollectorSettings settings, int number, Shared shared) {
    this.settings = settings;
    this.number = number;
    this.name = settings.instance() + "-" + (number + 1);
    this.shared = shared;
  }

  boolean isConnected() {
    return problem == null;
  }

  /** Why it does not work, or waits: a sentence for people; empty while it works. */
  Optional<String> problem() {
    String disconnected = problem;
    return Optional.ofNullable(disconnected != null ? disconnected : trouble);
  }

  /** Has {@link #run} return soon. */
  void stop() {
    stop.countDown();
    KafkaConsumer<byte[], byte[]> waiting = consumer;
    if (waiting != null) {
      waiting.wakeup();
    }
  }

  @Override
  public void run() {
    int failures = 0;
    while (!isStopping()) {
      String failure = attempt();
      failures = isConnected() ? 1 : failures + 1;
      problem = isStopping() ? "Collecting objects was closed." : failure;
      trouble = null;
      waiting(0, 0);
      if (!isStopping()) {
        Duration pause = PAUSES.after(failures);
        LOG.warn("{} The next attempt is in {} ms.", failure, pause.toMillis());
        pause(pause);
      }
    }
  }

  /** Works until something fails or this is stopped; tells why. */
  private String attempt() {
    Optional<String> missing =
        RequiredTopics.problem(
            settings.clientProperties(),
            settings.prefix(),
            List.of(
                Topics.TRAIL_EVENTS,
                Topics.BACKFILL_EVENTS,
                Topics.HEARTBEATS,
                Topics.COLLECT_DEAD_LETTERS),
            List.of(Topics.OBJECTS, Topics.BACKFILL_OBJECTS, Topics.OBJECT_CHECKPOINTS));
    if (missing.isPresent()) {
      return missing.get();
    }
    try {
      connect();
      return "Collecting objects was closed.";
    } catch (WakeupException e) {
      return "Collecting objects was closed.";
    } catch (ProducerFencedException | InvalidProducerEpochException e) {
      LOG.debug("Worker {} was fenced", name, e);
      return ("Another process may collect objects under the name %s of this instance; if so, give"
              + " each a name of its own.")
          .formatted(settings.instance());
    } catch (KafkaException e) {
      LOG.debug("Worker {} failed", name, e);
      return ClusterFailure.sentence("Collecting objects", e);
    } catch (RuntimeException e) {
      LOG.error("Worker {} failed", name, e);
      return "Collecting objects failed for a fault of Dijkwacht; the log tells more.";
    }
  }

  private void connect() {
    WorkerClients clients = new WorkerClients(settings, name);
    try (Downloads downloads =
            new Downloads(
                shared.objects(), settings.downloads(), "collect-" + name, shared.registry());
        Admin admin = clients.admin();
        KafkaConsumer<byte[], byte[]> checkpoints = clients.checkpointReader();
        KafkaConsumer<byte[], byte[]> member = clients.member();
        TransactionalProducer producer = clients.producer(shared.registry(), shared.clock())) {
      consumer = member;
      ObjectMemories memories = new ObjectMemories(settings.prefix(), admin, checkpoints);
      CollectRecords records =
          new CollectRecords(settings.prefix(), ObjectCollector.NAME, shared.clock());
      ObjectSteps steps =
          new ObjectSteps(
              producer,
              settings.prefix(),
              memories,
              new ObjectCounts(shared.registry()),
              new Heartbeats(shared.clock()),
              records);
      WorkerSession session =
          new WorkerSession(
              member,
              settings.prefix(),
              memories,
              steps,
              shared.pace(),
              shared.brake(),
              this,
              (backfill, attendance) ->
                  new ObjectWork(
                      backfill,
                      shared.readers().get(),
                      downloads,
                      new PartWaiting(attendance, this::trouble),
                      attendance,
                      steps,
                      records,
                      shared.clock()),
              this::isStopping);
      try {
        session.run();
      } finally {
        consumer = null;
        session.end();
        close(producer, member);
      }
    }
  }

  /** Ends the open transaction first, which whoever gets the partitions waits for. */
  private static void close(TransactionalProducer producer, KafkaConsumer<byte[], byte[]> member) {
    // A producer that is closed by an interrupted thread leaves its transaction open.
    boolean interrupted = Thread.interrupted();
    producer.close();
    member.close(CloseOptions.timeout(CLOSE_LIMIT));
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void working() {
    problem = null;
  }

  @Override
  public void trouble(@Nullable String sentence) {
    if (sentence != null && trouble == null) {
      LOG.warn("{}", sentence);
    }
    trouble = sentence;
  }

  @Override
  public void waiting(long liveObjects, long backfillObjects) {
    shared.waiting().set(number, liveObjects, backfillObjects);
  }

  private boolean isStopping() {
    return stop.getCount() == 0;
  }

  private void pause(Duration length) {
    try {
      if (stop.await(length.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.debug("Worker {} stops", name);
      }
    } catch (InterruptedException e) {
      stop.countDown();
      Thread.currentThread().interrupt();
    }
  }
}
