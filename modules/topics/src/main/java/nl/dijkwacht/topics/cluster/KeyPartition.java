package nl.dijkwacht.topics.cluster;

import org.apache.kafka.common.utils.Utils;

/** The partition that Kafka's producers choose for a key. */
public final class KeyPartition {

  private KeyPartition() {}

  /**
   * The partition, from 0.
   *
   * @param partitions how many the topic has
   */
  public static int of(byte[] key, int partitions) {
    return Utils.toPositive(Utils.murmur2(key)) % partitions;
  }
}
