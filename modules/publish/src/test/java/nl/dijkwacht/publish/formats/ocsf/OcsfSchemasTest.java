package nl.dijkwacht.publish.formats.ocsf;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.publish.formats.EventGolden;
import nl.dijkwacht.publish.samples.RandomFindings;
import nl.dijkwacht.publish.samples.SiemSamples;
import nl.dijkwacht.testkit.Corpora;
import nl.dijkwacht.testkit.EnabledIfCorpora;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The events against the schemas as they were published: of the oldest and of the newest version
 * that events can say they are of, so that they are of those between too.
 */
@EnabledIfCorpora
class OcsfSchemasTest {

  private static final Map<Integer, String> CLASSES =
      Map.of(
          2003, "compliance_finding",
          2004, "detection_finding",
          2005, "incident_finding",
          2006, "data_security_finding");

  @ParameterizedTest
  @ValueSource(strings = {"1.5.0", "1.8.0"})
  void samplesAreValid(String version) throws IOException {
    OcsfFormat format = format(version);

    assertValid(version, EventGolden.tree(format.finding(SiemSamples.control(), "id", true)));
    assertValid(version, EventGolden.tree(format.finding(SiemSamples.detection(), "id", true)));
    assertValid(version, EventGolden.tree(format.finding(SiemSamples.personalData(), "id", true)));
    assertValid(version, EventGolden.tree(format.breach(SiemSamples.suspicion(), "id", true)));
    assertValid(version, EventGolden.tree(format.breach(SiemSamples.noBreach(), "id", true)));
    assertValid(version, EventGolden.tree(format.breach(SiemSamples.byHand(), "id", true)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5.0", "1.8.0"})
  void anyFindingIsValid(String version) throws IOException {
    OcsfFormat format = format(version);
    RandomFindings findings = new RandomFindings(11);
    for (int i = 0; i < 300; i++) {
      assertValid(version, EventGolden.tree(format.finding(findings.next(), "id", false)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5.0", "1.8.0"})
  void whatTheSchemasRequireTheTableRequiresToo(String version) throws IOException {
    OcsfFormat format = format(version);
    for (JsonNode event :
        List.of(
            EventGolden.tree(format.finding(SiemSamples.control(), "id", true)),
            EventGolden.tree(format.finding(SiemSamples.personalData(), "id", true)),
            EventGolden.tree(format.breach(SiemSamples.suspicion(), "id", true)))) {
      JsonSchema schema = schema(version, event);
      for (String field : event.properties().stream().map(Map.Entry::getKey).toList()) {
        ObjectNode without = event.deepCopy();
        without.remove(field);

        assertThat(OcsfRules.problems(without).isEmpty())
            .as("without " + field)
            .isEqualTo(field.equals("class_uid") ? false : schema.validate(without).isEmpty());
      }
    }
  }

  private static OcsfFormat format(String version) {
    return new OcsfFormat(OcsfVersion.ofLabel(version).orElseThrow(), "ziekenhuis");
  }

  private static void assertValid(String version, JsonNode event) throws IOException {
    assertThat(schema(version, event).validate(event)).as(event.toPrettyString()).isEmpty();
  }

  private static final Map<String, JsonSchema> READ = new HashMap<>();

  private static JsonSchema schema(String version, JsonNode event) throws IOException {
    String name = CLASSES.get(event.path("class_uid").asInt());
    String file = "ocsf/json-schema/%s/%s.cloud.schema.json".formatted(version, name);
    JsonSchema known = READ.get(file);
    if (known == null) {
      String text = Files.readString(Corpora.directory().resolve(file));
      known = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(text);
      READ.put(file, known);
    }
    return known;
  }
}
