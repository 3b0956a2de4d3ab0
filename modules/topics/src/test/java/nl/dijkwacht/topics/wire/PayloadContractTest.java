package nl.dijkwacht.topics.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every payload in JSON. */
class PayloadContractTest {

  /** Maps, whose keys are not the record's own. */
  private static final Set<String> OPEN =
      Set.of(
          "fields",
          "tags",
          "configuration",
          "supplementary",
          "detail",
          "details",
          "parameters",
          "request",
          "results");

  private static final byte[] TELLING = "{}[]\",:0en\\ \u00ff".getBytes(UTF_8);
  private static final ObjectMapper TREES = new ObjectMapper();

  static Stream<Topic<?>> jsonTopics() {
    return Topics.all().stream().filter(topic -> topic.payload() instanceof JsonPayload);
  }

  @ParameterizedTest
  @MethodSource("jsonTopics")
  <V> void whatWasWrittenIsReadBack(Topic<V> topic) {
    for (V sample : Samples.of(topic)) {
      byte[] written = topic.payload().write(sample);

      assertThat(topic.payload().read(written)).isEqualTo(new Reading.Value<>(sample));
    }
  }

  @ParameterizedTest
  @MethodSource("jsonTopics")
  <V> void storesKeepAVersionByteBeforeTheValue(Topic<V> topic) {
    try (Serde<V> serde = topic.payload().storeSerde()) {
      V sample = Samples.of(topic).get(0);
      byte[] stored = serde.serializer().serialize("store", sample);

      assertThat(stored[0]).isEqualTo((byte) 1);
      assertThat(serde.deserializer().deserialize("store", stored)).isEqualTo(sample);
      assertThat(serde.serializer().serialize("store", null)).isNull();
      assertThat(serde.deserializer().deserialize("store", null)).isNull();
    }
  }

