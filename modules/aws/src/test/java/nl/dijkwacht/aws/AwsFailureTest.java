package nl.dijkwacht.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.dijkwacht.aws.AwsFailure.Kind;
import nl.dijkwacht.testkit.aws.protocol.AwsAnswer;
import nl.dijkwacht.testkit.aws.protocol.AwsProtocolServer;
import nl.dijkwacht.testkit.aws.protocol.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;

class AwsFailureTest {

  private final AwsProtocolServer aws = AwsProtocolServer.start();

  @AfterEach
  void close() {
    aws.close();
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of(Fault.THROTTLED, Kind.THROTTLED),
        Arguments.of(Fault.EXPIRED, Kind.CREDENTIALS),
        Arguments.of(Fault.UNKNOWN_KEY, Kind.CREDENTIALS),
        Arguments.of(Fault.DENIED, Kind.DENIED),
        Arguments.of(Fault.INTERNAL, Kind.UNREACHABLE),
        Arguments.of(Fault.FOREIGN_TOKEN, Kind.REFUSED));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void faultsMeanTheSameInEveryProtocol(Fault fault, Kind kind) {
    aws.on("cloudtrail:LookupEvents", request -> fault);
    aws.on("guardduty:GET /detector", request -> fault);
    aws.on("sts:GetCallerIdentity", request -> fault);
    aws.on("s3:GET /bucket/key", request -> fault);
    try (AwsAccess access = access(aws.endpoint(), Keys.provider());
        CloudTrailClient trail =
            access.client(CloudTrailClient.builder(), "cloudtrail", AwsPlace.DEFAULT);
        GuardDutyClient guard =
            access.client(GuardDutyClient.builder(), "guardduty", AwsPlace.DEFAULT);
        StsClient sts = access.client(StsClient.builder(), "sts", AwsPlace.DEFAULT);
        S3Client s3 = access.client(S3Client.builder(), "s3", AwsPlace.DEFAULT)) {
      Stream<Runnable> requests =
          Stream.of(
              trail::lookupEvents,
              guard::listDetectors,
              sts::getCallerIdentity,
              () -> s3.getObjectAsBytes(get -> get.bucket("bucket").key("key")));
      // At the same time, since the SDK waits for seconds before it tries again.
      List<CompletableFuture<AwsFailure>> failures =
          requests
              .map(
                  request ->
                      CompletableFuture.supplyAsync(
                          () -> failure(request), task -> new Thread(task).start()))
              .toList();
      assertThat(failures).allSatisfy(one -> assertThat(one.join().kind()).isEqualTo(kind));
    }
  }

  @Test
  void theSentenceHasTheCodeAndNothingOfTheAnswer() {
    aws.on(
        "cloudtrail:LookupEvents",
        request -> new AwsAnswer.Failure(400, "AccessDeniedException", "anna is not authorized"));

    assertThat(lookUp(aws.endpoint(), Keys.provider()))
        .isEqualTo(
            new AwsFailure(
                Kind.DENIED,
                "Looking up events is not permitted; 'dijkwacht doctor' tells which permission is"
                    + " missing (AccessDeniedException)."));
  }

  @Test
  void aCodeCannotSmuggleControlCharacters() {
    aws.on("cloudtrail:LookupEvents", request -> AwsAnswer.failure(400, "Odd\u001b[31m\nCode"));

    assertThat(lookUp(aws.endpoint(), Keys.provider()).sentence()).doesNotContain("\u001b", "\n");
  }

  @Test
  void aServerThatIsGoneOrBreaksOffIsUnreachable() {
    aws.on("cloudtrail:LookupEvents", request -> new AwsAnswer.BrokenOff());
    assertThat(lookUp(aws.endpoint(), Keys.provider()).kind()).isEqualTo(Kind.UNREACHABLE);

    aws.close();
    assertThat(lookUp(aws.endpoint(), Keys.provider()).kind()).isEqualTo(Kind.UNREACHABLE);
  }

  @Test
  void aServerThatIsTooSlowIsUnreachable() {
    aws.on(
        "cloudtrail:LookupEvents",
        request -> new AwsAnswer.Late(Duration.ofDays(1), AwsAnswer.success("{}")));
    try (AwsAccess access = access(aws.endpoint(), Keys.provider());
        CloudTrailClient trail =
            access.client(CloudTrailClient.builder(), "cloudtrail", AwsPlace.DEFAULT)) {
      assertThat(
              failure(
                      () ->
                          trail.lookupEvents(
                              request ->
                                  request.overrideConfiguration(
                                      limits ->
                                          limits.apiCallAttemptTimeout(Duration.ofMillis(50)))))
                  .kind())
          .isEqualTo(Kind.UNREACHABLE);
    }
  }

