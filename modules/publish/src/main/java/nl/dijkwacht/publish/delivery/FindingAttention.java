package nl.dijkwacht.publish.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.cluster.CompactedTopicReader;
import nl.dijkwacht.topics.cluster.TopicFollower;
import nl.dijkwacht.topics.wire.Reading;

/**
 * Knows by the topic of findings which of them somebody took up, or which no longer stand. Who asks
 * before it has read that topic waits. Thread-safe.
 */
final class FindingAttention implements Attention, TopicFollower.Intake<Finding>, AutoCloseable {

  private static final Duration READ_LIMIT = Duration.ofMinutes(5);

  private final Set<String> handled = ConcurrentHashMap.newKeySet();
  private final CountDownLatch read = new CountDownLatch(1);
  private final TopicFollower<Finding> follower;

  private FindingAttention(CompactedTopicReader reader) {
    this.follower = TopicFollower.start(reader, Topics.FINDINGS, Instant.EPOCH, () -> this);
  }

  static FindingAttention start(Map<String, String> clientProperties, TopicPrefix prefix) {
    return new FindingAttention(
        new CompactedTopicReader(Map.copyOf(clientProperties), prefix, READ_LIMIT));
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
  public void close() {
    read.countDown();
    follower.close();
  }
}
