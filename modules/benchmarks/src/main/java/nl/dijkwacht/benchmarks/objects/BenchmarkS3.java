package nl.dijkwacht.benchmarks.objects;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import nl.dijkwacht.aws.AwsAccess;
import nl.dijkwacht.aws.AwsPlace;
import nl.dijkwacht.aws.AwsSettings;
import nl.dijkwacht.testkit.aws.AwsServer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** S3 in a process of its own, with one bucket. */
final class BenchmarkS3 implements AutoCloseable {

  static final String BUCKET = "benchmark-logs";

  private final AwsServer server;
  private final AwsAccess access;
  private final S3Client client;

  private BenchmarkS3(AwsServer server) {
    this.server = server;
    this.access = access(server.endpoint());
    this.client = access.client(S3Client.builder().forcePathStyle(true), "s3", AwsPlace.DEFAULT);
    client.createBucket(request -> request.bucket(BUCKET));
  }

  static BenchmarkS3 start() {
    return new BenchmarkS3(AwsServer.startS3());
  }

  /** Access with made-up credentials. */
  static AwsAccess access(URI endpoint) {
    return new AwsAccess(
        new AwsSettings(
            Optional.of("eu-west-1"),
            Optional.empty(),
            Optional.empty(),
            "aws",
            Map.of("s3", endpoint)),
        StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")));
  }

  URI endpoint() {
    return server.endpoint();
  }

  /** Puts objects there, several at a time. */
  void put(int count, IntFunction<String> key, IntFunction<byte[]> content) {
    IntStream.range(0, count)
        .parallel()
        .forEach(
            i ->
                client.putObject(
                    request -> request.bucket(BUCKET).key(key.apply(i)),
                    RequestBody.fromBytes(content.apply(i))));
  }

  @Override
  public void close() {
    client.close();
    access.close();
    server.close();
  }
}
