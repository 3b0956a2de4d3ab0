package nl.dijkwacht.testkit.aws;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The SDK's own clients; the product's access to AWS is tested with these servers elsewhere. */
final class Clients {

  private static final AwsCredentialsProvider ANY =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIATEST", "secret"));

  private Clients() {}

  static S3Client s3(URI endpoint) {
    return client(S3Client.builder(), endpoint);
  }

  static SqsClient sqs(URI endpoint) {
    return client(SqsClient.builder(), endpoint);
  }

  private static <B extends AwsClientBuilder<B, C>, C> C client(B builder, URI endpoint) {
    return builder
        .region(Region.EU_WEST_1)
        .endpointOverride(endpoint)
        .credentialsProvider(ANY)
        .build();
  }
}
