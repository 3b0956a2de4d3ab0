package nl.dijkwacht.core.access;

import nl.dijkwacht.core.trail.EventSummary;
import org.jspecify.annotations.Nullable;

/**
 * A role, user or other principal began with something: it was created, it got a right, or one of
 * those who work in it touched an asset for the first time.
 *
 * @param grantee {@code account/role/name}, {@code account/user/name}, or for others {@code
 *     account/principal/id}
 * @param event the call that did it
 * @param asset that was touched; null if none was
 * @param accessor what kind of party touched it; null if no asset was touched
 * @param watchedDays of the four weeks before on which any access was seen: how well a first access
 *     is known to be one
 * @param deployment whether a tool made the call that deploys what is written down
 * @param few whether so little was read that somebody may have looked once, by mistake or for a
 *     colleague
 */
public record Beginning(
    String grantee,
    Kind kind,
    EventSummary event,
    @Nullable AssetRef asset,
    @Nullable Accessor accessor,
    long watchedDays,
    boolean deployment,
    boolean few) {

  /** What it began with. */
  public enum Kind {
    CREATED,
    GRANTED,
    FIRST_ACCESS
  }
}
