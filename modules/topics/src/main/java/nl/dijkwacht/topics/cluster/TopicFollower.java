package nl.dijkwacht.topics.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.wire.Outcome;
import nl.dijkwacht.topics.wire.Reading;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows a topic on a thread of its own until it is closed. Where Kafka is away it begins anew
 * after a pause, with all that the topic holds then. Thread-safe.
 */
public final class TopicFollower<V> implements AutoCloseable {

  /** What takes the records of one reading; called by the follower's thread. */
  public interface Intake<V> extends CompactedTopicReader.Visitor<V> {

    /** All that was there when this reading began was given. */
    void reachedEnd();

    /**
     * This reading ended, and another will begin.
     *
     * @param why a sentence for people
     */
    default void failed(String why) {}
  }

  private static final Logger LOG = LoggerFactory.getLogger(TopicFollower.class);
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(10);

  private final CompactedTopicReader reader;
  private final Topic<V> topic;
  private final Instant since;
  private final Supplier<? extends Intake<V>> readings;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;

  /** Whether it was told that the topic cannot be followed; for its own thread. */
  private boolean told;

  private TopicFollower(
      CompactedTopicReader reader,
      Topic<V> topic,
      Instant since,
      Supplier<? extends Intake<V>> readings) {
    this.reader = reader;
    this.topic = topic;
    this.since = since;
    this.readings = readings;
    this.thread = new Thread(this::run, "following-" + topic.name());
    this.thread.setDaemon(true);
  }

  /**
   * Begins to follow.
   *
   * @param since by the records' timestamps; {@link Instant#EPOCH} for all
   * @param readings what takes each reading: the same again, or one of its own
   */
  public static <V> TopicFollower<V> start(
      CompactedTopicReader reader,
      Topic<V> topic,
      Instant since,
      Supplier<? extends Intake<V>> readings) {
    TopicFollower<V> follower = new TopicFollower<>(reader, topic, since, readings);
    follower.thread.start();
    return follower;
  }

  private void run() {
    try {
      while (isOpen()) {
        read(readings.get());
        if (closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isOpen() {
    return closing.getCount() > 0;
  }

  private void read(Intake<V> intake) {
    try {
      Outcome<Long> ended = reader.follow(topic, since, new UntilClosed(intake));
      if (ended instanceof Outcome.Failed<Long> failed && isOpen()) {
        intake.failed(failed.sentence());
        tellOnce(failed.sentence());
      }
    } catch (RuntimeException e) {
      LOG.error("Following {} failed; it begins anew.", topic.name(), e);
      intake.failed("Following %s failed; the log tells why.".formatted(topic.name()));
    }
  }

  private void tellOnce(String why) {
    if (!told) {
      LOG.warn("{} cannot be followed for now, and what is known stays: {}", topic.name(), why);
      told = true;
    }
  }

  /** Hands one reading on until the follower is closed. */
  private final class UntilClosed implements CompactedTopicReader.Follower<V> {

    private final Intake<V> intake;

    UntilClosed(Intake<V> intake) {
      this.intake = intake;
    }

    @Override
    public void record(String key, Reading<V> reading) {
      intake.record(key, reading);
    }

    @Override
    public void removed(String key) {
      intake.removed(key);
    }

    @Override
    public boolean isSatisfied() {
      return !isOpen();
    }

    @Override
    public void reachedEnd() {
      if (isOpen()) {
        told = false;
        intake.reachedEnd();
      }
    }

    @Override
    public boolean goesOn() {
      return isOpen();
    }
  }

  /** Ends following; waits for it a while. */
  @Override
  public void close() {
    closing.countDown();
    // Interrupting a consumer would make its close fail.
    try {
      thread.join(CLOSE_LIMIT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
