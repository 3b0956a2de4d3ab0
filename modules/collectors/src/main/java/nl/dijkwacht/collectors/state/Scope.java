package nl.dijkwacht.collectors.state;

import nl.dijkwacht.collectors.items.ResourceNames;
import nl.dijkwacht.core.ResourceId;

/** The account and Region that are asked. */
record Scope(String partition, String account, String region) {

  /** A resource in it. */
  ResourceId resource(String type, String id) {
    return ResourceNames.of(partition, account, region, type, id);
  }

  @Override
  public String toString() {
    return account + " in " + region;
  }
}
