package nl.dijkwacht.streams.runtime;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.cluster.CompactedTopicReader;
import nl.dijkwacht.topics.cluster.TopicFollower;
import nl.dijkwacht.topics.wire.Reading;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All that a compacted topic holds, followed on a thread of its own, one a process. When Kafka is
 * away, what is known stays and it tries again. Thread-safe.
 */
public final class FollowedTopic<V> implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(FollowedTopic.class);

  private final Topic<V> topic;
  private final CountDownLatch begun = new CountDownLatch(1);
  private final AtomicLong version = new AtomicLong();
  private final TopicFollower<V> follower;
  private volatile Map<String, V> known = Map.of();
  private volatile @Nullable String problem;

  private FollowedTopic(CompactedTopicReader reader, Topic<V> topic) {
    this.topic = topic;
    this.follower = TopicFollower.start(reader, topic, Instant.EPOCH, Filling::new);
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

  /** One reading from the beginning: what was removed meanwhile must not stay. */
  private final class Filling implements TopicFollower.Intake<V> {

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
    public void failed(String why) {
      problem = why;
      begun.countDown();
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
    follower.close();
  }
}