  @ParameterizedTest
  @MethodSource("jsonTopics")
  <V> void storesOfAnotherVersionAndDamagedOnesAreRefused(Topic<V> topic) {
    try (Serde<V> serde = topic.payload().storeSerde()) {
      byte[] stored = serde.serializer().serialize("store", Samples.of(topic).get(0));
      byte[] damaged = Arrays.copyOf(stored, stored.length - 1);
      stored[0] = 9;

      for (byte[] refused : List.of(stored, damaged, new byte[0])) {
        assertThatThrownBy(() -> serde.deserializer().deserialize("store", refused))
            .isInstanceOf(SerializationException.class);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("jsonTopics")
  <V> void theSerializerSaysWhichSchemaItWrote(Topic<V> topic) {
    try (Serializer<V> serializer = topic.payload().serializer()) {
      Headers headers = new RecordHeaders();
      V sample = Samples.of(topic).get(0);

      byte[] written = serializer.serialize("topic", headers, sample);

      assertThat(WireHeaders.schema(headers)).isEqualTo(topic.payload().schema());
      assertThat(topic.payload().read(written, headers)).isEqualTo(new Reading.Value<>(sample));
      assertThat(serializer.serialize("topic", headers, null)).isNull();
    }
  }

  @ParameterizedTest
  @MethodSource("jsonTopics")
  <V> void fieldsThatAreNotKnownArePassedOver(Topic<V> topic) throws IOException {
    for (V sample : Samples.of(topic)) {
      JsonNode tree = TREES.readTree(topic.payload().write(sample));
      for (ObjectNode object : recordsIn(tree)) {
        object.put("fieldOfALaterMinor", "text").putObject("another").putArray("list").add(1);
      }

      assertThat(topic.payload().read(TREES.writeValueAsBytes(tree)))
          .isEqualTo(new Reading.Value<>(sample));
    }
  }

  @ParameterizedTest
  @MethodSource("jsonTopics")
  <V> void ofTheLeastThatIsWrittenEveryFieldIsNeeded(Topic<V> topic) throws IOException {
    List<V> samples = Samples.of(topic);
    V least = samples.get(samples.size() - 1);
    JsonNode tree = TREES.readTree(topic.payload().write(least));
    for (ObjectNode object : recordsIn(tree)) {
      for (String field : fieldsOf(object)) {
        JsonNode value = object.get(field);
        object.remove(field);
        assertUnreadableAt(field, topic.payload().read(TREES.writeValueAsBytes(tree)));
        object.putNull(field);
        assertUnreadableAt(field, topic.payload().read(TREES.writeValueAsBytes(tree)));
        object.set(field, value);
      }
    }
    assertThat(topic.payload().read(TREES.writeValueAsBytes(tree)))
        .isEqualTo(new Reading.Value<>(least));
  }

  private static void assertUnreadableAt(String field, Reading<?> reading) {
    assertThat(reading)
        .isInstanceOfSatisfying(
            Reading.Unreadable.class,
            unreadable -> {
              assertThat(unreadable.reason()).isEqualTo(DeadLetterReason.UNREADABLE_PAYLOAD);
              assertThat(unreadable.detail()).contains(field);
            });
  }

  @ParameterizedTest
  @MethodSource("jsonTopics")
  <V> void nothingIsWrittenForWhatIsNull(Topic<V> topic) {
    for (V sample : Samples.of(topic)) {
      assertThat(new String(topic.payload().write(sample), UTF_8)).doesNotContain("null");
    }
  }

  @ParameterizedTest
  @MethodSource("jsonTopics")
  <V> void garbageIsUnreadableAndNotQuoted(Topic<V> topic) {
    List<String> garbage =
        List.of(
            "",
            " ",
            "null",
            "true",
            "12",
            "\"j.jansen\"",
            "[]",
            "[\"j.jansen\"]",
            "{}",
            "{\"id\":\"j.jansen\"",
            "{\"j.jansen\":j.jansen}",
            "{\"lastModified\":\"j.jansen\",\"transition\":\"j.jansen\",\"status\":\"j.jansen\"}",
            "{\"subject\":{\"account\":\"\",\"fields\":{\"j.jansen\":null}}}",
            "{\"subject\":{\"account\":\"\",\"fields\":{\"j.jansen\":{}}}}",
            "{\"rule\":{\"tags\":[null]}}",
            "[".repeat(100_000),
            "{\"event\":".repeat(100_000),
            "{\"later\":" + "[".repeat(1000),
            "{\"records\":" + "9".repeat(100_000) + "}",
            "{\"lastModified\":1e1000000000}",
            "\u0000\u0001j.jansen");
    for (String text : garbage) {
      assertThat(topic.payload().read(text.getBytes(UTF_8)))
          .as(text.substring(0, Math.min(text.length(), 80)))
          .isInstanceOfSatisfying(
              Reading.Unreadable.class,
              unreadable -> assertThat(unreadable.detail()).doesNotContain("jansen").isNotBlank());
    }
  }

  @ParameterizedTest
  @MethodSource("jsonTopics")
  <V> void noValueIsUnreadable(Topic<V> topic) {
    assertThat(topic.payload().read(null)).isInstanceOf(Reading.Unreadable.class);
  }

  @ParameterizedTest
  @MethodSource("jsonTopics")
  <V> void whatFollowsTheValueMakesItUnreadable(Topic<V> topic) {
    byte[] written = topic.payload().write(Samples.of(topic).get(0));
    byte[] twice = Arrays.copyOf(written, 2 * written.length);
    System.arraycopy(written, 0, twice, written.length, written.length);

    assertThat(topic.payload().read(twice)).isInstanceOf(Reading.Unreadable.class);
  }

  @ParameterizedTest
  @MethodSource("jsonTopics")
  <V> void whatIsTooLargeIsNotRead(Topic<V> topic) {
    byte[] large = new byte[Payload.MAX_BYTES + 1];
    Arrays.fill(large, (byte) ' ');

    assertThat(topic.payload().read(large))
        .isInstanceOfSatisfying(
            Reading.Unreadable.class,
            unreadable -> assertThat(unreadable.reason()).isEqualTo(DeadLetterReason.TOO_LARGE));
  }

  @ParameterizedTest
  @MethodSource("jsonTopics")
  <V> void noBytesMakeReadingThrow(Topic<V> topic) {
    Random random = new Random(topic.name().hashCode());
    byte[] written = topic.payload().write(Samples.of(topic).get(0));
    int unreadable = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = i % 2 == 0 ? randomBytes(random) : mutated(written, random);
      if (topic.payload().read(bytes) instanceof Reading.Unreadable) {
        unreadable++;
      }
    }
    assertThat(unreadable).isGreaterThan(10_000);
  }

  private static byte[] randomBytes(Random random) {
    byte[] bytes = new byte[random.nextInt(64)];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] mutated(byte[] written, Random random) {
    byte[] bytes = Arrays.copyOf(written, written.length - random.nextInt(2));
    for (int i = random.nextInt(4); i >= 0; i--) {
      bytes[random.nextInt(bytes.length)] = TELLING[random.nextInt(TELLING.length)];
    }
    return bytes;
  }

  @ParameterizedTest
  @MethodSource("jsonTopics")
  <V> void aLaterMinorIsReadAndAnotherMajorOrPayloadIsNot(Topic<V> topic) {
    Schema schema = topic.payload().schema();
    V sample = Samples.of(topic).get(0);
    byte[] written = topic.payload().write(sample);

    assertThat(readAs(new Schema(schema.name(), schema.major(), 99), topic, written))
        .isEqualTo(new Reading.Value<>(sample));
    assertThat(readAs(new Schema(schema.name(), 99, 0), topic, written))
        .isInstanceOf(Reading.Unreadable.class);
    assertThat(readAs(new Schema("another", schema.major(), 0), topic, written))
        .isInstanceOf(Reading.Unreadable.class);
  }

  private static <V> Reading<V> readAs(Schema schema, Topic<V> topic, byte[] written) {
    Headers headers = new RecordHeaders();
    WireHeaders.putSchema(headers, schema);
    return topic.payload().read(written, headers);
  }

  /** The objects that are records: all but those of maps, which may hold any key. */
  private static List<ObjectNode> recordsIn(JsonNode tree) {
    List<ObjectNode> records = new ArrayList<>();
    if (tree instanceof ObjectNode object) {
      records.add(object);
    }
    tree.properties().stream()
        .filter(field -> !OPEN.contains(field.getKey()))
        .forEach(field -> records.addAll(recordsIn(field.getValue())));
    return records;
  }

  private static List<String> fieldsOf(ObjectNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
