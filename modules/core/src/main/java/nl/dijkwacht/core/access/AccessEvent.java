package nl.dijkwacht.core.access;

import java.util.List;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.trail.CallSession;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.Principal;
import nl.dijkwacht.core.trail.TrailEvent;
import org.jspecify.annotations.Nullable;

/**
 * What one call did with one asset: what accesses of a minute are counted from.
 *
 * @param id hash of event, asset and kind: copies of an event give the same
 * @param event the call: who, where from, when
 * @param failed whether it was refused or went wrong, so that nothing was touched
 * @param bytes that went out, where the record tells; else 0
 * @param objects hashes of the objects, items or files that were named, at most {@link
 *     #MOST_OBJECTS}. Names of objects may hold personal data, so they stay where they are
 * @param mfa as {@link nl.dijkwacht.core.verdict.Change#mfa}
 */
public record AccessEvent(
    String id,
    AssetRef asset,
    EventSummary event,
    AccessKind kind,
    Accessor accessor,
    boolean failed,
    long bytes,
    List<String> objects,
    @Nullable Boolean mfa) {

  /** A call of S3 deletes a thousand objects at once. */
  public static final int MOST_OBJECTS = 1_000;

  private static final int OBJECT_HASH = 16;

  public AccessEvent {
    objects = List.copyOf(objects);
  }

  /**
   * What an event did with an asset.
   *
   * @param summary of the event
   * @param names of the objects that it names; those beyond {@link #MOST_OBJECTS} are left out
   */
  public static AccessEvent of(
      TrailEvent event,
      EventSummary summary,
      AssetRef asset,
      AccessKind kind,
      boolean failed,
      long bytes,
      List<String> names) {
    Principal principal = summary.principal();
    return new AccessEvent(
        id(event, asset, kind),
        asset,
        summary,
        kind,
        Accessor.of(event, principal, asset.resource().account()),
        failed,
        bytes,
        names.stream()
            .limit(MOST_OBJECTS)
            .map(name -> object(asset.resource(), name))
            .distinct()
            .toList(),
        CallSession.mfa(event, principal.kind()));
  }

  /** The id of what an event did with an asset. */
  public static String id(TrailEvent event, AssetRef asset, AccessKind kind) {
    return StableId.of(List.of("access", event.key(), asset.key(), kind.name()));
  }

  /**
   * The hash by which an object is told from others of its resource: 64 bits in hex, enough to
   * count it and to find it again by its name.
   */
  public static String object(ResourceId resource, String name) {
    return StableId.of(List.of("object", resource.toString(), name)).substring(0, OBJECT_HASH);
  }
}
