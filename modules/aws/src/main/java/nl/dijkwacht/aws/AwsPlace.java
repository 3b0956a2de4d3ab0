package nl.dijkwacht.aws;

import java.util.Optional;

/**
 * Where a request goes.
 *
 * @param account 12 digits of the account whose role is assumed; without it the default credentials
 *     are used
 * @param region without it the default one
 */
public record AwsPlace(Optional<String> account, Optional<String> region) {

  /** With the default credentials, in the default Region. */
  public static final AwsPlace DEFAULT = new AwsPlace(Optional.empty(), Optional.empty());

  public static AwsPlace of(String account, String region) {
    return new AwsPlace(Optional.of(account), Optional.of(region));
  }

  public static AwsPlace ofRegion(String region) {
    return new AwsPlace(Optional.empty(), Optional.of(region));
  }
}
