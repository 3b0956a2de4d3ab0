package nl.dijkwacht.documents;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Values by key, in the order of the text. A key is the text of its scalar, whatever its kind:
 * {@code 1}, {@code "1"} and {@code '1'} are the same key.
 *
 * @param keyPlaces where each key of {@code entries} stands
 */
public record Mapping(Place place, Map<String, Node> entries, Map<String, Place> keyPlaces)
    implements Node {
  public Mapping {
    if (!entries.keySet().equals(keyPlaces.keySet())) {
      throw new IllegalArgumentException("each key needs its place");
    }
    entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    keyPlaces = Collections.unmodifiableMap(new LinkedHashMap<>(keyPlaces));
  }

  public Optional<Node> get(String key) {
    return Optional.ofNullable(entries.get(key));
  }

  /** Where the key stands, or the mapping itself when it lacks the key. */
  public Place placeOf(String key) {
    return keyPlaces.getOrDefault(key, place);
  }

  @Override
  public String description() {
    return "a section";
  }
}
