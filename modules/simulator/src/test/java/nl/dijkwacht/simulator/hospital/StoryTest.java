package nl.dijkwacht.simulator.hospital;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import nl.dijkwacht.simulator.calls.Account;
import nl.dijkwacht.simulator.calls.Scene;
import nl.dijkwacht.simulator.calls.SimulatedEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoryTest {
  private static final Duration LENGTH = Duration.ofMinutes(30);
  private final List<SimulatedEvent> story = story(LENGTH);

  private static List<SimulatedEvent> story(Duration length) {
    return Samples.hospital(42, length, 1000.0 / length.toSeconds(), true)
        .events()
        .filter(event -> event.scene().isStory())
        .toList();
  }

  private List<JsonNode> records(Scene scene) {
    return story.stream()
        .filter(event -> event.scene() == scene)
        .map(event -> Samples.parse(event.record()))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(longs = {10, 600, 7_200, 2_600_000})
  void itsScenesFollowEachOther(long seconds) {
    assertThat(story(Duration.ofSeconds(seconds)))
        .extracting(SimulatedEvent::scene)
        .isSorted()
        .containsSubsequence(
            Scene.BUCKET_MADE_PUBLIC,
            Scene.READS_FROM_OUTSIDE,
            Scene.FALSE_ALARM,
            Scene.LOGGING_PAUSED,
            Scene.REPAIR,
            Scene.READS_REFUSED);
  }

  @Test
  void itBeginsInTheFirstTenthOfTheLength() {
    assertThat(story)
        .filteredOn(event -> event.scene() == Scene.BUCKET_MADE_PUBLIC)
        .hasSize(3)
        .allMatch(
            event -> event.eventTime().isBefore(Samples.MONDAY_MORNING.plus(LENGTH.dividedBy(10))));
  }

  @Test
  void theBucketPolicyLetsEveryoneIn() {
    List<JsonNode> records = records(Scene.BUCKET_MADE_PUBLIC);
    assertThat(records)
        .extracting(record -> record.at("/eventName").asText())
        .containsExactly("PutBucketPolicy", "DeleteBucketPublicAccessBlock", "PutBucketPolicy");
    assertThat(records)
        .extracting(record -> record.path("errorCode").asText())
        .containsExactly("AccessDenied", "", "");
    assertThat(records.get(2).at("/requestParameters/bucketPolicy/Statement/0/Principal").asText())
        .isEqualTo("*");
    assertThat(records.get(2).at("/userIdentity/arn").asText())
        .contains("AWSReservedSSO_Platformbeheer_", "s.dejong@");
  }

  @Test
  void strangersReadSomeDozensOfLetters() {
    assertThat(records(Scene.READS_FROM_OUTSIDE))
        .hasSize(49)
        .allSatisfy(
            record -> {
              assertThat(record.at("/userIdentity/accountId").asText()).isEqualTo("anonymous");
              assertThat(record.at("/sourceIPAddress").asText()).startsWith("198.51.100.");
              assertThat(record.at("/requestParameters/bucketName").asText())
                  .isEqualTo(Bucket.DISCHARGE_LETTERS.bucketName());
              assertThat(record.at("/additionalEventData/bytesTransferredOut").isDouble()).isTrue();
              assertThat(record.has("errorCode")).isFalse();
            });
  }

  @Test
  void theFalseAlarmIsRootWithASecondFactorInTheTestAccount() {
    JsonNode signIn = records(Scene.FALSE_ALARM).get(0);
    assertThat(signIn.at("/userIdentity/type").asText()).isEqualTo("Root");
    assertThat(signIn.at("/additionalEventData/MFAUsed").asText()).isEqualTo("Yes");
    assertThat(signIn.at("/recipientAccountId").asText()).isEqualTo(Account.TEST.id());
  }

  @Test
  void afterTheRepairNobodyReads() {
    JsonNode repaired =
        records(Scene.REPAIR).get(0).at("/requestParameters/PublicAccessBlockConfiguration");
    assertThat(repaired.at("/BlockPublicPolicy").asBoolean()).isTrue();
    assertThat(repaired.at("/RestrictPublicBuckets").asBoolean()).isTrue();
    assertThat(records(Scene.READS_REFUSED))
        .hasSize(5)
        .allMatch(record -> record.at("/errorCode").asText().equals("AccessDenied"));
  }
}
