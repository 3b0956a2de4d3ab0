package nl.dijkwacht.collectors.files;

import static nl.dijkwacht.collectors.files.Reading.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import nl.dijkwacht.collectors.files.ReadSummary.Ending;
import nl.dijkwacht.core.DeadLetterReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrappersTest {

  private static final String A = event("A");
  private static final String B = event("B");

  @Test
  void aDeliveryFileHoldsRecords() {
    holdsAAndB("{\"Records\":[" + A + "," + B + "]}");
  }

  @Test
  void theListMayStandAfterOtherKeysAndBeforeMore() {
    holdsAAndB("{ \"x\" : {\"Records\":[1]}, \"Records\" : [" + A + ",\n" + B + "], \"y\":\"]\" }");
  }

  @Test
  void theListMayStandBehindMoreThanARecordMayHold() {
    String large = "[\"" + "}".repeat(700_000) + "\"]";
    holdsAAndB("{\"x\":0,\"large\":" + large + ",\"Records\":[" + A + "," + B + "]}");
  }

  @Test
  void aBareArrayHoldsRecords() {
    holdsAAndB(" [ " + A + " , " + B + " ] ");
  }

  @Test
  void linesAndTextsOneAfterAnotherAreRecords() {
    holdsAAndB(A + "\n" + B + "\n");
    holdsAAndB(A + "\r\n\r\n" + B);
    holdsAAndB(A + B);
    holdsAAndB(A + ",\n" + B + ",\n");
  }

  @Test
  void aSingleObjectMayBePrettyPrinted() {
    String pretty = A.replace(",", ",\n  ").replace("{", "{\n  ");
    assertThat(Reading.of(pretty + "\n").items()).containsExactly("1 " + pretty);
  }

  @Test
  void aByteOrderMarkIsSkipped() {
    holdsAAndB("\ufeff{\"Records\":[" + A + "," + B + "]}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AWS API Call via CloudTrail",
        "AWS Console Sign In via CloudTrail",
        "AWS Console Signin via CloudTrail",
        "AWS Service Event via CloudTrail"
      })
  void anEventBridgeEventHoldsARecord(String detailType) {
    String envelope = "{\"version\":\"0\",\"detail-type\":\"" + detailType + "\",\"detail\":%s}";
    holdsAAndB(envelope.formatted(A) + envelope.formatted(B));
  }

  @Test
  void otherEventBridgeEventsAreForeign() {
    String health = "{\"detail-type\":\"AWS Health Event\",\"detail\":" + A + "}";
    String schedule = "{\"detail\":{},\"detail-type\":\"Scheduled Event\"}";
    assertThat(Reading.of(health + schedule).items())
        .containsExactly("1 eventbridge", "2 eventbridge");
  }

  @Test
  void lookupEventsHoldRecordsAsText() {
    String entry = "{\"EventId\":\"1\",\"EventName\":\"X\",\"CloudTrailEvent\":%s}";
    String entries = entry.formatted(text(A)) + "," + entry.formatted(text(B));
    holdsAAndB("{\"Events\":[" + entries + "],\"NextToken\":\"x\"}");
    holdsAAndB(entries);
  }

  @Test
  void snsAndSqsHoldRecordsAsText() {
    String sns = "{\"Type\":\"Notification\",\"TopicArn\":\"arn\",\"Message\":%s}";
    holdsAAndB(sns.formatted(text(A)) + sns.formatted(text(B)));
    String received = "{\"Messages\":[{\"Body\":%s},{\"Body\":%s}]}";
    holdsAAndB(received.formatted(text(A), text(B)));
    String lambda =
        "{\"Records\":[{\"eventSource\":\"aws:sqs\",\"body\":%s},"
            + "{\"eventSource\":\"aws:sqs\",\"body\":%s}]}";
    holdsAAndB(lambda.formatted(text(A), text(B)));
  }

  @Test
  void cloudWatchLogsAndElasticsearchHoldRecords() {
    String logs = "{\"logGroup\":\"g\",\"logEvents\":[{\"message\":%s},{\"message\":%s}]}";
    holdsAAndB(logs.formatted(text(A), text(B)));
    String hits =
        "{\"took\":1,\"hits\":{\"total\":2,\"hits\":[{\"_source\":%s},{\"_source\":%s}]}}";
    holdsAAndB(hits.formatted(A, B));
  }

  @Test
  void anExportOfCloudWatchLogsPutsATimeBeforeEachRecord() {
    String time = "2026-11-22T03:00:00.123Z ";
    holdsAAndB(time + A + "\n" + time + B + "\n");
    assertThat(Reading.of(time + A + "\n" + time + "{a}\n" + time + B).items())
        .containsExactly("1 " + A, "2 malformed-json", "3 " + B);
    assertThat(Reading.of(time + "\n" + A).items()).containsExactly("1 malformed-json", "2 " + A);
  }

  @Test
  void wrappersMayStandInEachOther() {
    String bridge = "{\"detail-type\":\"AWS API Call via CloudTrail\",\"detail\":" + A + "}";
    String sns = "{\"Type\":\"Notification\",\"Message\":" + text(bridge) + "}";
    String delivery = "{\"Records\":[" + B + "]}";
    holdsAAndB("{\"Messages\":[{\"Body\":" + text(sns) + "},{\"Body\":" + text(delivery) + "}]}");
  }

  @Test
  void tooManyWrappersAreADeadLetter() {
    String wrapped = A;
    for (int i = 0; i < 12; i++) {
      wrapped = "{\"Message\":" + text(wrapped) + "}";
    }
    assertThat(Reading.of(wrapped).reasons()).containsExactly(DeadLetterReason.NOT_A_TRAIL_EVENT);
    Reading brackets = Reading.of("[".repeat(100_000) + "]".repeat(100_000) + "\n" + A);
    assertThat(brackets.items()).containsExactly("1 too-deep", "2 " + A);
  }

  @Test
  void whatComesBesideRecordsIsForeign() {
    String digest = "{\"digestStartTime\":\"x\",\"logFiles\":[]}";
    String s3 =
        "{\"Records\":[{\"eventSource\":\"aws:s3\",\"eventName\":\"ObjectCreated:Put\","
            + "\"eventTime\":\"2026-11-22T03:00:00Z\"}]}";
    String sns = "{\"Type\":\"SubscriptionConfirmation\",\"TopicArn\":\"t\",\"Message\":\"You\"}";
    String announced = "{\"s3Bucket\":\"b\",\"s3ObjectKey\":[\"k\"]}";
    assertThat(Reading.of(digest + s3 + sns + announced).items())
        .containsExactly("1 digest", "2 notification", "3 notification", "4 notification");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n\t ", "[]", "{\"Records\":[]}\n", "\ufeff"})
  void aFileMayHoldNothing(String content) {
    Reading reading = Reading.of(content);
    assertThat(reading.items()).isEmpty();
    assertThat(reading.summary().ending()).isEqualTo(Ending.EMPTY);
  }

  private static void holdsAAndB(String content) {
    Reading reading = Reading.of(content);
    assertThat(reading.items()).containsExactly("1 " + A, "2 " + B);
    assertThat(reading.summary().ending()).isEqualTo(Ending.COMPLETE);
    assertThat(Reading.of(Reading.gzip(content)).items()).isEqualTo(reading.items());
  }

  private static String text(String json) {
    return TextNode.valueOf(json).toString();
  }
}
