package nl.dijkwacht.collectors.messages;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Messages in the forms in which AWS writes them. */
public final class MessageForms {

  public static final String ACCOUNT = "111122223333";
  public static final String REGION = "eu-west-1";
  public static final String BUCKET = "trail-logs";
  public static final String TRAIL_KEY =
      "AWSLogs/111122223333/CloudTrail/eu-west-1/2026/03/02/"
          + "111122223333_CloudTrail_eu-west-1_20260302T0810Z_Mu0KsOhtH1ar15ZZ.json.gz";
  public static final String HISTORY_KEY =
      "AWSLogs/111122223333/Config/eu-west-1/2026/3/2/ConfigHistory/"
          + "111122223333_Config_eu-west-1_ConfigHistory_AWS::S3::Bucket_20260302T081000Z_1.json.gz";
  public static final String OVERSIZED_KEY =
      "AWSLogs/111122223333/Config/eu-west-1/2026/3/2/OversizedChangeNotification/"
          + "AWS::EC2::Instance/i-1/111122223333_Config_eu-west-1_ChangeNotification_1.json.gz";

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private MessageForms() {}

  public static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  /** S3's own notification of objects that were made; keys as they stand there, URL-encoded. */
  public static String s3(String bucket, String... encodedKeys) {
    return records(
        Stream.of(encodedKeys).map(key -> s3Record("ObjectCreated:Put", bucket, key)).toList());
  }

  static String records(List<String> records) {
    return "{\"Records\":[" + String.join(",", records) + "]}";
  }

  static String s3Record(String eventName, String bucket, String encodedKey) {
    return """
        {"eventVersion":"2.1","eventSource":"aws:s3","awsRegion":"eu-west-1",\
        "eventTime":"2026-03-02T08:10:00.000Z","eventName":"%s",\
        "userIdentity":{"principalId":"AWS:AROA"},"s3":{"s3SchemaVersion":"1.0",\
        "bucket":{"name":"%s","arn":"arn:aws:s3:::%s"},\
        "object":{"key":"%s","size":1024,"sequencer":"00"}}}"""
        .formatted(eventName, bucket, bucket, encodedKey);
  }

  /** CloudTrail's own message of files that it wrote. */
  public static String trailFiles(String bucket, String... keys) {
    String list =
        Stream.of(keys).map(MessageForms::quoted).collect(Collectors.joining(",", "[", "]"));
    return "{\"s3Bucket\":\"%s\",\"s3ObjectKey\":%s}".formatted(bucket, list);
  }

  /** An event of EventBridge. */
  public static String event(String source, String detailType, String detail) {
    return """
        {"version":"0","id":"6f87d04b-9f74-4f04-a780-7acf4b0a9b38","detail-type":"%s",\
        "source":"%s","account":"%s","time":"2026-03-02T08:10:00Z","region":"%s",\
        "resources":[],"detail":%s}"""
        .formatted(detailType, source, ACCOUNT, REGION, detail);
  }

  public static String s3Event(String bucket, String key) {
    return event(
        "aws.s3",
        "Object Created",
        "{\"version\":\"0\",\"bucket\":{\"name\":\"%s\"},\"object\":{\"key\":%s,\"size\":5}}"
            .formatted(bucket, quoted(key)));
  }

  /** A record of CloudTrail. */
  public static String trailRecord(String eventId) {
    return """
        {"eventVersion":"1.11","userIdentity":{"type":"Root","accountId":"%s"},\
        "eventTime":"2026-03-02T08:09:30Z","eventSource":"s3.amazonaws.com",\
        "eventName":"DeleteBucket","awsRegion":"%s","sourceIPAddress":"198.51.100.7",\
        "requestParameters":{"bucketName":"patients"},"responseElements":null,\
        "eventID":"%s","eventType":"AwsApiCall","recipientAccountId":"%s"}"""
        .formatted(ACCOUNT, REGION, eventId, ACCOUNT);
  }

  public static String trailEvent(String eventId) {
    return event("aws.s3", "AWS API Call via CloudTrail", trailRecord(eventId));
  }

