package nl.dijkwacht.collectors.items;

import java.util.Map;
import java.util.TreeMap;
import nl.dijkwacht.collectors.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** Tags in the forms in which AWS Config gives them. */
final class ItemTags {

  private ItemTags() {}

  /** The tags of a map or of a list of pairs; none if it is something else. */
  static Map<String, String> of(@Nullable Object value) {
    Map<String, String> tags = new TreeMap<>();
    if (value instanceof Iterable<?> pairs) {
      pairs.forEach(pair -> addPair(JsonObject.of(pair), tags));
    } else {
      addAll(JsonObject.of(value), tags);
    }
    return tags;
  }

  /** The tags of a bucket as they stand in its supplementary configuration. */
  static Map<String, String> ofSets(JsonObject tagging) {
    Map<String, String> tags = new TreeMap<>();
    tagging.list("tagSets").forEach(set -> addAll(JsonObject.of(set).object("tags"), tags));
    return tags;
  }

  private static void addAll(JsonObject map, Map<String, String> tags) {
    map.members().forEach((key, value) -> tags.put(key, text(value)));
  }

  private static void addPair(JsonObject pair, Map<String, String> tags) {
    String key = pair.text("key", "Key");
    if (key != null) {
      tags.put(key, text(pair.value("value", "Value")));
    }
  }

  private static String text(@Nullable Object value) {
    return value instanceof String || value instanceof Number || value instanceof Boolean
        ? value.toString()
        : "";
  }
}
