package nl.dijkwacht.collectors.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.dijkwacht.collectors.json.JsonTree;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.core.resource.ConfigurationItem;
import nl.dijkwacht.core.resource.ResourceId;
import org.jspecify.annotations.Nullable;

/** What was learnt of one resource in this round. */
final class Polled {

  private final ResourceId resource;
  private final @Nullable String arn;
  private final @Nullable String name;
  private final Map<String, Object> parts = new TreeMap<>();
  private final List<String> unknown = new ArrayList<>();
  private boolean unreached;

  Polled(ResourceId resource, @Nullable String arn, @Nullable String name) {
    this.resource = resource;
    this.arn = arn;
    this.name = name;
  }

  void know(String part, Object content) {
    parts.put(part, content);
  }

  /** The part exists or not, and this may not be seen. */
  void cannotKnow(String part) {
    unknown.add(part);
  }

  /** A part could not be asked just now: what was told last is better than less. */
  void notReached() {
    unreached = true;
  }

  /** Whether there is something to tell. */
  boolean isWhole() {
    return !unreached && !(parts.isEmpty() && unknown.isEmpty());
  }

  /** Of the resource and all that is known of it; the time is no part of it. */
  String hash() {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("parts", parts);
    content.put("unknown", unknown);
    return StableId.of(List.of(resource.toString(), StableId.ofBytes(JsonTree.write(content))));
  }

  ConfigurationItem item(Instant asked) {
    return new ConfigurationItem(
        resource,
        arn,
        name,
        asked,
        null,
        ConfigurationItem.Status.PRESENT,
        null,
        Map.of(),
        false,
        Map.of(),
        parts,
        unknown,
        ConfigurationItem.Source.POLLED);
  }
}
