package nl.dijkwacht.collectors;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import nl.dijkwacht.collectors.files.FileGrowth;
import nl.dijkwacht.collectors.files.FolderEntry;
import nl.dijkwacht.collectors.files.ReadPosition;
import nl.dijkwacht.collectors.files.ReadSummary;
import nl.dijkwacht.collectors.files.TrailFileReader;
import nl.dijkwacht.collectors.files.TrailFolder;
import nl.dijkwacht.topics.Checkpoint;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Collects trail events from files and folders, each record once: also when it is killed at any
 * moment, when a file grows, or when the broker goes away and comes back. One instance per prefix
 * works; a newer one locks the older out. {@link #close} may be called from any thread, all else
 * from one.
 */
public final class FileCollector implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(FileCollector.class);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final FileCollectorSettings settings;
  private final MeterRegistry registry;
  private final CollectMeters meters;
  private final Clock clock;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Map<String, ReadPosition> positions = new HashMap<>();
  private final Map<String, FileVersion> waiting = new HashMap<>();
  private final Set<Path> told = new HashSet<>();
  private @Nullable CheckpointedProducer producer;
  private volatile boolean connected;
  private final AtomicLong passes = new AtomicLong();

  /**
   * @param clock for when records are collected
   */
  public FileCollector(FileCollectorSettings settings, MeterRegistry registry, Clock clock) {
    this.settings = settings;
    this.registry = registry;
    this.meters = new CollectMeters(registry);
    this.clock = clock;
  }

  /** Whether the collector reached Kafka when it last tried. */
  public boolean isConnected() {
    return connected;
  }

  /** How often all paths were gone through; what was there before a whole pass is collected. */
  public long passes() {
    return passes.get();
  }

  /**
   * Collects what is there now, taking files as they are; waits for Kafka as long as it takes.
   *
   * @return what was new
   */
  public CollectSummary collectOnce() {
    return persistently(FileGrowth.CLOSED);
  }

  /** Collects what is there and what comes, until closed. */
  public void watch() {
    do {
      persistently(FileGrowth.GROWING);
    } while (!pause(settings.scanInterval()));
  }

  @Override
  public void close() {
    stop.countDown();
  }

  /** One pass over all paths, begun anew whenever Kafka fails in the middle. */
  private CollectSummary persistently(FileGrowth growth) {
    Duration pause = Duration.ofSeconds(1);
    while (!isStopping()) {
      try {
        CollectSummary summary = pass(growth);
        connected = true;
        passes.incrementAndGet();
        return summary;
      } catch (ProducerFencedException | InvalidProducerEpochException e) {
        disconnect();
        LOG.error("Another instance collects files for {}; this one stops", settings.prefix());
        close();
      } catch (KafkaException e) {
        disconnect();
        LOG.warn(
            "Collecting waits {} s for Kafka: {}", pause.toSeconds(), e.getClass().getSimpleName());
        LOG.debug("What failed", e);
        pause(pause);
        pause =
            pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
                ? pause.multipliedBy(2)
                : LONGEST_PAUSE;
      }
    }
    disconnect();
    return CollectSummary.NOTHING;
  }

  private void disconnect() {
    connected = false;
    if (producer != null) {
      producer.close();
      producer = null;
    }
    // What was read but not committed is read again.
    positions.clear();
  }

  private CheckpointedProducer producer() {
    CheckpointedProducer open = producer;
    if (open == null) {
      open =
          CheckpointedProducer.open(
              settings.clientProperties(), settings.prefix(), FilePass.COLLECTOR, registry);
      producer = open;
    }
    return open;
  }

  private CollectSummary pass(FileGrowth growth) {
    CheckpointedProducer open = producer();
    CollectSummary summary = CollectSummary.NOTHING;
    for (Path root : settings.paths()) {
      try (Stream<FolderEntry> entries = TrailFolder.entries(root)) {
        for (FolderEntry entry : (Iterable<FolderEntry>) entries::iterator) {
          if (isStopping()) {
            return summary;
          }
          ReadSummary file = entry(entry, growth, open);
          summary = file == null ? summary : summary.with(file);
        }
      }
    }
    return summary;
  }

  private @Nullable ReadSummary entry(
      FolderEntry entry, FileGrowth growth, CheckpointedProducer open) {
    if (entry instanceof FolderEntry.Skipped skipped) {
      tellOnce(skipped.path(), skipped.why());
      return null;
    }
    Path file = entry.path().toAbsolutePath().normalize();
    try {
      return file(file, growth, open);
    } catch (IOException e) {
      tellOnce(file, Files.exists(file) ? "cannot be read" : "does not exist");
      return null;
    }
  }

  private void tellOnce(Path path, String why) {
    if (told.add(path)) {
      LOG.warn("{} {} and is left out", path, why);
    }
  }

  /** Reads what is new in a file; null if nothing is. */
  private @Nullable ReadSummary file(Path file, FileGrowth growth, CheckpointedProducer open)
      throws IOException {
    FileVersion version = FileVersion.of(file);
    if (!Files.isReadable(file)) {
      tellOnce(file, "may not be read (give the user of this process the permission)");
      return null;
    }
    String source = file.toString();
    Checkpoint done = open.checkpoints().get(source);
    if (done != null && done.finished() && version.isOf(done)) {
      return null;
    }
    FileGrowth expected = growth;
    if (version.equals(waiting.get(source))) {
      if (version.lastModified().plus(settings.settle()).isAfter(clock.instant())) {
        return null;
      }
      expected = FileGrowth.CLOSED;
    }
    return read(file, version, from(file, done), expected, open);
  }

  private ReadPosition from(Path file, @Nullable Checkpoint done) throws IOException {
    if (done == null || !FileVersion.continues(file, done)) {
      return ReadPosition.START;
    }
    ReadPosition known = positions.get(file.toString());
    return known != null && known.items() == done.records()
        ? known
        : ReadPosition.after(done.records());
  }

  private ReadSummary read(
      Path file,
      FileVersion version,
      ReadPosition from,
      FileGrowth growth,
      CheckpointedProducer open)
      throws IOException {
    String source = file.toString();
    String prefixHash = FileVersion.prefixHash(file, version.prefixLength());
    LongFunction<Checkpoint> unfinished = items -> checkpoint(items, version, prefixHash, false);
    FilePass pass =
        new FilePass(source, settings.prefix(), open, meters, clock, unfinished, this::isStopping);
    ReadSummary summary = new TrailFileReader(settings.limits(), growth).read(file, from, pass);
    // What failed while reading may succeed later; what is broken stays so.
    boolean finished =
        switch (summary.ending()) {
          case COMPLETE, EMPTY -> true;
          case BROKEN_OFF -> !pass.isUnreadable();
          case INCOMPLETE_TAIL, STOPPED -> false;
        };
    long items = summary.position().items() - (pass.isUnreadable() ? 1 : 0);
    open.commit(source, checkpoint(items, version, prefixHash, finished));
    positions.put(source, summary.position());
    if (finished) {
      waiting.remove(source);
    } else {
      waiting.put(source, version);
    }
    meters.file(summary.ending(), version.size());
    LOG.info(
        "Collected {}: {} events, {} other records, {} dead letters",
        source,
        summary.events(),
        summary.foreign(),
        summary.deadLetters());
    return summary;
  }

  private Checkpoint checkpoint(
      long items, FileVersion version, String prefixHash, boolean finished) {
    return new Checkpoint(
        items,
        version.size(),
        version.lastModified(),
        version.prefixLength(),
        prefixHash,
        finished,
        clock.instant());
  }

  private boolean isStopping() {
    return stop.getCount() == 0;
  }

  /** Waits; true if it is time to stop. */
  private boolean pause(Duration length) {
    try {
      return stop.await(length.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
