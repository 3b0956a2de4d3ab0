package nl.dijkwacht.streams.detect;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import nl.dijkwacht.topics.cluster.KeyPartition;
import org.apache.kafka.streams.processor.StreamPartitioner;

/**
 * Gives the accesses of a principal the partition that Kafka gives to its id as a key, so that they
 * lie together, whatever the asset.
 */
final class ByPrincipal implements StreamPartitioner<byte[], byte[]> {

  /** What no id of a principal has and every asset's key does, between Region and id. */
  private static final byte[] TYPE = {'/', 'A', 'W', 'S', ':', ':'};

  @Override
  public Optional<Set<Integer>> partitions(
      String topic, byte[] key, byte[] value, int numPartitions) {
    byte[] principal = Arrays.copyOf(key, end(key));
    return Optional.of(Set.of(KeyPartition.of(principal, numPartitions)));
  }

  /** The space before the asset; a principal's id may have some of its own. */
  private static int end(byte[] key) {
    int at = indexOfType(key);
    while (at >= 0 && key[at] != ' ') {
      at--;
    }
    return at < 0 ? key.length : at;
  }

  private static int indexOfType(byte[] key) {
    for (int i = 0; i + TYPE.length <= key.length; i++) {
      int same = 0;
      while (same < TYPE.length && key[i + same] == TYPE[same]) {
        same++;
      }
      if (same == TYPE.length) {
        return i;
      }
    }
    return -1;
  }
}
