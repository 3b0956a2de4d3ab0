package nl.dijkwacht.testkit.aws.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.dijkwacht.testkit.aws.Clients;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

class AwsProtocolServerTest {

  private static final String LOOKUP = "cloudtrail:LookupEvents";
  private static final AwsAnswer ONE_EVENT =
      AwsAnswer.success("{\"Events\":[{\"EventId\":\"e-1\",\"EventTime\":1764136000.5}]}");
  private static final AwsOperation EVENTS = request -> ONE_EVENT;

  private final AwsProtocolServer aws = AwsProtocolServer.start();
  private final CloudTrailClient trail = Clients.client(CloudTrailClient.builder(), aws.endpoint());
  private final GuardDutyClient guard = Clients.client(GuardDutyClient.builder(), aws.endpoint());
  private final StsClient sts = Clients.client(StsClient.builder(), aws.endpoint());

  @AfterEach
  void close() {
    List.of(trail, guard, sts, aws).forEach(AwsProtocolServerTest::close);
  }

  private static void close(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aJsonServiceIsToldByTargetAndSigner() {
    aws.on(LOOKUP, EVENTS);
    aws.on(
        "config:SelectResourceConfig",
        request -> AwsAnswer.success("{\"Results\":[\"%s\"]}".formatted("found")));

    assertThat(trail.lookupEvents(request -> request.maxResults(7)).events())
        .singleElement()
        .satisfies(event -> assertThat(event.eventTime().toEpochMilli()).isEqualTo(1764136000500L));
    try (ConfigClient config = Clients.client(ConfigClient.builder(), aws.endpoint())) {
      assertThat(config.selectResourceConfig(request -> request.expression("SELECT 1")).results())
          .containsExactly("found");
    }

    assertThat(aws.requests(LOOKUP))
        .singleElement()
        .satisfies(
            request -> {
              assertThat(request.json().get("MaxResults").intValue()).isEqualTo(7);
              assertThat(request.parameter("MaxResults")).contains("7");
              assertThat(request.region()).isEqualTo("eu-west-1");
              assertThat(request.accessKeyId()).isEqualTo(Clients.KEY);
              assertThat(request.role()).isEmpty();
            });
    assertThat(aws.requests()).hasSize(2);
  }

  @Test
  void aRestServiceIsToldByMethodAndPath() {
    aws.on("guardduty:GET /detector", request -> AwsAnswer.success("{\"detectorIds\":[\"d/1\"]}"));
    aws.on(
        "guardduty:GET /detector/{id}",
        request ->
            AwsAnswer.success(
                "{\"status\":\"%s\"}"
                    .formatted("d/1".equals(request.parameters().get("id")) ? "ENABLED" : "?")));

    assertThat(guard.listDetectors(request -> request.maxResults(3)).detectorIds())
        .containsExactly("d/1");
    assertThat(guard.getDetector(request -> request.detectorId("d/1")).statusAsString())
        .isEqualTo("ENABLED");
    assertThat(aws.requests("guardduty:GET /detector").get(0).parameter("maxResults"))
        .contains("3");
  }

  @Test
  void anUnknownOperationIsRefusedInEachProtocol() {
    assertThatThrownBy(() -> trail.describeTrails())
        .satisfies(error -> assertFailure(error, 400, "UnknownOperationException"));
    assertThatThrownBy(() -> guard.listDetectors())
        .satisfies(error -> assertFailure(error, 404, "UnknownOperationException"));
    assertThatThrownBy(() -> sts.getSessionToken())
        .satisfies(error -> assertFailure(error, 400, "InvalidAction"));
  }

  @Test
  void theRateOfAServiceIsKept() {
    AwsOperation limited = EVENTS.atMost(2, Duration.ofSeconds(1));
    assertThat(limited.answer(request(0))).isEqualTo(ONE_EVENT);
    assertThat(limited.answer(request(0))).isEqualTo(ONE_EVENT);
    assertThat(limited.answer(request(999_999_999))).isEqualTo(Fault.THROTTLED);
    assertThat(limited.answer(request(1_000_000_000))).isEqualTo(ONE_EVENT);
  }

  @Test
  void expiredKeysAreRefusedAndNewOnesAccepted() {
    aws.on(LOOKUP, EVENTS);
    Credentials session =
        sts.assumeRole(
                request ->
                    request
                        .roleArn("arn:aws:iam::123456789012:role/path/Reader")
                        .roleSessionName("test"))
            .credentials();
    assertThat(session.accessKeyId()).startsWith("ASIA123456789012pathReader");
    assertThat(sts.getCallerIdentity().account()).isEqualTo("111111111111");

    aws.expire(Clients.KEY);
    assertThatThrownBy(trail::lookupEvents)
        .satisfies(error -> assertFailure(error, 400, "ExpiredTokenException"));
    assertThatThrownBy(guard::listDetectors)
        .satisfies(error -> assertFailure(error, 403, "ExpiredTokenException"));
    assertThatThrownBy(sts::getCallerIdentity)
        .satisfies(error -> assertFailure(error, 403, "ExpiredToken"));
  }

  @Test
  void faultsOfTheServiceAndOfTheTestReachTheClient() {
    aws.on(LOOKUP, request -> Fault.INTERNAL);
    assertThatThrownBy(trail::lookupEvents)
        .satisfies(error -> assertFailure(error, 500, "InternalFailure"));

    aws.on(
        LOOKUP,
        request -> {
          throw new AssertionError("not like this");
        });
    assertThatThrownBy(trail::lookupEvents).hasMessageContaining("not like this");
  }

  @Test
  void anAnswerThatBreaksOffIsTriedAgain() {
    aws.on(LOOKUP, EVENTS.afterFirst(1, new AwsAnswer.BrokenOff()));
    assertThat(trail.lookupEvents().events()).hasSize(1);
    assertThat(aws.pausesBetween(LOOKUP)).singleElement().matches(pause -> pause.toNanos() > 0);

    aws.on(LOOKUP, request -> new AwsAnswer.BrokenOff());
    assertThatThrownBy(trail::lookupEvents).isInstanceOf(SdkClientException.class);
  }

  @Test
  void aLateAnswerIsLate() {
    aws.on(LOOKUP, EVENTS.late(Duration.ofDays(1)));

    assertThatThrownBy(
            () ->
                trail.lookupEvents(
                    request ->
                        request.overrideConfiguration(
                            limits -> limits.apiCallTimeout(Duration.ofMillis(300)))))
        .isInstanceOf(SdkClientException.class)
        .hasMessageContaining("300 millis");
  }

  private static AwsRequest request(long nanos) {
    return new AwsRequest(
        Protocol.JSON,
        "cloudtrail",
        "eu-west-1",
        "LookupEvents",
        Clients.KEY,
        Optional.empty(),
        Map.of(),
        "",
        nanos);
  }

  private static void assertFailure(Throwable error, int status, String code) {
    assertThat(error).isInstanceOf(AwsServiceException.class);
    AwsServiceException failure = (AwsServiceException) error;
    assertThat(failure.statusCode()).isEqualTo(status);
    assertThat(failure.awsErrorDetails().errorCode()).isEqualTo(code);
  }
}
