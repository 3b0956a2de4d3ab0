package nl.dijkwacht.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import nl.dijkwacht.testkit.aws.protocol.AwsAnswer;
import nl.dijkwacht.testkit.aws.protocol.AwsOperation;
import nl.dijkwacht.testkit.aws.protocol.AwsProtocolServer;
import nl.dijkwacht.testkit.aws.protocol.AwsRequest;
import nl.dijkwacht.testkit.aws.protocol.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.s3control.S3ControlClient;

class AwsAccessTest {

  private static final String LOOKUP = "cloudtrail:LookupEvents";
  private static final String ASSUME = "sts:AssumeRole";
  private static final AwsOperation NO_EVENTS = request -> AwsAnswer.success("{\"Events\":[]}");

  private final AwsProtocolServer aws = AwsProtocolServer.start();

  AwsAccessTest() {
    aws.on(LOOKUP, NO_EVENTS);
  }

  @AfterEach
  void close() {
    aws.close();
  }

  @Test
  void theRoleOfEachAccountIsAssumedOnceAndUsedInEveryRegion() {
    try (AwsAccess access = access(Optional.of("Dijkwacht"), Optional.of("secret-of-both"))) {
      lookUp(access, AwsPlace.of("222222222222", "eu-west-1"));
      lookUp(access, AwsPlace.of("222222222222", "eu-central-1"));
      lookUp(access, AwsPlace.of("333333333333", "eu-west-1"));
    }

    assertThat(aws.requests(LOOKUP))
        .extracting(request -> request.role().orElse("none"), AwsRequest::region)
        .containsExactly(
            tuple(role("222222222222"), "eu-west-1"),
            tuple(role("222222222222"), "eu-central-1"),
            tuple(role("333333333333"), "eu-west-1"));
    assertThat(aws.requests(ASSUME))
        .hasSize(2)
        .allSatisfy(
            request -> {
              assertThat(request.accessKeyId()).isEqualTo(Keys.OWN);
              assertThat(request.parameter("ExternalId")).contains("secret-of-both");
              assertThat(request.parameter("RoleSessionName")).contains("dijkwacht");
            });
  }

  @Test
  void withoutARoleOrAnAccountTheOwnKeysAreUsed() {
    try (AwsAccess access = access(Optional.empty(), Optional.empty())) {
      lookUp(access, AwsPlace.of("222222222222", "eu-west-1"));
    }
    try (AwsAccess access = access(Optional.of("Dijkwacht"), Optional.empty())) {
      lookUp(access, AwsPlace.ofRegion("eu-central-1"));
      lookUp(access, AwsPlace.DEFAULT);
    }

    assertThat(aws.requests(LOOKUP))
        .allSatisfy(request -> assertThat(request.accessKeyId()).isEqualTo(Keys.OWN))
        .extracting(AwsRequest::region)
        .containsExactly("eu-west-1", "eu-central-1", "eu-north-1");
    assertThat(aws.requests(ASSUME)).isEmpty();
  }

  @Test
  void sessionsThatEndSoonAreRenewedBeforeARequest() {
    aws.sessionsLast(Duration.ofSeconds(1));
    try (AwsAccess access = access(Optional.of("Dijkwacht"), Optional.empty());
        CloudTrailClient trail = trail(access, AwsPlace.of("222222222222", "eu-west-1"))) {
      trail.lookupEvents();
      trail.lookupEvents();
    }

    assertThat(aws.requests(LOOKUP)).extracting(AwsRequest::accessKeyId).doesNotHaveDuplicates();
  }

  @Test
  void whatIsThrottledIsTriedAgain() {
    aws.on(LOOKUP, NO_EVENTS.afterFirst(2, Fault.THROTTLED));
    try (AwsAccess access = access(Optional.empty(), Optional.empty())) {
      lookUp(access, AwsPlace.DEFAULT);
    }

    assertThat(aws.pausesBetween(LOOKUP)).hasSize(2);
  }

  @Test
  void theProxyOfTheJvmIsUsed() {
    aws.on(
        "s3:GET /v20180820/configuration/publicAccessBlock",
        request ->
            AwsAnswer.success(
                "<PublicAccessBlockConfiguration><BlockPublicAcls>true</BlockPublicAcls>"
                    + "</PublicAccessBlockConfiguration>"));
    System.setProperty("http.proxyHost", "127.0.0.1");
    System.setProperty("http.proxyPort", String.valueOf(aws.endpoint().getPort()));
    // S3 Control puts the account before the host's name, which only a proxy can find here.
    try (AwsAccess access = access(Optional.empty(), Optional.empty());
        S3ControlClient control =
            access.client(S3ControlClient.builder(), "s3-control", AwsPlace.DEFAULT)) {
      assertThat(
              control
                  .getPublicAccessBlock(request -> request.accountId("222222222222"))
                  .publicAccessBlockConfiguration()
                  .blockPublicAcls())
          .isTrue();
    } finally {
      System.clearProperty("http.proxyHost");
      System.clearProperty("http.proxyPort");
    }
  }

  @Test
  void closingAClientLeavesTheOthersTheirConnections() {
    try (AwsAccess access = access(Optional.empty(), Optional.empty());
        CloudTrailClient kept = trail(access, AwsPlace.DEFAULT)) {
      lookUp(access, AwsPlace.DEFAULT);
      kept.lookupEvents();
    }

    assertThat(aws.requests(LOOKUP)).hasSize(2);
  }

  private static void lookUp(AwsAccess access, AwsPlace place) {
    try (CloudTrailClient trail = trail(access, place)) {
      trail.lookupEvents();
    }
  }

  private static CloudTrailClient trail(AwsAccess access, AwsPlace place) {
    return access.client(CloudTrailClient.builder(), "cloudtrail", place);
  }

  private static String role(String account) {
    return "arn:aws-eusc:iam::%s:role/Dijkwacht".formatted(account);
  }

  private AwsAccess access(Optional<String> roleName, Optional<String> externalId) {
    URI endpoint = aws.endpoint();
    return new AwsAccess(
        new AwsSettings(
            Optional.of("eu-north-1"),
            roleName,
            externalId,
            "aws-eusc",
            Map.of("cloudtrail", endpoint, "s3-control", endpoint, "sts", endpoint)),
        Keys.provider());
  }
}
