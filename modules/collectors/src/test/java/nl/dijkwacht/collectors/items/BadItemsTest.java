package nl.dijkwacht.collectors.items;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.core.resource.ConfigurationItem;
import nl.dijkwacht.core.resource.ConfigurationItem.Source;
import nl.dijkwacht.core.resource.ConfigurationItem.Status;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is odd, broken, too large or hostile. */
class BadItemsTest {

  private static final String ITEM =
      """
      {"awsAccountId":"111122223333","configurationItemCaptureTime":"2026-11-22T03:00:00Z",
       "configurationItemStatus":"OK","resourceType":"AWS::EC2::Volume","resourceId":"vol-1",
       "awsRegion":"eu-central-1","tags":{},"configuration":{"state":"in-use"}}""";

  private final ConfigurationItemReader reader = new ConfigurationItemReader();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-22T03:00:00Z",
        "2026-11-22T03:00:00.000Z",
        "2026-11-22T04:00:00.000000+01:00",
        "1795316400",
        "1795316400.0",
        "1795316400000",
        "1.7953164E9"
      })
  void timesInAllFormsAreOneMoment(String time) {
    String asText = ITEM.replace("2026-11-22T03:00:00Z", time);
    String asNumber = ITEM.replace("\"2026-11-22T03:00:00Z\"", time);

    assertThat(one(asText)).isEqualTo(one(ITEM));
    if (!time.contains("T")) {
      assertThat(one(asNumber)).isEqualTo(one(ITEM));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "datetime.datetime(2020, 4, 22, 13, 13, 17, 718000, tzinfo=tzlocal())",
        "yesterday",
        "",
        "0",
        "-1",
        "1e99999",
        "99999999999999999999",
        "9999-12-31T00:00:00Z",
        "2026-02-30T00:00:00Z"
      })
  void timesThatAreNoneAreRefused(String time) {
    String json = ITEM.replace("2026-11-22T03:00:00Z", time);

    assertReason(json, DeadLetterReason.NO_EVENT_TIME);
    assertThat(letter(json)).doesNotContain("datetime", "yesterday");
  }

  @ParameterizedTest
  @CsvSource({
    "OK, PRESENT",
    "ResourceDiscovered, PRESENT",
    "ResourceNotRecorded, NOT_RECORDED",
    "ResourceDeleted, DELETED",
    "ResourceDeletedNotRecorded, DELETED"
  })
  void statusesAsAwsConfigWritesThem(String written, Status status) {
    assertThat(one(ITEM.replace("\"OK\"", "\"" + written + "\"")).status()).isEqualTo(status);
  }

  @Test
  void anotherStatusIsRefused() {
    assertReason(ITEM.replace("\"OK\"", "\"Odd\""), DeadLetterReason.NOT_A_CONFIGURATION_ITEM);
    assertReason(ITEM.replace("\"OK\"", "null"), DeadLetterReason.NOT_A_CONFIGURATION_ITEM);
  }

  @Test
  void whatWasDeletedHasNoConfiguration() {
    String deleted = ITEM.replace("\"OK\"", "\"ResourceDeleted\"");

    assertThat(one(deleted).configuration()).isEmpty();
    assertThat(one(deleted.replace("{\"state\":\"in-use\"}", "null"))).isEqualTo(one(deleted));
    assertThat(one(deleted.replace(",\"configuration\":{\"state\":\"in-use\"}", "")))
        .isEqualTo(one(deleted));
  }

  @Test
  void anIdOfAStateIsTextOrNumber() {
    String withNumber = ITEM.replace("\"tags\"", "\"configurationStateId\":1793674800250,\"tags\"");
    String withText =
        ITEM.replace("\"tags\"", "\"configurationStateID\":\"1793674800250\",\"tags\"");

    assertThat(one(withNumber).stateId()).isEqualTo("1793674800250");
    assertThat(one(withText)).isEqualTo(one(withNumber));
  }

  @Test
  void withoutTagsTheyAreNotKnown() {
    assertThat(one(ITEM).tagsKnown()).isTrue();
    assertThat(one(ITEM.replace("\"tags\":{},", "")).tagsKnown()).isFalse();
  }

  @Test
  void tagsAreNeverTakenForJson() {
    String tagged = ITEM.replace("\"tags\":{}", "\"tags\":{\"a\":\"{}\",\"b\":\"\",\"key\":\"7\"}");

    assertThat(one(tagged).tags()).containsOnlyKeys("a", "b", "key").containsEntry("a", "{}");
  }

  @Test
  void policiesThatAreUrlEncodedAreRead() {
    String policy =
        "%7B%22Statement%22%3A%5B%7B%22Action%22%3A%22s3%3A%2A%22%7D%5D%2C%22a%22%3A%22b+c%22%7D";
    ConfigurationItem role =
        one(
            ITEM.replace(
                "{\"state\":\"in-use\"}", "{\"assumeRolePolicyDocument\":\"" + policy + "\"}"));

    assertThat(role.configuration())
        .hasToString("{assumeRolePolicyDocument={Statement=[{Action=s3:*}], a=b+c}}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[internal]", "{x}", "%7Bx", "%7B%ZZ%7D", "[1] [2]", "{", "}", "[", "7", "true"})
  void textsThatAreNoJsonStayTexts(String text) {
    ConfigurationItem item =
        one(ITEM.replace("{\"state\":\"in-use\"}", "{\"description\":\"" + text + "\"}"));

    assertThat(item.configuration()).containsEntry("description", text);
  }

  @Test
  void textsThatHoldMoreLevelsThanTheTopicTakesStayTexts() {
    String deep = "[".repeat(40) + "]".repeat(40);
    ConfigurationItem item =
        one(ITEM.replace("{\"state\":\"in-use\"}", "{\"definition\":\"" + deep + "\"}"));

    assertThat(item.configuration()).containsEntry("definition", deep);
    assertThat(
            Topics.CONFIGURATION_ITEMS
                .payload()
                .read(Topics.CONFIGURATION_ITEMS.payload().write(item)))
        .isEqualTo(new Reading.Value<>(item));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 28, 29, 30, 31, 32, 33, 34, 35, 36, 100, 2000})
  void everyDepthIsReadSoThatTheTopicTakesItOrRefused(int levels) {
    String deep = "[".repeat(levels) + "]".repeat(levels);
    for (String json :
        List.of(
            ITEM.replace("{\"state\":\"in-use\"}", "{\"deep\":" + deep + "}"),
            ITEM.replace(
                "\"tags\"", "\"supplementaryConfiguration\":{\"Deep\":" + deep + "},\"tags\""))) {
      ItemReading reading = read(json);
      if (reading instanceof ItemReading.Item item) {
        byte[] written = Topics.CONFIGURATION_ITEMS.payload().write(item.item());
        assertThat(Topics.CONFIGURATION_ITEMS.payload().read(written))
            .isEqualTo(new Reading.Value<>(item.item()));
        assertThat(levels).isLessThan(30);
      } else {
        assertReason(json, DeadLetterReason.TOO_DEEP);
        assertThat(levels).isGreaterThan(28);
      }
    }
  }

  @Test
  void textsInTextsAreReadToABound() {
    String json = "{\\\"a\\\":1}";
    for (int level = 0; level < 6; level++) {
      json = "[\\\"" + json.replace("\\", "\\\\").replace("\"", "\\\"") + "\\\"]";
    }
    assertThat(read(ITEM.replace("in-use", json))).isNotNull();
  }

  @Test
  void numbersBeyondAllBoundsStayReadable() {
    String numbers =
        "{\"a\":1e400,\"b\":"
            + "9".repeat(500)
            + ",\"c\":1.5,\"d\":300.0,\"e\":9007199254740993,\"f\":-0.0}";
    ConfigurationItem item = one(ITEM.replace("{\"state\":\"in-use\"}", numbers));

    assertThat(item.configuration()).containsEntry("c", 1.5).containsEntry("d", 300);
    assertThat(
            Topics.CONFIGURATION_ITEMS
                .payload()
                .read(Topics.CONFIGURATION_ITEMS.payload().write(item)))
        .isEqualTo(new Reading.Value<>(item));
  }

  @Test
  void halfASurrogatePairCanBeWritten() {
    ConfigurationItem item = one(ITEM.replace("in-use", "a\\ud800b"));

    assertThat(item.configuration()).containsEntry("state", "a\ufffdb");
    assertThat(Topics.CONFIGURATION_ITEMS.payload().write(item)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"awsAccountId\":\"111122223333\"", "\"resourceType\":\"AWS::EC2::Volume\"",
        "\"resourceId\":\"vol-1\"", "\"awsRegion\":\"eu-central-1\""
      })
  void whatDoesNotNameItsResourceIsRefused(String member) {
    String name = member.substring(0, member.indexOf(':') + 1);
    for (String odd : List.of("null", "\"\"", "\"a\\nb\"", "{}", "\"" + "x".repeat(2000) + "\"")) {
      ItemReading reading =
          read("{\"configurationItem\":" + ITEM.replace(member, name + odd) + "}");

      assertThat(reading).as(name + odd).isInstanceOf(ItemReading.Unusable.class);
    }
  }

  @Test
  void anOversizedItemTellsWhereItIs() {
    String notification =
        """
        {"configurationItemSummary":{"resourceType":"AWS::EC2::Instance"},
         "s3DeliverySummary":{"s3BucketLocation":LOCATION,"errorCode":null},
         "messageType":"OversizedConfigurationItemChangeNotification"}""";

    assertThat(read(notification.replace("LOCATION", "\"bucket/AWSLogs/a b.json.gz\"")))
        .isEqualTo(new ItemReading.Oversized(1, "s3://bucket/AWSLogs/a b.json.gz"));
    assertThat(read(notification.replace("LOCATION", "null")))
        .isEqualTo(new ItemReading.Oversized(1, null));
  }

  @Test
  void otherMessagesAreForeign() {
    assertThat(read("{\"messageType\":\"ConfigurationSnapshotDeliveryStarted\"}"))
        .isEqualTo(new ItemReading.Foreign(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[{}]",
        "7",
        "null",
        "\"jansen\"",
        "{\"configurationItem\":7}",
        "{\"detail\":\"jansen\"}",
        "{\"Message\":{\"Message\":{\"Message\":{\"Message\":{\"Message\":{\"Message\":{}}}}}}}"
      })
  void whatIsNoItemIsRefusedWithoutQuotingIt(String json) {
    assertThat(read(json)).isInstanceOf(ItemReading.Unusable.class);
    assertThat(letter(json)).doesNotContain("jansen");
  }

  @Test
  void aFileGoesOnAfterBadItems() {
    String tooDeep = ITEM.replace("\"in-use\"", "[".repeat(50) + "]".repeat(50));
    String tooLarge = ITEM.replace("\"in-use\"", "[" + "\"xxxxxxxx\",".repeat(1_200_000) + "1]");
    List<ItemReading> readings =
        readFile(
            "{\"configurationItems\":[7,"
                + ITEM
                + ","
                + tooDeep
                + ","
                + tooLarge
                + ",{},"
                + ITEM
                + "]}");

    assertThat(readings)
        .map(BadItemsTest::outcome)
        .containsExactly(
            "not-a-configuration-item",
            "item",
            "too-deep",
            "too-large",
            "not-a-configuration-item",
            "item");
    assertThat(readings).map(ItemReading::number).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
  }

  @Test
  void aFileThatBreaksOffGivesWhatStoodBefore() {
    assertThat(readFile("{\"configurationItems\":[" + ITEM + ",{\"awsAcc"))
        .map(BadItemsTest::outcome)
        .containsExactly("item", "truncated");
    assertThat(readFile("{\"configurationItems\":[" + ITEM + " jansen]}"))
        .map(BadItemsTest::outcome)
        .containsExactly("item", "malformed-json");
  }

  @Test
  void aFileThatIsSomethingElseIsTold() {
    assertThat(readFile("PK\u0003\u0004zip"))
        .map(BadItemsTest::outcome)
        .containsExactly("broken-compression");
    assertThat(readFile("")).isEmpty();
  }

  @Test
  void theSinkCanEndTheReading() {
    List<ItemReading> readings = new ArrayList<>();
    byte[] file = ("{\"configurationItems\":[" + ITEM + "," + ITEM + "]}").getBytes(UTF_8);
    reader.readFile("test", new ByteArrayInputStream(file), item -> !readings.add(item));

    assertThat(readings).hasSize(1);
  }

  @Test
  void noBytesMakeReadingThrow() {
    byte[] good = ("{\"configurationItems\":[" + ITEM + "," + ITEM + "]}").getBytes(UTF_8);
    Random random = new Random(11);
    byte[] telling = "{}[]\",:0en\\ \u00ff".getBytes(UTF_8);
    int unusable = 0;
    for (int i = 0; i < 10_000; i++) {
      byte[] bytes = Arrays.copyOf(good, good.length - random.nextInt(3));
      for (int damage = random.nextInt(4); damage >= 0; damage--) {
        bytes[random.nextInt(bytes.length)] = telling[random.nextInt(telling.length)];
      }
      List<ItemReading> readings = new ArrayList<>();
      reader.readFile("test", new ByteArrayInputStream(bytes), readings::add);
      readings.addAll(reader.read("test", bytes, Source.API));
      unusable += readings.stream().anyMatch(ItemReading.Unusable.class::isInstance) ? 1 : 0;
    }
    assertThat(unusable).isGreaterThan(3000);
  }

  private ConfigurationItem one(String json) {
    ItemReading reading = read(json);
    assertThat(reading).as(json).isInstanceOf(ItemReading.Item.class);
    return ((ItemReading.Item) reading).item();
  }

  private ItemReading read(String json) {
    List<ItemReading> readings = reader.read("test", json.getBytes(UTF_8), Source.NOTIFICATION);
    assertThat(readings).hasSize(1);
    return readings.get(0);
  }

  private List<ItemReading> readFile(String content) {
    List<ItemReading> readings = new ArrayList<>();
    reader.readFile("test", new ByteArrayInputStream(content.getBytes(UTF_8)), readings::add);
    return readings;
  }

  private void assertReason(String json, DeadLetterReason reason) {
    assertThat(outcome(read(json))).isEqualTo(reason.label());
  }

  private String letter(String json) {
    return ((ItemReading.Unusable) read(json)).letter().toString();
  }

  private static String outcome(ItemReading reading) {
    return reading instanceof ItemReading.Unusable unusable
        ? unusable.letter().reason().label()
        : "item";
  }
}
