package nl.dijkwacht.core.resource;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A resource that personal data lie on, as it was found: by tags, by Macie, by its name or by an
 * entry of the register that its item fits.
 *
 * @param arn of the resource, if it is known
 * @param name of the resource, if it has one
 * @param region where it lies: a Region, or {@code global} for what lies in none or nobody knows
 * @param classification what is known of the data, and from where
 * @param asOf when what it was learnt from was captured (event time)
 */
public record Asset(
    ResourceId resource,
    @Nullable String arn,
    @Nullable String name,
    String region,
    Classification classification,
    Instant asOf) {

  /** Of a resource whose id tells its Region. */
  public Asset(
      ResourceId resource,
      @Nullable String arn,
      @Nullable String name,
      Classification classification,
      Instant asOf) {
    this(resource, arn, name, resource.region(), classification, asOf);
  }
}
