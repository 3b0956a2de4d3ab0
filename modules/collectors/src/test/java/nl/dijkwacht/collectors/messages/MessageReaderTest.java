package nl.dijkwacht.collectors.messages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.dijkwacht.collectors.messages.MessageForms.BUCKET;
import static nl.dijkwacht.collectors.messages.MessageForms.HISTORY_KEY;
import static nl.dijkwacht.collectors.messages.MessageForms.OVERSIZED_KEY;
import static nl.dijkwacht.collectors.messages.MessageForms.TRAIL_KEY;
import static nl.dijkwacht.collectors.messages.MessageForms.event;
import static nl.dijkwacht.collectors.messages.MessageForms.item;
import static nl.dijkwacht.collectors.messages.MessageForms.itemChange;
import static nl.dijkwacht.collectors.messages.MessageForms.quoted;
import static nl.dijkwacht.collectors.messages.MessageForms.s3;
import static nl.dijkwacht.collectors.messages.MessageForms.s3Event;
import static nl.dijkwacht.collectors.messages.MessageForms.sns;
import static nl.dijkwacht.collectors.messages.MessageForms.trailFiles;
import static nl.dijkwacht.collectors.messages.MessageForms.trailRecord;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import nl.dijkwacht.collectors.messages.Message.ConfigurationItemJson;
import nl.dijkwacht.collectors.messages.Message.Ignored;
import nl.dijkwacht.collectors.messages.Message.ObjectAnnounced;
import nl.dijkwacht.collectors.messages.Message.ServiceFindingJson;
import nl.dijkwacht.collectors.messages.Message.TrailRecord;
import nl.dijkwacht.collectors.messages.Message.Unusable;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.core.signal.ServiceFinding.Service;
import nl.dijkwacht.topics.catalogue.ObjectAnnouncement.Content;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageReaderTest {

  private final MessageReader reader = new MessageReader(new ObjectSelection(List.of()));

  private List<Message> read(String body) {
    return reader.read(body.getBytes(UTF_8));
  }

  private Message only(String body) {
    List<Message> said = read(body);
    assertThat(said).hasSize(1);
    return said.get(0);
  }

  private static ObjectAnnounced trailFile(String region) {
    return new ObjectAnnounced(BUCKET, TRAIL_KEY, region, Content.TRAIL_EVENTS);
  }

  private static ObjectAnnounced trailFile() {
    return new ObjectAnnounced(BUCKET, TRAIL_KEY, null, Content.TRAIL_EVENTS);
  }

  private Ignored.Kind ignored(String body) {
    Message said = only(body);
    assertThat(said).isInstanceOf(Ignored.class);
    return ((Ignored) said).kind();
  }

  private Unusable unusable(String body) {
    Message said = only(body);
    assertThat(said).isInstanceOf(Unusable.class);
    return (Unusable) said;
  }

  @Test
  void anObjectIsAnnouncedInEachOfItsForms() {
    assertThat(only(s3(BUCKET, TRAIL_KEY))).isEqualTo(trailFile("eu-west-1"));
    assertThat(only(s3Event(BUCKET, TRAIL_KEY))).isEqualTo(trailFile("eu-west-1"));
    assertThat(only(trailFiles(BUCKET, TRAIL_KEY))).isEqualTo(trailFile());
  }

  @Test
  void snsMayWrapEachOfThemAlsoTwice() {
    assertThat(only(sns(s3(BUCKET, TRAIL_KEY)))).isEqualTo(trailFile("eu-west-1"));
    assertThat(only(sns(s3Event(BUCKET, TRAIL_KEY)))).isEqualTo(trailFile("eu-west-1"));
    assertThat(only(sns(trailFiles(BUCKET, TRAIL_KEY)))).isEqualTo(trailFile());
    assertThat(only(sns(sns(trailFiles(BUCKET, TRAIL_KEY))))).isEqualTo(trailFile());
  }

  @Test
  void aMessageMayNameSeveralObjects() {
    String second = TRAIL_KEY.replace("Mu0K", "Zz9Y");

    assertThat(read(s3(BUCKET, TRAIL_KEY, second)))
        .extracting(said -> ((ObjectAnnounced) said).key())
        .containsExactly(TRAIL_KEY, second);
    assertThat(read(trailFiles(BUCKET, TRAIL_KEY, second)))
        .extracting(said -> ((ObjectAnnounced) said).key())
        .containsExactly(TRAIL_KEY, second);
  }

  @Test
  void onlyS3ItselfEncodesTheKeys() {
    String key = TRAIL_KEY.replace("AWSLogs", "de logs+1%41/AWSLogs");
    String encoded = TRAIL_KEY.replace("AWSLogs", "de+logs%2B1%2541/AWSLogs");

    assertThat(((ObjectAnnounced) only(s3(BUCKET, encoded))).key()).isEqualTo(key);
    assertThat(((ObjectAnnounced) only(s3Event(BUCKET, key))).key()).isEqualTo(key);
    assertThat(((ObjectAnnounced) only(trailFiles(BUCKET, key))).key()).isEqualTo(key);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          ObjectCreated:Put,            1
          ObjectCreated:Copy,           1
          s3:ObjectCreated:CompleteMultipartUpload, 1
          ObjectRemoved:Delete,         0
          ObjectRemoved:DeleteMarkerCreated, 0
          LifecycleExpiration:Delete,   0
          ObjectTagging:Put,            0
          """)
  void onlyObjectsThatWereMadeAreAnnounced(String eventName, int announced) {
    Message said =
        only(MessageForms.records(List.of(MessageForms.s3Record(eventName, BUCKET, TRAIL_KEY))));

    assertThat(said)
        .isEqualTo(
            announced == 1 ? trailFile("eu-west-1") : new Ignored(Ignored.Kind.OBJECT_EVENT, ""));
  }

  @Test
  void anEventOfS3ThatMakesNoObjectIsIgnored() {
    assertThat(ignored(event("aws.s3", "Object Deleted", "{}")))
        .isEqualTo(Ignored.Kind.OBJECT_EVENT);
  }

  @Test
  void whatIsNoLogFileIsPassedOver() {
    assertThat(ignored(s3(BUCKET, TRAIL_KEY.replace("/CloudTrail/", "/CloudTrail-Insight/"))))
        .isEqualTo(Ignored.Kind.INSIGHT_FILE);
    assertThat(ignored(s3(BUCKET, "AWSLogs/111122223333/Config/ConfigWritabilityCheckFile")))
        .isEqualTo(Ignored.Kind.MARKER_OBJECT);
    assertThat(ignored(s3(BUCKET, "AWSLogs/111122223333/CloudTrail/")))
        .isEqualTo(Ignored.Kind.MARKER_OBJECT);
    assertThat(only(s3(BUCKET, "photos/a.jpg")))
        .isEqualTo(new Ignored(Ignored.Kind.UNKNOWN_OBJECT, BUCKET));
  }

  @Test
  void recordsOfCloudTrailKeepTheirBytesWhateverTheWrapper() {
    String record = trailRecord("e-1").replace(":null", " :  243.0");
    String event = event("aws.s3", "AWS API Call via CloudTrail", record);

    for (String body : List.of(event, sns(event), "[" + event + "]")) {
      TrailRecord said = (TrailRecord) only(body);
      assertThat(said.json()).asString().isEqualTo(record);
      assertThat(said.origin()).isEqualTo(new EventOrigin("111122223333", "eu-west-1"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AWS API Call via CloudTrail",
        "AWS Console Sign In via CloudTrail",
        "AWS Console Signin via CloudTrail",
        "AWS Service Event via CloudTrail",
        "AWS Insight via CloudTrail"
      })
  void whatEventBridgeHasFromCloudTrailIsARecord(String detailType) {
    assertThat(only(event("aws.signin", detailType, trailRecord("e-1"))))
        .isInstanceOf(TrailRecord.class);
  }

  @Test
  void recordsMayComeWithoutAWrapperOrInAList() {
    TrailRecord bare = (TrailRecord) only(trailRecord("e-1"));

    assertThat(bare.origin()).isEqualTo(new EventOrigin("111122223333", "eu-west-1"));
    assertThat(read("{\"Records\":[" + trailRecord("e-1") + "," + trailRecord("e-2") + "]}"))
        .hasOnlyElementsOfType(TrailRecord.class)
        .hasSize(2);
  }

  @Test
  void onlyAwsMayTellOfCallsToAws() {
    assertThat(ignored(event("my.shop", "AWS API Call via CloudTrail", trailRecord("e-1"))))
        .isEqualTo(Ignored.Kind.EVENTBRIDGE);
    assertThat(ignored(event("aws.partner/x", "GuardDuty Finding", "{}")))
        .isEqualTo(Ignored.Kind.EVENTBRIDGE);
  }

  @Test
  void anOriginThatIsNoneIsLeftEmpty() {
    String event =
        MessageForms.trailEvent("e-1").replace("\"region\":\"eu-west-1\"", "\"region\":\"../x\"");

    assertThat(((TrailRecord) only(event)).origin()).isEqualTo(new EventOrigin("111122223333", ""));
  }

  @Test
  void itemsOfAwsConfigComeInAllForms() {
    String item = item("patients");
    String change = itemChange(item);
    List<String> bodies =
        List.of(
            change,
            sns(change),
            event("aws.config", "Config Configuration Item Change", change),
            sns(event("aws.config", "Config Configuration Item Change", change)),
            "{\"version\":\"1.0\",\"invokingEvent\":" + quoted(change) + "}",
            item,
            "[" + item + "]",
            itemChange("[" + item + "]"));

    for (String body : bodies) {
      assertThat(((ConfigurationItemJson) only(body)).json()).asString().isEqualTo(item);
    }
  }

  @Test
  void anItemThatIsTooLargeForItsMessageIsAnObject() {
    assertThat(only(sns(MessageForms.oversized(quoted("config-logs/" + OVERSIZED_KEY)))))
        .isEqualTo(
            new ObjectAnnounced("config-logs", OVERSIZED_KEY, null, Content.CONFIGURATION_ITEMS));
  }

  @Test
  void anItemThatAwsConfigCouldNotDeliverIsADeadLetter() {
    assertThat(unusable(MessageForms.oversized("null")).reason())
        .isEqualTo(DeadLetterReason.UNREADABLE_SOURCE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ConfigurationHistoryDeliveryCompleted", "ConfigurationSnapshotDeliveryCompleted"})
  void filesThatAwsConfigDeliveredAreAnnounced(String messageType) {
    ObjectAnnounced file =
        new ObjectAnnounced(BUCKET, HISTORY_KEY, null, Content.CONFIGURATION_ITEMS);
    String delivered = MessageForms.delivered(messageType, HISTORY_KEY);

    assertThat(only(delivered)).isEqualTo(file);
    assertThat(only(event("aws.config", "Config Configuration History Delivery Status", delivered)))
        .isEqualTo(file);
  }

  @Test
  void findingsKeepTheirServiceAndTheirBytes() {
    assertThat(only(MessageForms.complianceChange()))
        .isInstanceOfSatisfying(
            ServiceFindingJson.class,
            said -> {
              assertThat(said.service()).isEqualTo(Service.CONFIG);
              assertThat(said.json()).asString().isEqualTo(MessageForms.complianceChange());
            });
    assertThat(List.of(only(MessageForms.guardDuty()), only(sns(MessageForms.macie()))))
        .extracting(said -> ((ServiceFindingJson) said).service())
        .containsExactly(Service.GUARD_DUTY, Service.MACIE);
    assertThat(read(MessageForms.securityHub("h-1", "h-2")))
        .extracting(said -> new String(((ServiceFindingJson) said).json(), UTF_8))
        .allSatisfy(json -> assertThat(json).startsWith("{\"SchemaVersion\"").endsWith("}"))
        .satisfiesExactly(
            first -> assertThat(first).contains("h-1"),
            second -> assertThat(second).contains("h-2"));
  }

  @Test
  void theNewerSecurityHubSaysFindingsToo() {
    assertThat(
            only(
                event(
                    "aws.securityhub",
                    "Findings Imported V2",
                    "{\"findings\":[{\"class_uid\":2004}]}")))
        .isInstanceOf(ServiceFindingJson.class);
  }

  @Test
  void whatHasNothingToCollectIsIgnored() {
    assertThat(ignored(MessageForms.s3Test())).isEqualTo(Ignored.Kind.S3_TEST);
    assertThat(ignored(sns(MessageForms.s3Test()))).isEqualTo(Ignored.Kind.S3_TEST);
    assertThat(ignored(sns("CloudTrail validation message."))).isEqualTo(Ignored.Kind.TRAIL_TEST);
    assertThat(ignored("CloudTrail validation message.")).isEqualTo(Ignored.Kind.TRAIL_TEST);
    assertThat(ignored(event("aws.events", "Scheduled Event", "{}")))
        .isEqualTo(Ignored.Kind.EVENTBRIDGE);
    assertThat(ignored(event("aws.guardduty", "GuardDuty Malware Scan", "{}")))
        .isEqualTo(Ignored.Kind.EVENTBRIDGE);
    assertThat(ignored("{\"messageType\":\"ConfigurationSnapshotDeliveryStarted\"}"))
        .isEqualTo(Ignored.Kind.CONFIG_STATUS);
    assertThat(ignored("{\"messageType\":\"ConfigurationSnapshotDeliveryFailed\"}"))
        .isEqualTo(Ignored.Kind.CONFIG_FAILURE);
    assertThat(ignored("{\"Records\":[]}")).isEqualTo(Ignored.Kind.EMPTY);
  }

  @Test
  void aSubscriptionIsLeftToPeopleAndNamed() {
    String topic = "arn:aws:sns:eu-west-1:111122223333:config-topic";

    assertThat(only(MessageForms.subscription()))
        .isEqualTo(new Ignored(Ignored.Kind.SUBSCRIPTION, topic));
    assertThat(only(MessageForms.subscription().replace("config-topic", "x\\n2026 ERROR")))
        .isEqualTo(new Ignored(Ignored.Kind.SUBSCRIPTION, ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          hello                                        | MALFORMED_JSON
          ''                                           | MALFORMED_JSON
          {"a":1}                                      | UNKNOWN_MESSAGE
          {}                                           | UNKNOWN_MESSAGE
          7                                            | UNKNOWN_MESSAGE
          null                                         | UNKNOWN_MESSAGE
          {"messageType":"Nonsense"}                   | UNKNOWN_MESSAGE
          {"messageType":"ConfigurationItemChangeNotification"} | UNKNOWN_MESSAGE
          {"detail-type":"AWS API Call via CloudTrail"} | UNKNOWN_MESSAGE
          {"TopicArn":"arn:aws:sns:eu-west-1:1:t"}     | UNKNOWN_MESSAGE
          {"s3Bucket":"b"}                             | UNKNOWN_MESSAGE
          {"s3Bucket":"trail-logs","s3ObjectKey":[7]}  | UNKNOWN_MESSAGE
          {"s3Bucket":"trail-logs","s3ObjectKey":[""]} | UNKNOWN_MESSAGE
          {"s3Bucket":"../../x","s3ObjectKey":["a"]}   | UNKNOWN_MESSAGE
          {"Records":[                                 | TRUNCATED
          """)
  void theRestIsADeadLetterWithItsReason(String body, DeadLetterReason reason) {
    assertThat(unusable(body).reason()).isEqualTo(reason);
  }

  @Test
  void aKeyThatCannotBeDecodedOrIsTooLongIsADeadLetter() {
    assertThat(unusable(s3(BUCKET, "a%zz")).reason()).isEqualTo(DeadLetterReason.UNKNOWN_MESSAGE);
    assertThat(unusable(s3(BUCKET, "é".repeat(600))).reason())
        .isEqualTo(DeadLetterReason.UNKNOWN_MESSAGE);
  }

  @Test
  void whatIsGoodInAMessageIsTakenAndWhatIsBadTold() {
    assertThat(read(s3(BUCKET, TRAIL_KEY, "a%zz")))
        .satisfiesExactly(
            good -> assertThat(good).isEqualTo(trailFile("eu-west-1")),
            bad -> assertThat(bad).isInstanceOf(Unusable.class));
  }

  @Test
  void aMessageIsBoundInSizeDepthAndNumber() {
    assertThat(unusable("[" + " ".repeat(MessageReader.MAX_BYTES) + "]").reason())
        .isEqualTo(DeadLetterReason.TOO_LARGE);
    assertThat(unusable("[".repeat(65) + "]".repeat(65)).reason())
        .isEqualTo(DeadLetterReason.TOO_DEEP);
    assertThat(unusable("[".repeat(7) + "]".repeat(7)).reason())
        .isEqualTo(DeadLetterReason.TOO_DEEP);
    String[] keys =
        IntStream.rangeClosed(0, Said.MOST).mapToObj(i -> "x" + i).toArray(String[]::new);
    assertThat(unusable(trailFiles(BUCKET, keys)).reason()).isEqualTo(DeadLetterReason.TOO_LARGE);
    assertThat(unusable("[" + "{},".repeat(200_000) + "{}]").reason())
        .isEqualTo(DeadLetterReason.TOO_LARGE);
  }

  @Test
  void snsAroundSnsWithoutEndIsADeadLetter() {
    String body = trailFiles(BUCKET, TRAIL_KEY);
    for (int i = 0; i < 6; i++) {
      body = sns(body);
    }

    assertThat(unusable(body).reason()).isEqualTo(DeadLetterReason.TOO_DEEP);
  }

  @Test
  void sentencesHoldNothingOfTheMessage() {
    List<String> bodies =
        List.of(
            "{\"messageType\":\"patient-4711\"}",
            "{\"patient-4711\":1}",
            "{\"s3Bucket\":\"patient-4711/\",\"s3ObjectKey\":[\"patient-4711\"]}",
            "{\"patient-4711\":\u0001}");

    assertThat(bodies)
        .allSatisfy(
            body -> assertThat(unusable(body).detail()).doesNotContain("4711").isNotBlank());
  }
}
