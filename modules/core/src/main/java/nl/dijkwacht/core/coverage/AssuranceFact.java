package nl.dijkwacht.core.coverage;

import java.time.Instant;
import nl.dijkwacht.core.resource.Asset;
import nl.dijkwacht.core.resource.ConfigurationItem;
import org.jspecify.annotations.Nullable;

/**
 * One of the things that have to be known together to tell what nobody sees, and which attestations
 * are due.
 *
 * @param account it is about, 12 digits; empty if about none
 * @param region it is about; empty if about none
 * @param name of the service for {@link Kind#SERVICE}, id of the finding for {@link Kind#INCIDENT};
 *     empty for others
 * @param asset of {@link Kind#ASSET}; null for others
 * @param item of {@link Kind#TRAIL} and {@link Kind#RECORDER}; null for others
 * @param at when it was so (event time)
 */
public record AssuranceFact(
    Kind kind,
    String account,
    String region,
    String name,
    @Nullable Asset asset,
    @Nullable ConfigurationItem item,
    Instant at) {

  /** What is known. */
  public enum Kind {
    /** Personal data lie on a resource. */
    ASSET,
    /** The state of a trail. */
    TRAIL,
    /** The state of a recorder, or how many there are in an account and Region. */
    RECORDER,
    /** Something is in use in an account and Region. */
    PLACE,
    /** AWS Config delivered an item from an account and Region. */
    RECORDED,
    /** A service is in use in an account. */
    SERVICE,
    /** A critical finding was told. */
    INCIDENT
  }
}