  @Test
  void aRequestThatIsEndedWhileItWaitsForAConnectionIsUnreachableAndTriedAgain() {
    AtomicInteger attempts = new AtomicInteger();
    try (AwsAccess access =
            new AwsAccess(
                settings(aws.endpoint()), Keys.provider(), new CancelledConnections(attempts));
        CloudTrailClient trail =
            access.client(CloudTrailClient.builder(), "cloudtrail", AwsPlace.DEFAULT)) {
      assertThat(failure(trail::lookupEvents).kind()).isEqualTo(Kind.UNREACHABLE);
    }
    assertThat(attempts).hasValueGreaterThan(1);
  }

  @Test
  void withoutKeysTheKeysAreMissing() {
    AwsCredentialsProvider none =
        AwsCredentialsProviderChain.of(SystemPropertyCredentialsProvider.create());

    AwsFailure failure = lookUp(aws.endpoint(), none);

    assertThat(failure.kind()).isEqualTo(Kind.CREDENTIALS);
    assertThat(aws.requests()).isEmpty();
  }

  @Test
  void aRoleThatMayNotBeAssumedIsDenied() {
    aws.on("sts:AssumeRole", request -> Fault.DENIED);
    AwsSettings settings =
        new AwsSettings(
            Optional.of("eu-west-1"),
            Optional.of("Dijkwacht"),
            Optional.empty(),
            "aws",
            Map.of("cloudtrail", aws.endpoint(), "sts", aws.endpoint()));
    try (AwsAccess access = new AwsAccess(settings, Keys.provider());
        CloudTrailClient trail =
            access.client(
                CloudTrailClient.builder(),
                "cloudtrail",
                AwsPlace.of("222222222222", "eu-west-1"))) {
      assertThat(failure(trail::lookupEvents).kind()).isEqualTo(Kind.DENIED);
    }
    assertThat(aws.requests("cloudtrail:LookupEvents")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NoSuchBucket",
        "NoSuchConfigurationAggregatorException",
        "TrailNotFoundException",
        "com.amazonaws.sqs#QueueDoesNotExist",
        "AWS.SimpleQueueService.NonExistentQueue"
      })
  void whatDoesNotExistIsMissing(String code) {
    aws.on("cloudtrail:LookupEvents", request -> AwsAnswer.failure(400, code));

    assertThat(lookUp(aws.endpoint(), Keys.provider()).kind()).isEqualTo(Kind.MISSING);
  }

  @Test
  void anAnswerWithoutBodyIsKnownByItsStatus() {
    aws.on("s3:HEAD /bucket/key", request -> AwsAnswer.failure(404, "NotFound"));
    aws.on("s3:HEAD /bucket/secret", request -> AwsAnswer.failure(403, "Forbidden"));
    try (AwsAccess access = access(aws.endpoint(), Keys.provider());
        S3Client s3 = access.client(S3Client.builder(), "s3", AwsPlace.DEFAULT)) {
      assertThat(failure(() -> s3.headObject(head -> head.bucket("bucket").key("key"))).kind())
          .isEqualTo(Kind.MISSING);
      assertThat(failure(() -> s3.headObject(head -> head.bucket("bucket").key("secret"))).kind())
          .isEqualTo(Kind.DENIED);
    }
  }

  private static AwsFailure lookUp(URI endpoint, AwsCredentialsProvider keys) {
    try (AwsAccess access = access(endpoint, keys);
        CloudTrailClient trail =
            access.client(CloudTrailClient.builder(), "cloudtrail", AwsPlace.DEFAULT)) {
      return failure(trail::lookupEvents);
    }
  }

  private static AwsFailure failure(Runnable request) {
    return AwsFailure.of(
        "Looking up events", catchThrowableOfType(SdkException.class, request::run));
  }

  private static AwsAccess access(URI endpoint, AwsCredentialsProvider keys) {
    return new AwsAccess(settings(endpoint), keys);
  }

  private static AwsSettings settings(URI endpoint) {
    Map<String, URI> endpoints =
        Stream.of("cloudtrail", "guardduty", "s3", "sts")
            .collect(Collectors.toMap(service -> service, service -> endpoint));
    return new AwsSettings(
        Optional.of("eu-west-1"), Optional.empty(), Optional.empty(), "aws", endpoints);
  }

  /** As Apache's client ends a request that was aborted before it had a connection. */
  private record CancelledConnections(AtomicInteger attempts) implements SdkHttpClient {

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      return new ExecutableHttpRequest() {
        @Override
        public HttpExecuteResponse call() {
          attempts.incrementAndGet();
          throw new CancellationException();
        }

        @Override
        public void abort() {}
      };
    }

    @Override
    public void close() {}
  }
}
