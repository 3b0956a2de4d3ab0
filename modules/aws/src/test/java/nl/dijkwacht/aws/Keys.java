package nl.dijkwacht.aws;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Keys that the tests' servers take for a user's. */
final class Keys {

  static final String OWN = "AKIATEST";

  private Keys() {}

  static AwsCredentialsProvider provider() {
    return StaticCredentialsProvider.create(AwsBasicCredentials.create(OWN, "secret"));
  }
}
