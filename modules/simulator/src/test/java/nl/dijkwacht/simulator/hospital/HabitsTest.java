package nl.dijkwacht.simulator.hospital;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HabitsTest {
  private static final List<JsonNode> RECORDS =
      Samples.hospital(99, Duration.ofHours(2), 5, false)
          .events()
          .map(event -> Samples.parse(event.record()))
          .toList();

  private static List<JsonNode> where(String pointer, String value) {
    return RECORDS.stream().filter(record -> record.at(pointer).asText().equals(value)).toList();
  }

  @Test
  void nothingHarmlessLooksLikeAnAttack() {
    assertThat(RECORDS)
        .extracting(record -> record.at("/eventName").asText())
        .doesNotContain(
            "StopLogging",
            "DeleteTrail",
            "UpdateTrail",
            "PutEventSelectors",
            "DeleteFlowLogs",
            "StopConfigurationRecorder",
            "DeleteDetector",
            "PutBucketPolicy",
            "PutBucketAcl",
            "DeleteBucketPublicAccessBlock",
            "ModifyDBSnapshotAttribute",
            "ModifyImageAttribute",
            "ScheduleKeyDeletion",
            "DisableKey",
            "UpdateAssumeRolePolicy",
            "DeleteDBInstance",
            "DeleteTable",
            "DeleteBucket",
            "DeleteObjects");
    assertThat(where("/userIdentity/type", "Root")).isEmpty();
    assertThat(where("/userIdentity/accountId", "anonymous")).isEmpty();
  }

  @Test
  void peopleNeverReadSecrets() {
    assertThat(where("/eventName", "GetSecretValue"))
        .isNotEmpty()
        .allMatch(record -> record.at("/userIdentity/arn").asText().contains("/epd-applicatie/"));
  }

  @Test
  void onlyGlobalServicesRecordOutsideTheUnion() {
    assertThat(where("/awsRegion", "us-east-1"))
        .isNotEmpty()
        .allMatch(
            record ->
                Set.of("iam.amazonaws.com", "signin.amazonaws.com", "organizations.amazonaws.com")
                    .contains(record.at("/eventSource").asText()));
    assertThat(RECORDS)
        .extracting(record -> record.at("/awsRegion").asText())
        .containsOnly("eu-west-1", "eu-central-1", "us-east-1");
  }

  @Test
  void usersSignInWithASecondFactorAndStaffLeaveItToIdentityCenter() {
    assertThat(where("/eventName", "ConsoleLogin"))
        .isNotEmpty()
        .allMatch(
            record ->
                record.at("/userIdentity/type").asText().equals("AssumedRole")
                    || record.at("/additionalEventData/MFAUsed").asText().equals("Yes"));
  }

  @Test
  void aModestShareFails() {
    double failed =
        (double) RECORDS.stream().filter(record -> record.has("errorCode")).count()
            / RECORDS.size();
    assertThat(failed).isBetween(0.005, 0.08);
  }

  @Test
  void everySortOfCallerOccurs() {
    assertThat(RECORDS)
        .extracting(record -> record.at("/userIdentity/type").asText())
        .contains("AssumedRole", "AWSService", "IAMUser", "Unknown");
    assertThat(where("/userIdentity/type", "AWSService"))
        .allMatch(record -> record.at("/userIdentity").size() == 2);
  }

  @Test
  void copiesInTwoAccountsShareAnIdAndDifferInTheirOwn() {
    Map<String, List<JsonNode>> shared =
        RECORDS.stream()
            .filter(record -> record.has("sharedEventID"))
            .collect(
                Collectors.groupingBy(
                    record -> record.at("/sharedEventID").asText(),
                    TreeMap::new,
                    Collectors.toList()));
    assertThat(shared.values())
        .filteredOn(copies -> copies.size() == 2)
        .hasSizeGreaterThan(50)
        .allSatisfy(
            copies -> {
              assertThat(copies).extracting(copy -> copy.at("/eventID")).doesNotHaveDuplicates();
              assertThat(copies)
                  .extracting(copy -> copy.at("/recipientAccountId"))
                  .doesNotHaveDuplicates();
              assertThat(copies)
                  .extracting(copy -> copy.at("/requestID"))
                  .containsOnly(copies.get(0).at("/requestID"));
            });
  }

  @Test
  void callersOfS3AreInBracketsUnlessTheyAreServices() {
    assertThat(where("/eventSource", "s3.amazonaws.com"))
        .allMatch(
            record ->
                record.at("/userAgent").asText().startsWith("[")
                    != record.at("/sourceIPAddress").asText().endsWith(".amazonaws.com"));
  }
}
