package nl.dijkwacht.registers;

import java.time.Instant;
import nl.dijkwacht.core.access.AssetRef;

/**
 * Objects that were reported erased (Art. 17 AVG). Objects are known by {@link
 * nl.dijkwacht.core.access.AccessEvent#object their hash}, so that the record of what was erased
 * does not keep the names. Asked at each read, from every stream thread: thread-safe, and its
 * answers cost nothing.
 */
public interface ErasedObjects {

  /** Whether nothing was reported, so that nothing has to be asked. */
  boolean isEmpty();

  /**
   * Whether this object of the asset was reported erased by then.
   *
   * @param at when it was touched (event time)
   */
  boolean contains(AssetRef asset, String object, Instant at);

  /** Whether any object of the asset was. */
  boolean concerns(AssetRef asset);

  /** Of nothing. */
  static ErasedObjects none() {
    return new ErasedObjects() {
      @Override
      public boolean isEmpty() {
        return true;
      }

      @Override
      public boolean contains(AssetRef asset, String object, Instant at) {
        return false;
      }

      @Override
      public boolean concerns(AssetRef asset) {
        return false;
      }
    };
  }
}
