package nl.dijkwacht.streams.detect;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import nl.dijkwacht.core.Asset;
import nl.dijkwacht.core.ResourceId;
import nl.dijkwacht.registers.DiscoveredAssets;
import nl.dijkwacht.topics.CompactedTopicReader;
import nl.dijkwacht.topics.Outcome;
import nl.dijkwacht.topics.Reading;
import nl.dijkwacht.topics.Topics;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one of a process that follows the assets that drift found, on a thread of its own. When Kafka
 * is away, those that are known stay and it tries again. Thread-safe.
 */
public final class AssetWatcher implements DiscoveredAssets, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(AssetWatcher.class);
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final long CLOSE_LIMIT_MILLIS = 10_000;

  private final CompactedTopicReader reader;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final CountDownLatch begun = new CountDownLatch(1);
  private final AtomicLong version = new AtomicLong();
  private final Thread thread;
  private volatile Map<String, Asset> known = Map.of();
  private volatile @Nullable String problem;

  private AssetWatcher(CompactedTopicReader reader) {
    this.reader = reader;
    this.thread = new Thread(this::follow, "discovered-assets");
    this.thread.setDaemon(true);
  }

  /**
   * Reads all assets that were found, and follows them from then on.
   *
   * @param reader of the cluster's topics; its time limit holds for reading them all
   * @throws IOException with a sentence for people, if they cannot be read
   */
  public static AssetWatcher start(CompactedTopicReader reader) throws IOException {
    AssetWatcher watcher = new AssetWatcher(reader);
    watcher.thread.start();
    try {
      watcher.begun.await();
    } catch (InterruptedException e) {
      watcher.close();
      Thread.currentThread().interrupt();
      throw new IOException("Reading the discovered assets was interrupted.", e);
    }
    String why = watcher.problem;
    if (why != null) {
      watcher.close();
      throw new IOException(why);
    }
    return watcher;
  }

  private void follow() {
    while (isOpen()) {
      Outcome<Long> ended = reader.follow(Topics.ASSETS, new Filling());
      if (ended instanceof Outcome.Failed<Long> failed) {
        tellOnce(failed.sentence());
        begun.countDown();
        pause();
      }
    }
  }

  private boolean isOpen() {
    return closing.getCount() > 0;
  }

  private void tellOnce(String why) {
    if (isOpen() && problem == null) {
      LOG.warn("Discovered assets cannot be followed for now, and those known stay: {}", why);
      problem = why;
    }
  }

  private void pause() {
    try {
      if (closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.debug("Closed while waiting for Kafka");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closing.countDown();
    }
  }

  /** One reading from the beginning: what was removed meanwhile must not stay. */
  private final class Filling implements CompactedTopicReader.Follower<Asset> {

    private final Map<String, Asset> assets = new ConcurrentHashMap<>();

    @Override
    public void record(String key, Reading<Asset> reading) {
      if (reading instanceof Reading.Value<Asset> read) {
        assets.put(key, read.value());
      } else {
        LOG.debug("An asset could not be read");
        assets.remove(key);
      }
      version.incrementAndGet();
    }

    @Override
    public void removed(String key) {
      assets.remove(key);
      version.incrementAndGet();
    }

    @Override
    public void reachedEnd() {
      known = assets;
      problem = null;
      version.incrementAndGet();
      begun.countDown();
    }

    @Override
    public boolean goesOn() {
      return isOpen();
    }
  }

  @Override
  public @Nullable Asset find(ResourceId resource) {
    return known.get(resource.toString());
  }

  @Override
  public int count() {
    return known.size();
  }

  @Override
  public long version() {
    return version.get();
  }

  /** Why the assets cannot be followed now, as a sentence; null if they are. */
  public @Nullable String problem() {
    return problem;
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join(CLOSE_LIMIT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
