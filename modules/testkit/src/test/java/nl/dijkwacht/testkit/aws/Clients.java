package nl.dijkwacht.testkit.aws;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;

/** The SDK's own clients; the product's access to AWS is tested with these servers elsewhere. */
public final class Clients {

  public static final String KEY = "AKIATEST";

  private Clients() {}

  public static <B extends AwsClientBuilder<B, C>, C> C client(B builder, URI endpoint) {
    return builder
        .region(Region.EU_WEST_1)
        .endpointOverride(endpoint)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, "secret")))
        .build();
  }
}
