package nl.dijkwacht.topics.cluster;

/**
 * Something in which a cluster differs from the catalogue and the settings.
 *
 * @param topic its full name
 * @param sentence what differs and what to do about it, for people
 */
public record TopicDifference(String topic, Kind kind, String sentence) {

  /** What differs. */
  public enum Kind {
    MISSING,
    PARTITIONS,
    REPLICATION_FACTOR,
    CONFIGURATION
  }
}
