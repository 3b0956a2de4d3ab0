package nl.dijkwacht.collectors.items;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import nl.dijkwacht.core.resource.ConfigurationItem;
import nl.dijkwacht.core.resource.ConfigurationItem.Source;
import nl.dijkwacht.core.resource.ConfigurationItem.Status;
import nl.dijkwacht.core.resource.ResourceId;
import org.junit.jupiter.api.Test;

/** One bucket in every form that AWS Config has for it. */
class ItemFormsTest {

  private static final String CORE =
      """
      "configurationItemCaptureTime":"2026-11-22T03:00:00.250Z","configurationStateId":1793674800250,
      "configurationItemStatus":"OK","resourceType":"AWS::S3::Bucket","resourceId":"beelden",
      "resourceName":"beelden","awsRegion":"eu-central-1","relationships":[],"relatedEvents":[],
      "resourceCreationTime":"2026-01-02T03:04:05.000Z","availabilityZone":"Regional\",""";

  private static final String STREAMED =
      "{\"configurationItemVersion\":\"1.3\",\"awsAccountId\":\"111122223333\","
          + "\"ARN\":\"arn:aws:s3:::beelden\",\"tags\":{\"gegevens\":\"medisch\"},"
          + CORE
          + """
          "configuration":{"name":"beelden","owner":{"displayName":null,"id":"8ac8"}},
          "supplementaryConfiguration":{
            "AccessControlList":"{\\"grantSet\\":null,\\"isRequesterCharged\\":false}",
            "BucketPolicy":{"policyText":"{\\"Statement\\":[{\\"Effect\\":\\"Deny\\",\\"Sid\\":null}]}"},
            "BucketTaggingConfiguration":{"tagSets":[{"tags":{"gegevens":"medisch"}}]},
            "BucketLifecycleConfiguration":{"rules":[{"expirationInDays":30.0}]},
            "BucketVersioningConfiguration":{"status":"Enabled","isMfaDeleteEnabled":null},
            "IsRequesterPaysEnabled":false}}""";

  private static final String OF_THE_API =
      """
      {"version":"1.3","accountId":"111122223333","arn":"arn:aws:s3:::beelden",
      "configurationItemCaptureTime":1795316400.250,"configurationStateId":"1793674800250",
      "configurationItemStatus":"OK","resourceType":"AWS::S3::Bucket","resourceId":"beelden",
      "resourceName":"beelden","awsRegion":"eu-central-1","resourceCreationTime":1767323045,
      "tags":[{"key":"gegevens","value":"medisch","tag":"gegevens=medisch"}],
      "configuration":"{\\"name\\":\\"beelden\\",\\"owner\\":{\\"displayName\\":null,\\"id\\":\\"8ac8\\"}}",
      "supplementaryConfiguration":{
        "AccessControlList":"\\"{\\\\\\"grantSet\\\\\\":null,\\\\\\"isRequesterCharged\\\\\\":false}\\"",
        "BucketPolicy":"{\\"policyText\\":\\"{\\\\\\"Statement\\\\\\":[{\\\\\\"Effect\\\\\\":\\\\\\"Deny\\\\\\"}]}\\"}",
        "BucketLifecycleConfiguration":"{\\"rules\\":[{\\"expirationInDays\\":30}]}",
        "BucketVersioningConfiguration":"{\\"status\\":\\"Enabled\\",\\"isMfaDeleteEnabled\\":null}",
        "IsRequesterPaysEnabled":"false"}}""";

  private final ConfigurationItemReader reader = new ConfigurationItemReader();

  private static ConfigurationItem bucket(Source source) {
    return new ConfigurationItem(
        new ResourceId("aws", "111122223333", "global", "AWS::S3::Bucket", "beelden"),
        "eu-central-1",
        "arn:aws:s3:::beelden",
        "beelden",
        Instant.parse("2026-11-22T03:00:00.250Z"),
        Instant.parse("2026-01-02T03:04:05Z"),
        Status.PRESENT,
        "1793674800250",
        Map.of("gegevens", "medisch"),
        true,
        Map.of("name", "beelden", "owner", Map.of("id", "8ac8")),
        Map.of(
            "AccessControlList", Map.of("isRequesterCharged", false),
            "BucketPolicy",
                Map.of("policyText", Map.of("Statement", List.of(Map.of("Effect", "Deny")))),
            "BucketLifecycleConfiguration",
                Map.of("rules", List.of(Map.of("expirationInDays", 30))),
            "BucketVersioningConfiguration", Map.of("status", "Enabled"),
            "IsRequesterPaysEnabled", false),
        List.of(),
        source);
  }

