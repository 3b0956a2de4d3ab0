package nl.dijkwacht.topics.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** {@code docs/asyncapi.yaml} is that of the catalogue, and as AsyncAPI 3.0 wants it. */
class AsyncApiTest {

  private static final Path DOCS = Golden.ROOT.resolve("docs");

  private static final Set<String> ROOT_FIELDS =
      Set.of(
          "asyncapi",
          "id",
          "info",
          "servers",
          "defaultContentType",
          "channels",
          "operations",
          "components");

  private final ObjectNode document = AsyncApi.document();

  @Test
  void theDocumentIsThatOfTheCatalogue() throws IOException {
    Golden.compare(
        DOCS.resolve("asyncapi.yaml"),
        "# Written by AsyncApiTest out of the catalogue of topics; -Dgolden.update=true rewrites"
            + " it.\n"
            + BlockYaml.of(document));
  }

  @Test
  void eachPublicTopicIsAChannelWithAnOperation() {
    List<String> ids = AsyncApi.topics().stream().map(AsyncApi::idOf).toList();

    assertThat(ids).contains("findingsCurrent", "findingsAlerts", "publishOcsf", "publishEcs");
    assertThat(fields(document.get("channels"))).containsExactlyElementsOf(ids);
    assertThat(document.get("operations")).hasSameSizeAs(ids);
  }

  @Test
  void theDocumentHasTheFieldsThatAsyncApiRequires() {
    assertThat(ROOT_FIELDS).containsAll(fields(document));
    assertThat(document.at("/asyncapi").asText()).isEqualTo("3.0.0");
    assertThat(document.at("/info/title").asText()).isNotBlank();
    assertThat(document.at("/info/version").asText()).isNotBlank();
    document
        .get("servers")
        .forEach(
            server -> {
              assertThat(server.path("host").asText()).isNotBlank();
              assertThat(server.path("protocol").asText()).isNotBlank();
            });
    document
        .get("operations")
        .forEach(
            operation -> {
              assertThat(operation.path("action").asText()).isIn("send", "receive");
              assertThat(operation.at("/channel/$ref").asText()).startsWith("#/channels/");
            });
  }

  @Test
  void parametersOfAddressesAreDescribedAndNoOthers() {
    for (JsonNode channel : document.get("channels")) {
      assertThat(channel.path("address").asText()).startsWith("{prefix}.").doesNotContain("}{");
      assertThat(fields(channel.get("parameters"))).containsExactly("prefix");
    }
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    List<String> references = new ArrayList<>();
    collect(document, references);

    assertThat(references).hasSizeGreaterThan(30);
    assertThat(references)
        .allSatisfy(
            reference -> {
              if (reference.startsWith("#/")) {
                assertThat(document.at(reference.substring(1)).isObject()).isTrue();
              } else {
                assertThat(Files.exists(DOCS.resolve(reference))).as(reference).isTrue();
              }
            });
  }

  private static void collect(JsonNode node, List<String> references) {
    if (node.has("$ref")) {
      references.add(node.get("$ref").asText());
    }
    node.forEach(child -> collect(child, references));
  }

  private static List<String> fields(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }
}
