package nl.dijkwacht.publish.delivery;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import nl.dijkwacht.core.Finding;
import nl.dijkwacht.topics.CompactedTopicReader;
import nl.dijkwacht.topics.Outcome;
import nl.dijkwacht.topics.Reading;
import nl.dijkwacht.topics.TopicPrefix;
import nl.dijkwacht.topics.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows by the topic of findings which of them somebody took up, or which no longer stand. Who asks
 * before it has read that topic waits. Thread-safe.
 */
final class FindingAttention
    implements Attention, CompactedTopicReader.Follower<Finding>, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(FindingAttention.class);
  private static final Duration READ_LIMIT = Duration.ofMinutes(5);
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final CompactedTopicReader reader;
  private final Set<String> handled = ConcurrentHashMap.newKeySet();
  private final CountDownLatch read = new CountDownLatch(1);
  private final CountDownLatch closing = new CountDownLatch(1);

  FindingAttention(Map<String, String> clientProperties, TopicPrefix prefix) {
    this.reader = new CompactedTopicReader(Map.copyOf(clientProperties), prefix, READ_LIMIT);
  }

  void start() {
    Thread thread = new Thread(this::run, "publish-attention");
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try {
      while (goesOn()) {
        if (reader.follow(Topics.FINDINGS, this) instanceof Outcome.Failed<Long> failed) {
          LOG.warn("What people took up cannot be followed for now: {}", failed.sentence());
        }
        if (closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for the first reading; one that takes too long must not keep people from hearing. */
  @Override
  public boolean isWanted(String finding) {
    try {
      boolean known = read.await(READ_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
      return !known || !handled.contains(finding);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  @Override
  public void record(String key, Reading<Finding> reading) {
    if (reading instanceof Reading.Value<Finding> value) {
      Finding finding = value.value();
      boolean takenUp = finding.handled().acknowledged() != null;
      if (takenUp || finding.status() != Finding.Status.OPEN) {
        handled.add(finding.id());
      } else {
        handled.remove(finding.id());
      }
    }
  }

  @Override
  public void removed(String key) {
    handled.add(key);
  }

  @Override
  public void reachedEnd() {
    read.countDown();
  }

  @Override
  public boolean goesOn() {
    return closing.getCount() > 0;
  }

  @Override
  public void close() {
    closing.countDown();
    read.countDown();
  }
}
