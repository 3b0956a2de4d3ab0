package nl.dijkwacht.streams.runtime;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import nl.dijkwacht.topics.cluster.KeyPartition;
import org.apache.kafka.streams.processor.StreamPartitioner;

/** On which partition a record goes that is not dealt out by its whole key. Thread-safe. */
public final class Partitioning {

  private Partitioning() {}

  /** As Kafka deals out what stands before the last space of the key. */
  public static StreamPartitioner<byte[], byte[]> byAllButTheLastWord() {
    return (topic, key, value, partitions) -> {
      int end = key.length;
      for (int i = key.length - 1; i >= 0 && end == key.length; i--) {
        end = key[i] == ' ' ? i : end;
      }
      return Optional.of(Set.of(KeyPartition.of(Arrays.copyOf(key, end), partitions)));
    };
  }

  /** All in one place. */
  public static StreamPartitioner<byte[], byte[]> first() {
    return (topic, key, value, partitions) -> Optional.of(Set.of(0));
  }
}
