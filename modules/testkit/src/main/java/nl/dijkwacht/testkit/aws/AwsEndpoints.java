package nl.dijkwacht.testkit.aws;

import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where contract tests find S3 and SQS: by default one server of each for the whole test JVM,
 * started by the first test that asks.
 *
 * <p>The environment variables {@code DIJKWACHT_TEST_S3_ENDPOINT} and {@code
 * DIJKWACHT_TEST_SQS_ENDPOINT} name other ones: a URL, such as that of another emulator, or {@code
 * aws} or nothing for the real AWS, which is then used with the credentials and Region of the SDK's
 * default chain. A test that can run against those makes its own buckets and queues, named by
 * {@link nl.dijkwacht.testkit.UniqueNames}, and deletes them. Thread-safe.
 */
public final class AwsEndpoints {

  private static final Map<Service, AwsServer> SHARED = new EnumMap<>(Service.class);

  private AwsEndpoints() {}

  /**
   * @return nothing for the real AWS
   * @throws IllegalStateException when the server cannot start
   */
  public static Optional<URI> s3() {
    return find(Service.S3);
  }

  /**
   * @return nothing for the real AWS
   * @throws IllegalStateException when the server cannot start
   */
  public static Optional<URI> sqs() {
    return find(Service.SQS);
  }

  private static Optional<URI> find(Service service) {
    return choose(
        System.getenv("DIJKWACHT_TEST_" + service + "_ENDPOINT"), () -> shared(service).endpoint());
  }

  static Optional<URI> choose(@Nullable String configured, Supplier<URI> started) {
    if (configured == null) {
      return Optional.of(started.get());
    }
    return configured.isBlank() || configured.equals("aws")
        ? Optional.empty()
        : Optional.of(URI.create(configured));
  }

  private static synchronized AwsServer shared(Service service) {
    return SHARED.computeIfAbsent(service, Service::start);
  }

  private enum Service {
    S3 {
      @Override
      AwsServer start() {
        return AwsServer.startS3();
      }
    },
    SQS {
      @Override
      AwsServer start() {
        return AwsServer.startSqs();
      }
    };

    abstract AwsServer start();
  }
}