  @Test
  void anItemAlone() {
    assertThat(read(STREAMED, Source.NOTIFICATION)).containsExactly(bucket(Source.NOTIFICATION));
  }

  @Test
  void aNotification() {
    assertThat(read(notification(STREAMED), Source.NOTIFICATION))
        .containsExactly(bucket(Source.NOTIFICATION));
  }

  @Test
  void aNotificationWithAListOfItems() {
    assertThat(read(notification("[" + STREAMED + "," + STREAMED + "]"), Source.NOTIFICATION))
        .containsExactly(bucket(Source.NOTIFICATION), bucket(Source.NOTIFICATION));
  }

  @Test
  void aNotificationThroughSnsAsTextOrObject() {
    String message = notification(STREAMED);

    assertThat(read("{\"Type\":\"Notification\",\"Message\":" + quoted(message) + "}", Source.API))
        .containsExactly(bucket(Source.API));
    assertThat(read("{\"Type\":\"Notification\",\"Message\":" + message + "}", Source.API))
        .containsExactly(bucket(Source.API));
  }

  @Test
  void anEventOfEventBridgeAlsoBehindSns() {
    String event =
        "{\"detail-type\":\"Config Configuration Item Change\",\"detail\":"
            + notification(STREAMED)
            + "}";

    assertThat(read(event, Source.NOTIFICATION)).containsExactly(bucket(Source.NOTIFICATION));
    assertThat(read("{\"Message\":" + quoted(event) + "}", Source.NOTIFICATION))
        .containsExactly(bucket(Source.NOTIFICATION));
  }

  @Test
  void theInvocationOfARule() {
    assertThat(
            read("{\"invokingEvent\":" + quoted(notification(STREAMED)) + "}", Source.NOTIFICATION))
        .containsExactly(bucket(Source.NOTIFICATION));
  }

  @Test
  void answersOfTheApi() {
    for (String list : List.of("configurationItems", "baseConfigurationItems")) {
      assertThat(read("{\"" + list + "\":[" + OF_THE_API + "]}", Source.API))
          .containsExactly(bucket(Source.API));
    }
  }

  @Test
  void filesOfHistoryAndOfSnapshotsPlainOrGzip() throws IOException {
    String history = "{\"fileVersion\":\"1.0\",\"configSnapshotId\":null,\"configurationItems\":[";
    String snapshot =
        "{\"fileVersion\":\"1.0\",\"configSnapshotId\":\"7\",\"configurationItems\":[";
    String rest = STREAMED + "," + OF_THE_API + "]}";

    assertThat(readFile((history + rest).getBytes(UTF_8)))
        .containsExactly(bucket(Source.HISTORY), bucket(Source.HISTORY));
    assertThat(readFile(gzip(snapshot + rest)))
        .containsExactly(bucket(Source.SNAPSHOT), bucket(Source.SNAPSHOT));
  }

  @Test
  void aFileWithANotificationThatWasTooLarge() throws IOException {
    assertThat(readFile(gzip(notification(STREAMED)))).containsExactly(bucket(Source.NOTIFICATION));
  }

  private List<ConfigurationItem> read(String json, Source source) {
    return items(reader.read("test", json.getBytes(UTF_8), source));
  }

  private List<ConfigurationItem> readFile(byte[] content) {
    List<ItemReading> readings = new ArrayList<>();
    reader.readFile("test", new ByteArrayInputStream(content), readings::add);
    return items(readings);
  }

  private static List<ConfigurationItem> items(List<ItemReading> readings) {
    assertThat(readings).hasOnlyElementsOfType(ItemReading.Item.class);
    return readings.stream().map(reading -> ((ItemReading.Item) reading).item()).toList();
  }

  private static String notification(String item) {
    return "{\"configurationItemDiff\":null,\"configurationItem\":"
        + item
        + ",\"messageType\":\"ConfigurationItemChangeNotification\",\"recordVersion\":\"1.3\"}";
  }

  private static String quoted(String json) {
    try {
      return new ObjectMapper().writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] gzip(String content) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(content.getBytes(UTF_8));
    }
    return packed.toByteArray();
  }
}
