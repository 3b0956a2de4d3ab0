package nl.dijkwacht.aws;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * How AWS is reached.
 *
 * @param region where none is given otherwise; without it that of the SDK's default chain
 * @param roleName of the role that is assumed in each watched account; without it the credentials
 *     of the default chain are used as they are
 * @param externalId that the role's trust policy asks for
 * @param partition of the accounts, such as {@code aws} or {@code aws-eusc}
 * @param endpoints instead of the public ones, by the service's endpoint prefix such as {@code s3}
 */
public record AwsSettings(
    Optional<String> region,
    Optional<String> roleName,
    Optional<String> externalId,
    String partition,
    Map<String, URI> endpoints) {

  public AwsSettings {
    endpoints = Map.copyOf(endpoints);
  }

  /** All by the SDK's default chains, in the partition {@code aws}. */
  public static AwsSettings defaults() {
    return new AwsSettings(Optional.empty(), Optional.empty(), Optional.empty(), "aws", Map.of());
  }
}
