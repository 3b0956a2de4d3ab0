package nl.dijkwacht.collectors.items;

import nl.dijkwacht.core.resource.ConfigurationItem;
import nl.dijkwacht.core.resource.ConfigurationItem.Source;

/** Items for tests. */
final class Items {

  private Items() {}

  /** The item as it were from another source. */
  static ConfigurationItem from(ConfigurationItem item, Source source) {
    return new ConfigurationItem(
        item.resource(),
        item.awsRegion(),
        item.arn(),
        item.name(),
        item.capturedAt(),
        item.createdAt(),
        item.status(),
        item.stateId(),
        item.tags(),
        item.tagsKnown(),
        item.configuration(),
        item.supplementary(),
        item.unknown(),
        source);
  }
}
