package nl.dijkwacht.topics.catalogue;

import java.util.List;
import nl.dijkwacht.topics.wire.Payload;

/**
 * One topic of the catalogue.
 *
 * @param <V> what its records hold
 * @param writer the one stage that writes it; besides it only replayed dead letters arrive
 * @param entities what it holds, in the plural
 * @param key what a record's key is; keys are UTF-8 text
 * @param partitionedBy what decides a record's partition
 * @param readers who reads it
 * @param note a sentence for those who read it from outside
 */
public record Topic<V>(
    Stage writer,
    String entities,
    String key,
    String partitionedBy,
    Cleanup cleanup,
    Payload<V> payload,
    List<Stage> readers,
    String note) {

  public Topic {
    readers = List.copyOf(readers);
  }

  /** The name without prefix, such as {@code detect.signals}. */
  public String name() {
    return writer.label() + "." + entities;
  }

  /** The name on the cluster, such as {@code dijkwacht.detect.signals}. */
  public String fullName(TopicPrefix prefix) {
    return prefix.value() + "." + name();
  }
}
