package nl.dijkwacht.collectors.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.dijkwacht.aws.AwsAccess;
import nl.dijkwacht.aws.AwsSettings;
import nl.dijkwacht.collectors.SetClock;
import nl.dijkwacht.collectors.polling.CapturedOutput;
import nl.dijkwacht.collectors.polling.Poll;
import nl.dijkwacht.core.resource.ConfigurationItem;
import nl.dijkwacht.core.resource.ConfigurationItem.Source;
import nl.dijkwacht.testkit.aws.protocol.AwsAnswer;
import nl.dijkwacht.testkit.aws.protocol.AwsProtocolServer;
import nl.dijkwacht.testkit.aws.protocol.Fault;
import nl.dijkwacht.topics.catalogue.PollCheckpoint;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;

class StatePollTest {

  private static final Instant NOW = Instant.parse("2026-11-26T07:00:00Z");
  private static final String ACCOUNT = "111122223333";
  private static final String TRAIL_ARN =
      "arn:aws:cloudtrail:eu-central-1:111122223333:trail/logboek";
  private static final String PUBLIC_ACCESS = "s3:GET /v20180820/configuration/publicAccessBlock";

  private final AwsProtocolServer aws = AwsProtocolServer.start();
  private final SetClock clock = new SetClock(NOW);
  private final AwsAccess access = access(aws.endpoint());
  private final CapturedOutput out = new CapturedOutput();

