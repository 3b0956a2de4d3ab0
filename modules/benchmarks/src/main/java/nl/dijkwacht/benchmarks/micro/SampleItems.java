package nl.dijkwacht.benchmarks.micro;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.dijkwacht.controls.Judged;
import nl.dijkwacht.core.resource.Classification;
import nl.dijkwacht.core.resource.ConfigurationItem;
import nl.dijkwacht.core.resource.ResourceId;

/**
 * Items of about 4 KB as AWS Config has them: a bucket with policies and rules, a database, a role.
 */
final class SampleItems {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  private SampleItems() {}

  static List<Judged> read() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(SampleItems.class.getResourceAsStream("items.json"))) {
      List<Judged> items = new ArrayList<>();
      for (JsonNode item : JSON.readTree(in)) {
        items.add(judged(withoutNulls(item)));
      }
      return items;
    }
  }

  private static Judged judged(JsonNode item) {
    String id = item.path("resourceId").asText();
    ResourceId resource =
        new ResourceId("aws", "111122223333", "eu-west-1", item.path("resourceType").asText(), id);
    return new Judged(
        new ConfigurationItem(
            resource,
            item.path("arn").asText(),
            item.path("resourceName").asText(),
            Instant.parse("2026-06-01T12:00:00Z"),
            null,
            ConfigurationItem.Status.PRESENT,
            null,
            JSON.convertValue(item.path("tags"), new TypeReference<>() {}),
            true,
            JSON.convertValue(item.path("configuration"), OBJECT),
            JSON.convertValue(item.path("supplementaryConfiguration"), OBJECT),
            List.of(),
            ConfigurationItem.Source.SNAPSHOT),
        new Classification(true, true, false, "radiologie", List.of("register")),
        Map.of("environment", "production", "legalEntity", "ziekenhuis"));
  }

  private static JsonNode withoutNulls(JsonNode node) {
    for (Iterator<JsonNode> children = node.elements(); children.hasNext(); ) {
      JsonNode child = children.next();
      if (child.isNull()) {
        children.remove();
      } else {
        withoutNulls(child);
      }
    }
    return node;
  }
}
