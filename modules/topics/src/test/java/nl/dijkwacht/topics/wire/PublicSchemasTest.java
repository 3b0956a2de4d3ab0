package nl.dijkwacht.topics.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nl.dijkwacht.topics.catalogue.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PublicSchemasTest {

  private static final Path FOLDER =
      Golden.ROOT.resolve("modules/topics/src/main/resources/nl/dijkwacht/topics/schemas");
  private static final ObjectMapper TREES = new ObjectMapper();

  private static final Set<String> TIMES =
      Set.of(
          "eventTime",
          "capturedAt",
          "copiedAt",
          "updatedAt",
          "newestEvent",
          "minute",
          "asOf",
          "to",
          "at",
          "since",
          "until");

  static Stream<Topic<?>> topics() {
    return PublicSchemas.topics();
  }

  @Test
  void whatSubscribersReadIsPublic() {
    assertThat(PublicSchemas.topics())
        .map(PublicSchemas::fileName)
        .containsExactly(
            "configuration-item-1.json",
            "service-finding-1.json",
            "heartbeat-1.json",
            "integrity-result-1.json",
            "signal-1.json",
            "change-1.json",
            "access-event-1.json",
            "access-1.json",
            "posture-1.json",
            "verdict-1.json",
            "asset-1.json",
            "exposure-1.json",
            "finding-command-1.json",
            "finding-1.json",
            "alert-1.json",
            "case-event-1.json",
            "evidence-1.json",
            "case-1.json",
            "notice-1.json",
            "erased-1.json",
            "delivery-1.json",
            "response-request-1.json",
            "audit-event-1.json",
            "restriction-1.json");
  }

  @ParameterizedTest
  @MethodSource("topics")
  void theSchemaIsThatOfTheRecords(Topic<?> topic) throws IOException {
    Golden.compare(
        FOLDER.resolve(PublicSchemas.fileName(topic)),
        new PublicSchemas().of(topic).toPrettyString() + "\n");
  }

  @ParameterizedTest
  @MethodSource("topics")
  <V> void whatIsWrittenIsValid(Topic<V> topic) throws IOException {
    JsonSchema schema = schemaOf(topic);
    for (V sample : Samples.of(topic)) {
      JsonNode written = TREES.readTree(topic.payload().write(sample));

      assertThat(schema.validate(written)).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("topics")
  <V> void whatIsReadAndWhatIsValidAreTheSame(Topic<V> topic) throws IOException {
    JsonSchema schema = schemaOf(topic);
    JsonNode tree = TREES.readTree(topic.payload().write(Samples.of(topic).get(0)));
    int refused = 0;
    for (ObjectNode object : objectsIn(tree)) {
      for (String field : fieldsOf(object)) {
        JsonNode value = object.remove(field);
        boolean valid = schema.validate(tree).isEmpty();
        Reading<V> reading = topic.payload().read(TREES.writeValueAsBytes(tree));

        assertThat(reading instanceof Reading.Value).as("without " + field).isEqualTo(valid);
        refused += valid ? 0 : 1;
        object.set(field, value);
      }
    }
    assertThat(refused).isPositive();
  }

  @ParameterizedTest
  @MethodSource("topics")
  <V> void timesThatAreNoTimesAreNotValid(Topic<V> topic) throws IOException {
    JsonNode tree = TREES.readTree(topic.payload().write(Samples.of(topic).get(0)));
    for (ObjectNode object : objectsIn(tree)) {
      for (String field : fieldsOf(object)) {
        if (TIMES.contains(field)) {
          object.put(field, "yesterday");
        }
      }
    }

    assertThat(schemaOf(topic).validate(tree)).isNotEmpty();
  }

  private static JsonSchema schemaOf(Topic<?> topic) {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(
            new PublicSchemas().of(topic),
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
  }

  private static List<ObjectNode> objectsIn(JsonNode tree) {
    List<ObjectNode> objects = new ArrayList<>();
    if (tree instanceof ObjectNode object) {
      objects.add(object);
    }
    tree.forEach(child -> objects.addAll(objectsIn(child)));
    return objects;
  }

  private static List<String> fieldsOf(ObjectNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
