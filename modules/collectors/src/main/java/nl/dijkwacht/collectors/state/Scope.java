package nl.dijkwacht.collectors.state;

import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.resource.ResourceIdentity;

/** The account and Region that are asked. */
record Scope(String partition, String account, String region) {

  /** A resource in it. */
  ResourceId resource(ResourceIdentity.Names names) {
    return ResourceIdentity.ofItem(partition, account, region, names);
  }

  @Override
  public String toString() {
    return account + " in " + region;
  }
}
