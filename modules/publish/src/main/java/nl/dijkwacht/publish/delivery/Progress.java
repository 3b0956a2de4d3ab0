package nl.dijkwacht.publish.delivery;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * How far a route came on each partition: up to the first record that is not dealt with. What lies
 * behind that and was dealt with is known by the topic of deliveries. For one thread.
 */
final class Progress {

  private static final class OfPartition {
    private final TreeSet<Long> open = new TreeSet<>();
    private long position;
    private long told = -1;

    private long done() {
      return open.isEmpty() ? position : open.first();
    }
  }

  private final Map<TopicPartition, OfPartition> partitions = new HashMap<>();

  /** Reading begins there. */
  void begins(TopicPartition partition, long position) {
    OfPartition of = new OfPartition();
    of.position = position;
    partitions.put(partition, of);
  }

  /** A record was read that needs no dealing with. */
  void passed(TopicPartition partition, long offset) {
    of(partition).position = offset + 1;
  }

  /** A record was read that is to be dealt with. */
  void opened(TopicPartition partition, long offset) {
    of(partition).open.add(offset);
    passed(partition, offset);
  }

  void dealtWith(TopicPartition partition, long offset) {
    of(partition).open.remove(offset);
  }

  private OfPartition of(TopicPartition partition) {
    return partitions.computeIfAbsent(partition, unknown -> new OfPartition());
  }

  /** What changed since it was asked last. */
  Map<TopicPartition, OffsetAndMetadata> news() {
    Map<TopicPartition, OffsetAndMetadata> news = new HashMap<>();
    partitions.forEach(
        (partition, of) -> {
          if (of.done() != of.told) {
            of.told = of.done();
            news.put(partition, new OffsetAndMetadata(of.told));
          }
        });
    return news;
  }

  void forget(Collection<TopicPartition> gone) {
    gone.forEach(partitions::remove);
  }
}
