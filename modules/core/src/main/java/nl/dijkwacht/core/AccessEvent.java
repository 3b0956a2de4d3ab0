package nl.dijkwacht.core;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call on one asset: what accesses of a minute are counted from.
 *
 * @param id hash of event and asset: copies of an event give the same
 * @param event the call: who, where from, when
 * @param failed whether it was refused or went wrong, so that nothing was touched
 * @param bytes that went out, where the record tells; else 0
 * @param object hash of the object, item or file that was named; null if none was. Names of objects
 *     may hold personal data, so they stay where they are
 * @param mfa as {@link Change#mfa}
 */
public record AccessEvent(
    String id,
    AssetRef asset,
    EventSummary event,
    AccessKind kind,
    Accessor accessor,
    boolean failed,
    long bytes,
    @Nullable String object,
    @Nullable Boolean mfa) {

  private static final int OBJECT_HASH = 16;

  /** The id of what an event did with an asset. */
  public static String id(TrailEvent event, AssetRef asset) {
    return StableId.of(List.of("access", event.key(), asset.key()));
  }

  /**
   * The hash by which an object is told from others of its asset: 64 bits, enough to count it and
   * to find it again by its name.
   */
  public static String object(ResourceId resource, String name) {
    return StableId.of(List.of("object", resource.toString(), name)).substring(0, OBJECT_HASH);
  }
}
