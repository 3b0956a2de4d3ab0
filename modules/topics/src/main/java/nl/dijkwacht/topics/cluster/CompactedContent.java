package nl.dijkwacht.topics.cluster;

import java.util.Map;
import nl.dijkwacht.topics.wire.Reading;

/**
 * What a compacted topic held at a moment: the newest record of each key that was not removed.
 *
 * @param unreadable the keys whose newest record could not be read
 */
public record CompactedContent<V>(
    Map<String, V> values, Map<String, Reading.Unreadable<V>> unreadable) {

  public CompactedContent {
    values = Map.copyOf(values);
    unreadable = Map.copyOf(unreadable);
  }
}