  /** An item of AWS Config as notifications have it. */
  public static String item(String bucket) {
    return """
        {"configurationItemVersion":"1.3","configurationItemCaptureTime":"2026-03-02T08:09:00.000Z",\
        "configurationStateId":1772439000000,"awsAccountId":"%s","configurationItemStatus":"OK",\
        "resourceType":"AWS::S3::Bucket","resourceId":"%s","resourceName":"%s",\
        "ARN":"arn:aws:s3:::%s","awsRegion":"%s","availabilityZone":"Regional",\
        "relatedEvents":[],"relationships":[],"configuration":{"name":"%s"},\
        "supplementaryConfiguration":{},"tags":{"owner":"radiology"},\
        "resourceCreationTime":"2026-01-01T00:00:00.000Z"}"""
        .formatted(ACCOUNT, bucket, bucket, bucket, REGION, bucket);
  }

  public static String itemChange(String item) {
    return """
        {"configurationItemDiff":null,"configurationItem":%s,\
        "notificationCreationTime":"2026-03-02T08:10:00.000Z",\
        "messageType":"ConfigurationItemChangeNotification","recordVersion":"1.3"}"""
        .formatted(item);
  }

  public static String oversized(String place) {
    return """
        {"configurationItemSummary":{"changeType":"UPDATE","awsAccountId":"%s",\
        "resourceType":"AWS::EC2::Instance","resourceId":"i-1","awsRegion":"%s",\
        "configurationItemCaptureTime":"2026-03-02T08:09:00.000Z"},\
        "s3DeliverySummary":{"s3BucketLocation":%s,"errorCode":null,"errorMessage":null},\
        "messageType":"OversizedConfigurationItemChangeNotification","recordVersion":"1.0"}"""
        .formatted(ACCOUNT, REGION, place);
  }

  public static String delivered(String messageType, String key) {
    return """
        {"s3ObjectKey":"%s","s3Bucket":"%s","notificationCreationTime":"2026-03-02T08:10:00Z",\
        "messageType":"%s","recordVersion":"1.1"}"""
        .formatted(key, BUCKET, messageType);
  }

  public static String complianceChange() {
    return """
        {"awsAccountId":"%s","configRuleName":"s3-encrypted","configRuleARN":\
        "arn:aws:config:eu-west-1:111122223333:config-rule/config-rule-abc123",\
        "resourceType":"AWS::S3::Bucket","resourceId":"patients","awsRegion":"%s",\
        "newEvaluationResult":{"evaluationResultIdentifier":{"evaluationResultQualifier":\
        {"configRuleName":"s3-encrypted","resourceType":"AWS::S3::Bucket","resourceId":"patients"},\
        "orderingTimestamp":"2026-03-02T08:08:00.000Z"},"complianceType":"NON_COMPLIANT",\
        "resultRecordedTime":"2026-03-02T08:09:00.000Z","configRuleInvokedTime":\
        "2026-03-02T08:08:30.000Z","annotation":null},"oldEvaluationResult":null,\
        "notificationCreationTime":"2026-03-02T08:10:00.000Z",\
        "messageType":"ComplianceChangeNotification","recordVersion":"1.0"}"""
        .formatted(ACCOUNT, REGION);
  }

  public static String guardDuty() {
    return event(
        "aws.guardduty",
        "GuardDuty Finding",
        """
        {"schemaVersion":"2.0","accountId":"111122223333","region":"eu-west-1","partition":"aws",\
        "id":"gd-1","arn":"arn:aws:guardduty:eu-west-1:111122223333:detector/d/finding/gd-1",\
        "type":"Discovery:S3/MaliciousIPCaller","resource":{"resourceType":"S3Bucket"},\
        "service":{"serviceName":"guardduty","detectorId":"d","count":2,"archived":false,\
        "eventFirstSeen":"2026-03-02T08:00:00.000Z","eventLastSeen":"2026-03-02T08:09:00.000Z"},\
        "severity":8.0,"createdAt":"2026-03-02T08:01:00.000Z",\
        "updatedAt":"2026-03-02T08:09:30.000Z","title":"T","description":"D"}""");
  }

