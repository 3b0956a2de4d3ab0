package nl.dijkwacht.collectors.folders;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import nl.dijkwacht.collectors.BackOff;
import nl.dijkwacht.collectors.StoppableWork;
import nl.dijkwacht.collectors.files.FileGrowth;
import nl.dijkwacht.topics.cluster.ClusterFailure;
import nl.dijkwacht.topics.wire.Outcome;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Collects trail events from files and folders, each record once: also when it is killed at any
 * moment, when a file grows, or when the broker goes away and comes back. One instance per prefix
 * works; a newer one locks the older out. {@link #collectOnce} and {@link #watch} are for one
 * thread at a time, all else for any.
 */
public final class FileCollector implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(FileCollector.class);

  /** The last step of a pass takes milliseconds unless Kafka does not answer. */
  private static final Duration CLOSE_GRACE = Duration.ofSeconds(2);

  private final FileCollectorSettings settings;
  private final MeterRegistry registry;
  private final FileCounts counts;
  private final Clock clock;
  private final LeftOut leftOut = new LeftOut();
  private final StoppableWork work = new StoppableWork();
  private @Nullable CheckpointedProducer producer;
  private @Nullable CollectSession session;
  private volatile @Nullable String problem = "Collecting has not connected to Kafka yet.";
  private final AtomicLong passes = new AtomicLong();

  /**
   * @param clock for when records are collected
   */
  public FileCollector(FileCollectorSettings settings, MeterRegistry registry, Clock clock) {
    this.settings = settings;
    this.registry = registry;
    this.counts = new FileCounts(registry);
    this.clock = clock;
  }

  /** Whether the collector reached Kafka when it last tried, and was not stopped. */
  public boolean isConnected() {
    return problem == null;
  }

  /** Why it does not collect: a sentence for people with what to do; empty while it does. */
  public Optional<String> problem() {
    return Optional.ofNullable(problem);
  }

  /** How often all paths were gone through; what was there before a whole pass is collected. */
  public long passes() {
    return passes.get();
  }

  /**
   * Collects what is there now, taking files as they are; waits for Kafka as long as it takes.
   *
   * @return what was committed
   */
  public CollectSummary collectOnce() {
    CollectSummary before = counts.total();
    work(() -> persistently(FileGrowth.CLOSED));
    return counts.total().since(before);
  }

  /** Collects what is there and what comes, until closed or locked out by another instance. */
  public void watch() {
    work(
        () -> {
          do {
            persistently(FileGrowth.GROWING);
          } while (!work.pause(settings.scanInterval()));
        });
  }

  /** Ends what runs, within seconds also while it waits for Kafka. */
  @Override
  public void close() {
    work.stop();
    work.awaitEnd(CLOSE_GRACE, () -> disconnect("Collecting was closed."));
  }

  private void work(Runnable task) {
    work.run(
        task,
        completed -> {
          if (!completed) {
            disconnect("Collecting failed for a fault of Dijkwacht.");
          } else if (work.isStopping()) {
            disconnect(problem().orElse("Collecting was closed."));
          }
        });
  }

  /** One pass over all paths, begun anew whenever Kafka fails in the middle. */
  private void persistently(FileGrowth growth) {
    int failures = 0;
    while (!work.isStopping()) {
      String failure = attempt(growth);
      if (failure == null) {
        passes.incrementAndGet();
        return;
      }
      disconnect(failure);
      if (work.isStopping()) {
        return;
      }
      Duration pause = BackOff.OF_KAFKA.after(++failures);
      LOG.warn("{} The next attempt is in {} s.", failure, pause.toSeconds());
      work.pause(pause);
    }
  }

  /** One pass; why it failed, or null. */
  private @Nullable String attempt(FileGrowth growth) {
    CollectSummary before = counts.total();
    try {
      Outcome<CollectSession> outcome = session();
      if (outcome instanceof Outcome.Failed<CollectSession> failed) {
        return failed.sentence();
      }
      ((Outcome.Done<CollectSession>) outcome).value().pass(growth);
      return null;
    } catch (KafkaException e) {
      if (producer != null && producer.isLockedOut(e)) {
        work.stop();
        String sentence =
            "Another instance collects files under the prefix %s, so this one has stopped."
                .formatted(settings.prefix());
        LOG.error(sentence);
        return sentence;
      }
      LOG.debug("Collecting failed", e);
      return ClusterFailure.sentence("Collecting", e);
    } finally {
      tell(counts.total().since(before));
    }
  }

  private Outcome<CollectSession> session() {
    if (session != null) {
      return new Outcome.Done<>(session);
    }
    Outcome<CheckpointedProducer> outcome =
        CheckpointedProducer.open(
            settings.clientProperties(), settings.prefix(), FilePass.COLLECTOR, registry, clock);
    if (outcome instanceof Outcome.Failed<CheckpointedProducer> failed) {
      return new Outcome.Failed<>(failed.sentence());
    }
    CheckpointedProducer opened = ((Outcome.Done<CheckpointedProducer>) outcome).value();
    CollectSession begun =
        new CollectSession(settings, opened, counts, clock, leftOut, work::isStopping);
    producer = opened;
    session = begun;
    problem = null;
    return new Outcome.Done<>(begun);
  }

  private void disconnect(String why) {
    problem = why;
    counts.aborted();
    session = null;
    CheckpointedProducer open = producer;
    producer = null;
    if (open != null) {
      // A producer that is closed by an interrupted thread leaves its transaction open.
      boolean interrupted = Thread.interrupted();
      open.close();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void tell(CollectSummary summary) {
    if (summary.files()
            + summary.events()
            + summary.items()
            + summary.foreign()
            + summary.deadLetters()
        > 0) {
      LOG.info(
          "Collected {} events, {} configuration items, {} other records and {} dead letters from {} files",
          summary.events(),
          summary.items(),
          summary.foreign(),
          summary.deadLetters(),
          summary.files());
    }
  }
}
