package nl.dijkwacht.registers;

import nl.dijkwacht.core.resource.Asset;
import nl.dijkwacht.core.resource.ResourceId;
import org.jspecify.annotations.Nullable;

/** Assets that were found by tags, names or findings, and not written down. Thread-safe. */
public interface DiscoveredAssets {

  /** What was found on a resource; null if nothing was. */
  @Nullable Asset find(ResourceId resource);

  /** How many resources it knows. */
  int count();

  /** Another number each time that answers may have changed. */
  long version();

  /** Of an instance that looks at the registers alone. */
  static DiscoveredAssets none() {
    return new DiscoveredAssets() {
      @Override
      public @Nullable Asset find(ResourceId resource) {
        return null;
      }

      @Override
      public int count() {
        return 0;
      }

      @Override
      public long version() {
        return 0;
      }
    };
  }
}