  public static String macie() {
    return event(
        "aws.macie",
        "Macie Finding",
        """
        {"schemaVersion":"1.0","id":"mc-1","accountId":"111122223333","partition":"aws",\
        "region":"eu-west-1","type":"Policy:IAMUser/S3BucketPublic","title":"T",\
        "description":"D","severity":{"score":3,"description":"High"},\
        "createdAt":"2026-03-02T08:00:00Z","updatedAt":"2026-03-02T08:09:00Z","count":1,\
        "category":"POLICY","archived":false,"resourcesAffected":{"s3Bucket":\
        {"arn":"arn:aws:s3:::patients","name":"patients"}}}""");
  }

  public static String securityHub(String... ids) {
    String findings =
        Stream.of(ids)
            .map(
                id ->
                    """
                    {"SchemaVersion":"2018-10-08","Id":"%s","ProductArn":\
                    "arn:aws:securityhub:eu-west-1::product/aws/securityhub",\
                    "GeneratorId":"g","AwsAccountId":"111122223333","Types":["Software"],\
                    "CreatedAt":"2026-03-02T08:00:00.000Z","UpdatedAt":"2026-03-02T08:09:00.000Z",\
                    "Severity":{"Label":"HIGH"},"Title":"T","Description":"D","Region":"eu-west-1",\
                    "Resources":[{"Type":"AwsS3Bucket","Id":"arn:aws:s3:::patients"}],\
                    "RecordState":"ACTIVE"}"""
                        .formatted(id))
            .collect(Collectors.joining(",", "[", "]"));
    return event(
        "aws.securityhub", "Security Hub Findings - Imported", "{\"findings\":" + findings + "}");
  }

  /** As SNS passes a message on where raw delivery is not switched on. */
  public static String sns(String message) {
    return """
        {"Type":"Notification","MessageId":"ce49bf2c-d03a-51b0-8b6a-ef480a8b39fe",\
        "TopicArn":"arn:aws:sns:eu-west-1:111122223333:config-topic","Subject":"S",\
        "Message":%s,"Timestamp":"2026-03-02T08:10:00.000Z","SignatureVersion":"1"}"""
        .formatted(quoted(message));
  }

  public static String subscription() {
    return """
        {"Type":"SubscriptionConfirmation","MessageId":"165545c9-2a5c-472c-8df2-7ff2be2b3b1b",\
        "Token":"2336412f37","TopicArn":"arn:aws:sns:eu-west-1:111122223333:config-topic",\
        "Message":"You have chosen to subscribe","SubscribeURL":"https://sns.example/?Token=23",\
        "Timestamp":"2026-03-02T08:10:00.000Z"}""";
  }

  public static String s3Test() {
    return """
        {"Service":"Amazon S3","Event":"s3:TestEvent","Time":"2026-03-02T08:10:00.000Z",\
        "Bucket":"trail-logs","RequestId":"5582815E1AEA5ADF","HostId":"8cLeGAmw098X5cv4Zkwcmo8"}""";
  }

  /** One of each form that is known, by name. */
  public static Map<String, String> all() {
    return Map.ofEntries(
        Map.entry("s3", s3(BUCKET, TRAIL_KEY)),
        Map.entry("trail files", trailFiles(BUCKET, TRAIL_KEY, TRAIL_KEY)),
        Map.entry("s3 event", s3Event(BUCKET, TRAIL_KEY)),
        Map.entry("trail event", trailEvent("e-1")),
        Map.entry("item", itemChange(item("patients"))),
        Map.entry("item list", itemChange("[" + item("a") + "," + item("b") + "]")),
        Map.entry(
            "item event",
            event("aws.config", "Config Configuration Item Change", itemChange(item("patients")))),
        Map.entry("oversized", oversized(quoted("config-logs/" + OVERSIZED_KEY))),
        Map.entry("history", delivered("ConfigurationHistoryDeliveryCompleted", HISTORY_KEY)),
        Map.entry("compliance", complianceChange()),
        Map.entry("guardduty", guardDuty()),
        Map.entry("macie", macie()),
        Map.entry("security hub", securityHub("h-1", "h-2")),
        Map.entry("subscription", subscription()),
        Map.entry("test", s3Test()));
  }

  public static String quoted(String text) {
    try {
      return MAPPER.writeValueAsString(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
