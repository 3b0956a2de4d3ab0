package nl.dijkwacht.streams.runtime;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import nl.dijkwacht.topics.CompactedTopicReader;
import nl.dijkwacht.topics.Outcome;
import nl.dijkwacht.topics.Reading;
import nl.dijkwacht.topics.Topic;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All that a compacted topic holds, followed on a thread of its own, one a process. When Kafka is
 * away, what is known stays and it tries again. Thread-safe.
 */
public final class FollowedTopic<V> implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(FollowedTopic.class);
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final long CLOSE_LIMIT_MILLIS = 10_000;

  private final CompactedTopicReader reader;
  private final Topic<V> topic;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final CountDownLatch begun = new CountDownLatch(1);
  private final AtomicLong version = new AtomicLong();
  private final Thread thread;
  private volatile Map<String, V> known = Map.of();
  private volatile @Nullable String problem;

  private FollowedTopic(CompactedTopicReader reader, Topic<V> topic) {
    this.reader = reader;
    this.topic = topic;
    this.thread = new Thread(this::follow, "followed-" + topic.name());
    this.thread.setDaemon(true);
  }

  /**
   * Reads all of a topic, and follows it from then on.
   *
   * @param reader of the cluster's topics; its time limit holds for reading it all
   * @throws IOException with a sentence for people, if it cannot be read
   */
  public static <V> FollowedTopic<V> start(CompactedTopicReader reader, Topic<V> topic)
      throws IOException {
    FollowedTopic<V> followed = new FollowedTopic<>(reader, topic);
    followed.thread.start();
    try {
      followed.begun.await();
    } catch (InterruptedException e) {
      followed.close();
      Thread.currentThread().interrupt();
      throw new IOException("Reading %s was interrupted.".formatted(topic.name()), e);
    }
    String why = followed.problem;
    if (why != null) {
      followed.close();
      throw new IOException(why);
    }
    return followed;
  }

  private void follow() {
    while (isOpen()) {
      Outcome<Long> ended = reader.follow(topic, new Filling());
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
      LOG.warn("{} cannot be followed for now, and what is known stays: {}", topic.name(), why);
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
  private final class Filling implements CompactedTopicReader.Follower<V> {

    private final Map<String, V> values = new ConcurrentHashMap<>();

    @Override
    public void record(String key, Reading<V> reading) {
      if (reading instanceof Reading.Value<V> read) {
        values.put(key, read.value());
      } else {
        LOG.debug("A record of {} could not be read", topic.name());
        values.remove(key);
      }
      version.incrementAndGet();
    }

    @Override
    public void removed(String key) {
      values.remove(key);
      version.incrementAndGet();
    }

    @Override
    public void reachedEnd() {
      known = values;
      problem = null;
      version.incrementAndGet();
      begun.countDown();
    }

    @Override
    public boolean goesOn() {
      return isOpen();
    }
  }

  /** What is known, by the keys of records; it changes as the topic does. */
  public Map<String, V> known() {
    return known;
  }

  /** Another number each time that what is known may have changed. */
  public long version() {
    return version.get();
  }

  /** Why it cannot be followed now, as a sentence; null if it is. */
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