  private static AwsAccess access(URI endpoint) {
    Map<String, URI> endpoints = new HashMap<>();
    Stream.of(
            "cloudtrail",
            "dynamodb",
            "guardduty",
            "macie2",
            "config",
            "s3-control",
            "organizations")
        .forEach(service -> endpoints.put(service, endpoint));
    return new AwsAccess(
        new AwsSettings(
            Optional.of("eu-central-1"), Optional.empty(), Optional.empty(), "aws", endpoints),
        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIATEST", "x")));
  }

  @BeforeEach
  void everythingIsOn() {
    answer(
        "cloudtrail:DescribeTrails",
        """
        {"trailList":[{"Name":"logboek","TrailARN":"%s","HomeRegion":"eu-central-1",
         "IsMultiRegionTrail":true,"LogFileValidationEnabled":true}]}"""
            .formatted(TRAIL_ARN));
    answer(
        "cloudtrail:GetTrailStatus",
        "{\"IsLogging\":true,\"LatestDeliveryTime\":1795316400.0,\"StartLoggingTime\":1767323045}");
    answer(
        "cloudtrail:GetEventSelectors",
        """
        {"TrailARN":"%s","AdvancedEventSelectors":[{"Name":"objects","FieldSelectors":[
         {"Field":"eventCategory","Equals":["Data"]},
         {"Field":"resources.type","Equals":["AWS::S3::Object"]}]}]}"""
            .formatted(TRAIL_ARN));
    answer(
        "cloudtrail:GetInsightSelectors",
        "{\"InsightSelectors\":[{\"InsightType\":\"ApiCallRateInsight\"}]}");
    answer("dynamodb:ListTables", "{\"TableNames\":[\"patienten\"]}");
    answer(
        "dynamodb:DescribeTimeToLive",
        "{\"TimeToLiveDescription\":{\"TimeToLiveStatus\":\"ENABLED\",\"AttributeName\":\"tot\"}}");
    answer("guardduty:GET /detector", "{\"detectorIds\":[\"d1\"]}");
    answer(
        "guardduty:GET /detector/{id}",
        """
        {"createdAt":"2026-01-01T00:00:00Z","status":"ENABLED","serviceRole":"r",
         "features":[{"name":"S3_DATA_EVENTS","status":"ENABLED"}]}""");
    answer("macie2:GET /macie", "{\"status\":\"ENABLED\"}");
    answer(
        "config:DescribeConfigurationRecorderStatus",
        "{\"ConfigurationRecordersStatus\":[{\"name\":\"default\",\"recording\":true}]}");
    answer(
        PUBLIC_ACCESS,
        "<PublicAccessBlockConfiguration><BlockPublicAcls>true</BlockPublicAcls>"
            + "<IgnorePublicAcls>true</IgnorePublicAcls><BlockPublicPolicy>true</BlockPublicPolicy>"
            + "<RestrictPublicBuckets>true</RestrictPublicBuckets></PublicAccessBlockConfiguration>");
    answer(
        "organizations:DescribeOrganization",
        """
        {"Organization":{"Id":"o-exampleorg1","FeatureSet":"ALL","MasterAccountId":"111122223333",
         "MasterAccountEmail":"j.jansen@ziekenhuis.example"}}""");
    aws.on(
        "organizations:ListPolicies",
        request ->
            AwsAnswer.success(
                request.body().contains("SERVICE_CONTROL_POLICY")
                    ? "{\"Policies\":[{\"Id\":\"p-regions1\",\"Name\":\"Regions\"}]}"
                    : "{\"Policies\":[]}"));
    answer(
        "organizations:DescribePolicy",
        """
        {"Policy":{"PolicySummary":{"Id":"p-regions1","Name":"Regions","AwsManaged":false,
         "Type":"SERVICE_CONTROL_POLICY"},
         "Content":"{\\"Statement\\":[{\\"Effect\\":\\"Deny\\",\\"Action\\":\\"*\\"}]}"}}""");
    answer(
        "organizations:ListTargetsForPolicy",
        "{\"Targets\":[{\"TargetId\":\"r-root\",\"Name\":\"Root\",\"Type\":\"ROOT\"}]}");
  }

  @AfterEach
  void close() {
    access.close();
    aws.close();
  }

  @Test
  void aTrailIsToldWithWhetherItLogsAndWhat() {
    regional().ask(null, out);

    ConfigurationItem trail = item("AWS::CloudTrail::Trail");
    assertThat(trail.resource())
        .hasToString("aws/111122223333/eu-central-1/AWS::CloudTrail::Trail/logboek");
    assertThat(trail.arn()).isEqualTo(TRAIL_ARN);
    assertThat(trail.source()).isEqualTo(Source.POLLED);
    assertThat(trail.capturedAt()).isEqualTo(NOW);
    assertThat(trail.tagsKnown()).isFalse();
    assertThat(trail.configuration()).isEmpty();
    assertThat(trail.unknown()).isEmpty();
    assertThat(trail.supplementary())
        .containsEntry(
            "TrailStatus", Map.of("isLogging", true, "startLoggingTime", "2026-01-02T03:04:05Z"))
        .containsEntry(
            "EventSelectors",
            Map.of(
                "advancedEventSelectors",
                List.of(
                    Map.of(
                        "name",
                        "objects",
                        "fieldSelectors",
                        List.of(
                            Map.of("field", "eventCategory", "equals", List.of("Data")),
                            Map.of(
                                "field",
                                "resources.type",
                                "equals",
                                List.of("AWS::S3::Object")))))))
        .containsEntry(
            "InsightSelectors",
            Map.of("insightSelectors", List.of(Map.of("insightType", "ApiCallRateInsight"))));
  }

  @Test
  void aTrailWithoutInsightsSaysSo() {
    aws.on(
        "cloudtrail:GetInsightSelectors",
        request -> AwsAnswer.failure(400, "InsightNotEnabledException"));

    regional().ask(null, out);

    assertThat(item("AWS::CloudTrail::Trail").supplementary())
        .containsEntry("InsightSelectors", Map.of("insightSelectors", List.of()));
    assertThat(item("AWS::CloudTrail::Trail").unknown()).isEmpty();
  }

  @Test
  void tablesDetectorsMacieAndRecordersAreTold() {
    regional().ask(null, out);

    assertThat(item("AWS::DynamoDB::Table").supplementary())
        .isEqualTo(
            Map.of("TimeToLive", Map.of("timeToLiveStatus", "ENABLED", "attributeName", "tot")));
    assertThat(item("AWS::GuardDuty::Detector").supplementary())
        .isEqualTo(
            Map.of(
                "Detector",
                Map.of(
                    "status",
                    "ENABLED",
                    "features",
                    List.of(Map.of("name", "S3_DATA_EVENTS", "status", "ENABLED")))));
    assertThat(item("AWS::Macie::Session").supplementary())
        .isEqualTo(Map.of("MacieSession", Map.of("status", "ENABLED")));
    assertThat(item("AWS::Config::ConfigurationRecorder").supplementary())
        .isEqualTo(Map.of("RecorderStatus", Map.of("recording", true)));
    assertThat(item("AWS::::Account").supplementary())
        .isEqualTo(
            Map.of(
                "Trails", Map.of("count", 1),
                "Tables", Map.of("count", 1),
                "Detectors", Map.of("count", 1),
                "Recorders", Map.of("count", 1)));
  }

  @Test
  void whereNothingIsOnThatIsTold() {
    answer("cloudtrail:DescribeTrails", "{\"trailList\":[]}");
    answer("dynamodb:ListTables", "{\"TableNames\":[]}");
    answer("guardduty:GET /detector", "{\"detectorIds\":[]}");
    answer("config:DescribeConfigurationRecorderStatus", "{\"ConfigurationRecordersStatus\":[]}");
    aws.on(
        "macie2:GET /macie",
        request -> new AwsAnswer.Failure(403, "AccessDeniedException", "Macie is not enabled"));

    regional().ask(null, out);

    assertThat(out.items()).hasSize(2);
    assertThat(item("AWS::Macie::Session").supplementary())
        .isEqualTo(Map.of("MacieSession", Map.of("status", "NOT_ENABLED")));
    assertThat(item("AWS::::Account").supplementary())
        .containsEntry("Detectors", Map.of("count", 0))
        .containsEntry("Trails", Map.of("count", 0));
  }

  @Test
  void whatIsNotPermittedIsUnknownAndDoesNotStopTheRest() {
    aws.on("cloudtrail:GetTrailStatus", request -> Fault.DENIED);
    aws.on("dynamodb:ListTables", request -> Fault.DENIED);
    aws.on("macie2:GET /macie", request -> Fault.DENIED);

    regional().ask(null, out);

    assertThat(item("AWS::CloudTrail::Trail").unknown()).containsExactly("TrailStatus");
    assertThat(item("AWS::CloudTrail::Trail").supplementary())
        .containsKey("EventSelectors")
        .doesNotContainKey("TrailStatus");
    assertThat(item("AWS::::Account").unknown()).containsExactly("Tables");
    assertThat(item("AWS::Macie::Session").unknown()).containsExactly("MacieSession");
    assertThat(item("AWS::GuardDuty::Detector").unknown()).isEmpty();
  }

  @Test
  void whatGetsNoAnswerJustNowIsLeftAsItWasTold() {
    aws.on("dynamodb:DescribeTimeToLive", request -> Fault.THROTTLED);
    aws.on("guardduty:GET /detector/{id}", request -> Fault.INTERNAL);

    regional().ask(null, out);

    assertThat(out.items())
        .map(item -> item.resource().type())
        .containsExactlyInAnyOrder(
            "AWS::CloudTrail::Trail",
            "AWS::::Account",
            "AWS::Macie::Session",
            "AWS::Config::ConfigurationRecorder");
  }

  @Test
  void withoutCredentialsTheRoundFails() {
    aws.expire("AKIATEST");

    assertThatThrownBy(() -> regional().ask(null, out)).isInstanceOf(SdkException.class);
    assertThat(out.checkpoints()).isZero();
  }

  @Test
  void onlyWhatChangedIsToldAgain() {
    regional().ask(null, out);
    PollCheckpoint first = out.last();
    assertThat(out.items()).hasSize(6);
    clock.set(NOW.plus(Duration.ofHours(1)));
    answer("cloudtrail:GetTrailStatus", "{\"IsLogging\":true,\"StartLoggingTime\":1767323045}");
    CapturedOutput quiet = new CapturedOutput();
    regional().ask(first, quiet);
    assertThat(quiet.items()).isEmpty();

    answer("cloudtrail:GetTrailStatus", "{\"IsLogging\":false,\"StopLoggingTime\":1795316400}");
    CapturedOutput changed = new CapturedOutput();
    regional().ask(quiet.last(), changed);

    assertThat(changed.items())
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.capturedAt()).isEqualTo(NOW.plus(Duration.ofHours(1)));
              assertThat(item.supplementary())
                  .containsEntry(
                      "TrailStatus",
                      Map.of("isLogging", false, "stopLoggingTime", "2026-11-22T03:00:00Z"));
            });
  }

  @Test
  void onceADayAllIsToldAgain() {
    regional().ask(null, out);
    CapturedOutput next = new CapturedOutput();
    clock.set(NOW.plus(Duration.ofHours(24)));

    regional().ask(out.last(), next);

    assertThat(next.items()).hasSameSizeAs(out.items());
    assertThat(next.last().through()).isEqualTo(NOW.plus(Duration.ofHours(24)));
  }

  @Test
  void whoShallEndTellsNoHalfRound() {
    out.stopWhen(() -> true);

    regional().ask(null, out);

    assertThat(out.checkpoints()).isZero();
  }

  @Test
  void manyTablesAreListedPageByPage() {
    aws.on(
        "dynamodb:ListTables",
        request -> {
          int from =
              request.parameter("ExclusiveStartTableName").map(Integer::parseInt).orElse(-1) + 1;
          var page = JsonNodeFactory.instance.objectNode();
          page.putArray("TableNames")
              .addAll(
                  IntStream.range(from, from + 100)
                      .mapToObj(i -> TextNode.valueOf(String.valueOf(i)))
                      .toList());
          if (from < 400) {
            page.put("LastEvaluatedTableName", String.valueOf(from + 99));
          }
          return AwsAnswer.success(page);
        });

    regional().ask(null, out);

    assertThat(out.items())
        .filteredOn(item -> item.resource().type().equals("AWS::DynamoDB::Table"))
        .hasSize(500);
    assertThat(aws.requests("dynamodb:ListTables")).hasSize(5);
  }

  @Test
  void aRoundOfARegionTakesTenRequestsWithOneTrailTableAndDetector() {
    regional().ask(null, out);

    assertThat(aws.requests()).hasSize(10);
  }

  @Test
  void theAccountsBlockOfPublicAccessIsTold() {
    global();

    ConfigurationItem block = item("AWS::S3::AccountPublicAccessBlock");
    assertThat(block.resource())
        .hasToString("aws/111122223333/global/AWS::S3::AccountPublicAccessBlock/111122223333");
    assertThat(block.supplementary())
        .isEqualTo(Map.of("PublicAccessBlockConfiguration", block(true)));
  }

  @Test
  void anAccountWithoutBlockOfPublicAccessSaysSo() {
    aws.on(
        PUBLIC_ACCESS, request -> AwsAnswer.failure(404, "NoSuchPublicAccessBlockConfiguration"));

    global();

    assertThat(item("AWS::S3::AccountPublicAccessBlock").supplementary())
        .isEqualTo(Map.of("PublicAccessBlockConfiguration", block(false)));
  }

  private static Map<String, Object> block(boolean on) {
    return Map.of(
        "configured", on,
        "blockPublicAcls", on,
        "ignorePublicAcls", on,
        "blockPublicPolicy", on,
        "restrictPublicBuckets", on);
  }

  @Test
  void policiesOfTheOrganisationAreToldWithWhatTheyAreAttachedTo() {
    global();

    ConfigurationItem policy = item("AWS::Organizations::Policy");
    assertThat(policy.resource().id()).isEqualTo("p-regions1");
    assertThat(policy.supplementary())
        .containsEntry(
            "PolicyTargets", List.of(Map.of("targetId", "r-root", "name", "Root", "type", "ROOT")));
    assertThat(policy.supplementary().get("Policy"))
        .isEqualTo(
            Map.of(
                "id", "p-regions1",
                "name", "Regions",
                "awsManaged", false,
                "type", "SERVICE_CONTROL_POLICY",
                "content", Map.of("Statement", List.of(Map.of("Effect", "Deny", "Action", "*")))));
    assertThat(item("AWS::Organizations::Organization").supplementary())
        .isEqualTo(
            Map.of(
                "Organization",
                Map.of("id", "o-exampleorg1", "featureSet", "ALL", "masterAccountId", ACCOUNT)));
  }

  @Test
  void membersMayNotSeePoliciesWhichIsNoFault() {
    answer(
        "organizations:DescribeOrganization",
        "{\"Organization\":{\"Id\":\"o-exampleorg1\",\"MasterAccountId\":\"999999999999\"}}");
    aws.on("organizations:ListPolicies", request -> Fault.DENIED);

    global();

    assertThat(out.items()).hasSize(2).allMatch(item -> item.unknown().isEmpty());
  }

  @Test
  void aManagerWithoutPermissionDoesNotKnow() {
    aws.on("organizations:ListPolicies", request -> Fault.DENIED);

    global();

    assertThat(item("AWS::::Account").unknown())
        .containsExactlyInAnyOrder("ServiceControlPolicies", "AiServicesOptOutPolicies");
  }

  @Test
  void anAccountWithoutOrganisationSaysSo() {
    aws.on(
        "organizations:DescribeOrganization",
        request -> AwsAnswer.failure(400, "AWSOrganizationsNotInUseException"));

    global();

    assertThat(item("AWS::Organizations::Organization").supplementary())
        .isEqualTo(Map.of("Organization", Map.of("featureSet", "NONE")));
    assertThat(aws.requests("organizations:ListPolicies")).isEmpty();
  }

  @Test
  void shardsNameAccountAndRegion() {
    assertThat(polls())
        .map(Poll::shard)
        .containsExactly("state/111122223333/eu-central-1", "state/111122223333/global");
  }

  private void answer(String operation, String body) {
    aws.on(operation, request -> AwsAnswer.success(body));
  }

  private List<Poll> polls() {
    return StatePolls.of(
        access,
        new TopicPrefix("test"),
        List.of(ACCOUNT),
        List.of("eu-central-1"),
        StatePolls.INTERVAL,
        new SimpleMeterRegistry(),
        clock);
  }

  private Poll regional() {
    return polls().get(0);
  }

  /** S3 Control puts the account before the host's name, which only a proxy can find here. */
  private void global() {
    System.setProperty("http.proxyHost", "127.0.0.1");
    System.setProperty("http.proxyPort", String.valueOf(aws.endpoint().getPort()));
    try (AwsAccess proxied = access(aws.endpoint())) {
      StatePolls.of(
              proxied,
              new TopicPrefix("test"),
              List.of(ACCOUNT),
              List.of("eu-central-1"),
              StatePolls.INTERVAL,
              new SimpleMeterRegistry(),
              clock)
          .get(1)
          .ask(null, out);
    } finally {
      System.clearProperty("http.proxyHost");
      System.clearProperty("http.proxyPort");
    }
  }

  private ConfigurationItem item(String type) {
    return out.items().stream()
        .filter(item -> item.resource().type().equals(type))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no item of " + type + " among " + out.items()));
  }
}
