package nl.dijkwacht.aws;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.StsClientBuilder;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/**
 * Makes the clients of AWS's services, all with the same connections, credentials and retries. The
 * clients are the caller's to keep and to close; closing them leaves the connections open, which
 * closing this ends. Thread-safe.
 */
public final class AwsAccess implements AutoCloseable {

  private static final String SESSION = "dijkwacht";
  private static final int CONNECTIONS = 100;
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
  private static final Duration ATTEMPT_LIMIT = Duration.ofSeconds(40);

  private final AwsSettings settings;
  private final AwsCredentialsProvider own;
  private final SdkHttpClient connections;
  private final Map<String, AwsCredentialsProvider> assumed = new ConcurrentHashMap<>();

  public AwsAccess(AwsSettings settings) {
    this(settings, DefaultCredentialsProvider.builder().build());
  }

  /**
   * @param own the credentials that requests are made with, and roles assumed
   */
  public AwsAccess(AwsSettings settings, AwsCredentialsProvider own) {
    this(
        settings,
        own,
        Apache5HttpClient.builder()
            .maxConnections(CONNECTIONS)
            .connectionTimeout(CONNECT_LIMIT)
            .build());
  }

  AwsAccess(AwsSettings settings, AwsCredentialsProvider own, SdkHttpClient connections) {
    this.settings = settings;
    this.own = own;
    this.connections = new CancelledAsFailed(connections);
  }

  public AwsSettings settings() {
    return settings;
  }

  /** The endpoint of a service where the settings give one. */
  public Optional<URI> endpoint(String service) {
    return Optional.ofNullable(settings.endpoints().get(service));
  }

  /**
   * Makes a client.
   *
   * @param service its endpoint prefix, such as {@code sqs}
   */
  public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
      B builder, String service, AwsPlace place) {
    return client(builder, service, place, overrides());
  }

  /**
   * Makes a client that asks once, so that what must not happen twice does not.
   *
   * @param service its endpoint prefix, such as {@code ssm}
   * @param limit from connecting to the end of the answer
   */
  public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C clientThatAsksOnce(
      B builder, String service, AwsPlace place, Duration limit) {
    return client(
        builder,
        service,
        place,
        ClientOverrideConfiguration.builder()
            .retryStrategy(AwsRetryStrategy.doNotRetry())
            .apiCallTimeout(limit)
            .build());
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
      B builder, String service, AwsPlace place, ClientOverrideConfiguration overrides) {
    region(place).map(Region::of).ifPresent(builder::region);
    endpoint(service).ifPresent(builder::endpointOverride);
    return builder
        .credentialsProvider(credentials(place))
        .httpClient(connections)
        .overrideConfiguration(overrides)
        .build();
  }

  /** The Region in which requests to a place are made, where it is known beforehand. */
  public Optional<String> region(AwsPlace place) {
    return place.region().or(settings::region);
  }

  private AwsCredentialsProvider credentials(AwsPlace place) {
    Optional<String> role = settings.roleName();
    return role.isPresent() && place.account().isPresent()
        ? assumed.computeIfAbsent(
            place.account().get(), account -> assuming(account, role.get(), place))
        : own;
  }

  private AwsCredentialsProvider assuming(String account, String role, AwsPlace place) {
    StsClientBuilder sts = StsClient.builder();
    region(place).map(Region::of).ifPresent(sts::region);
    endpoint("sts").ifPresent(sts::endpointOverride);
    StsClient client =
        sts.credentialsProvider(own)
            .httpClient(connections)
            .overrideConfiguration(overrides())
            .build();
    String arn = "arn:%s:iam::%s:role/%s".formatted(settings.partition(), account, role);
    return StsAssumeRoleCredentialsProvider.builder()
        .stsClient(client)
        .refreshRequest(
            request -> {
              request.roleArn(arn).roleSessionName(SESSION);
              settings.externalId().ifPresent(request::externalId);
            })
        .build();
  }

  private static ClientOverrideConfiguration overrides() {
    return ClientOverrideConfiguration.builder()
        .retryStrategy(RetryMode.STANDARD)
        .apiCallAttemptTimeout(ATTEMPT_LIMIT)
        .build();
  }

  @Override
  public void close() {
    connections.close();
  }
}
