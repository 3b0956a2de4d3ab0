package nl.dijkwacht.api.views;

import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import nl.dijkwacht.api.Check;
import nl.dijkwacht.api.CheckResult;
import nl.dijkwacht.topics.CompactedTopicReader;
import nl.dijkwacht.topics.Outcome;
import nl.dijkwacht.topics.Reading;
import nl.dijkwacht.topics.Topic;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows a topic on a thread of its own, and begins anew if that fails. */
final class TopicWatch<V> implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TopicWatch.class);
  private static final long PAUSE_SECONDS = 5;

  private final CompactedTopicReader reader;
  private final Topic<V> topic;
  private final Instant since;
  private final Into<V> into;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private volatile @Nullable String problem = "it is being read";

  /**
   * Where records go.
   *
   * @param put takes a key and its newest value
   * @param remove takes a key that is no more
   * @param reachedEnd runs once what was there at the start was given
   */
  record Into<V>(BiConsumer<String, V> put, Consumer<String> remove, Runnable reachedEnd) {}

  private TopicWatch(CompactedTopicReader reader, Topic<V> topic, Instant since, Into<V> into) {
    this.reader = reader;
    this.topic = topic;
    this.since = since;
    this.into = into;
    this.thread = new Thread(this::follow, "view-" + topic.name());
    this.thread.setDaemon(true);
  }

  static <V> TopicWatch<V> start(
      CompactedTopicReader reader, Topic<V> topic, Instant since, Into<V> into) {
    TopicWatch<V> watch = new TopicWatch<>(reader, topic, since, into);
    watch.thread.start();
    return watch;
  }

  private void follow() {
    try {
      while (closing.getCount() > 0) {
        if (reader.follow(topic, since, new Follower()) instanceof Outcome.Failed<Long> failed) {
          problem = failed.sentence();
          LOG.warn("The view of {} is tried again: {}", topic.name(), failed.sentence());
          closing.await(PAUSE_SECONDS, TimeUnit.SECONDS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      problem = "it failed; the log tells why";
      LOG.error("The view of {} failed.", topic.name(), e);
    }
  }

  private final class Follower implements CompactedTopicReader.Follower<V> {

    @Override
    public void record(String key, Reading<V> reading) {
      if (reading instanceof Reading.Value<V> read) {
        into.put().accept(key, read.value());
      }
    }

    @Override
    public void removed(String key) {
      into.remove().accept(key);
    }

    @Override
    public void reachedEnd() {
      problem = null;
      into.reachedEnd().run();
    }

    @Override
    public boolean goesOn() {
      return closing.getCount() > 0;
    }
  }

  boolean isCurrent() {
    return problem == null;
  }

  /** Whether what is shown is what the topic holds. */
  Check check() {
    return new Check(
        "api-" + topic.name().replace('.', '-'),
        () -> {
          String wrong = problem;
          return wrong == null ? CheckResult.up("follows its topic") : CheckResult.down(wrong);
        });
  }

  @Override
  public void close() {
    closing.countDown();
    // Interrupting a consumer would make its close fail.
    try {
      thread.join(TimeUnit.SECONDS.toMillis(PAUSE_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
