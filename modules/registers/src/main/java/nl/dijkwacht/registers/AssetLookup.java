package nl.dijkwacht.registers;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import nl.dijkwacht.core.AccountEntry;
import nl.dijkwacht.core.resource.Asset;
import nl.dijkwacht.core.resource.ResourceId;

/**
 * Finds the asset that a call touches, among those that people wrote down and those that were found
 * otherwise; what people wrote goes before. Thread-safe.
 */
public final class AssetLookup {

  /**
   * Resources whose assets are kept once they were looked up. When there are more, it begins anew,
   * which costs less than keeping track of the oldest.
   */
  private static final int MOST_KEPT = 20_000;

  private final Registers registers;
  private final AssetIndex index;
  private final DiscoveredAssets discovered;
  private final Map<ResourceId, ResourceAssets> kept = new ConcurrentHashMap<>();

  AssetLookup(Registers registers, AssetIndex index, DiscoveredAssets discovered) {
    this.registers = registers;
    this.index = index;
    this.discovered = discovered;
  }

  /**
   * The assets on a resource.
   *
   * @param resource as calls name it, see {@link
   *     nl.dijkwacht.core.resource.ResourceIdentity#ofCall}
   */
  public ResourceAssets on(ResourceId resource) {
    ResourceAssets known = kept.get(resource);
    if (known != null) {
      return known;
    }
    ResourceAssets looked = lookUp(resource);
    if (kept.size() >= MOST_KEPT) {
      kept.clear();
    }
    kept.put(resource, looked);
    return looked;
  }

  private ResourceAssets lookUp(ResourceId resource) {
    Asset found = discovered.find(resource);
    String owner = registers.account(resource.account()).map(AccountEntry::owner).orElse("");
    return new ResourceAssets(
        resource, owner, found, index.about(resource, found), index.parts(resource));
  }

  /** Resources whose assets are kept. */
  int keptCount() {
    return kept.size();
  }
}
