package nl.dijkwacht.streams.drift;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.core.resource.ConfigurationItem;
import nl.dijkwacht.core.resource.ResourceId;

/** Reads resources from their keys, where no state of them is known. */
final class ResourceKey {

  private static final int PARTS = 5;

  private ResourceKey() {}

  /** The resource that {@link ResourceId#toString} gave. */
  static ResourceId read(String key) {
    String[] parts = key.split("/", PARTS);
    return parts.length == PARTS
        ? new ResourceId(parts[0], parts[1], parts[2], parts[3], parts[4])
        : new ResourceId("", "", "", "", key);
  }

  /** An item that tells nothing. */
  static ConfigurationItem blank(ResourceId resource) {
    return new ConfigurationItem(
        resource,
        null,
        null,
        Instant.EPOCH,
        null,
        ConfigurationItem.Status.NOT_RECORDED,
        null,
        Map.of(),
        false,
        Map.of(),
        Map.of(),
        List.of(),
        ConfigurationItem.Source.API);
  }
}
