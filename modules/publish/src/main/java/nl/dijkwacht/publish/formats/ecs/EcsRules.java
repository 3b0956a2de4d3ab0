package nl.dijkwacht.publish.formats.ecs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What ECS asks of the fields that are written: which must be there, and which words they know. */
final class EcsRules {

  private static final List<String> REQUIRED =
      List.of(
          "/@timestamp",
          "/ecs/version",
          "/event/id",
          "/event/kind",
          "/event/category/0",
          "/event/type/0",
          "/event/dataset",
          "/cloud/provider");

  private static final Map<String, Set<String>> WORDS =
      Map.of(
          "/event/kind", Set.of("alert", "state"),
          "/event/outcome", Set.of("success", "failure", "unknown"),
          "/event/category/0", Set.of("api", "configuration", "intrusion_detection"),
          "/event/type/0", Set.of("access", "change", "info"));

  /** Which types a category knows. */
  private static final Map<String, Set<String>> TYPES =
      Map.of(
          "api", Set.of("access", "change", "info"),
          "configuration", Set.of("access", "change", "info"),
          "intrusion_detection", Set.of("info"));

  private EcsRules() {}

  /** What is wrong with an event, without its values; empty if nothing is. */
  static List<String> problems(ObjectNode event) {
    List<String> problems = new ArrayList<>();
    for (String field : REQUIRED) {
      if (!event.at(field).isTextual()) {
        problems.add(field + " is missing");
      }
    }
    WORDS.forEach(
        (field, words) -> {
          JsonNode value = event.at(field);
          if (value.isTextual() && !words.contains(value.asText())) {
            problems.add(field + " knows no such word");
          }
        });
    Set<String> types = TYPES.getOrDefault(event.at("/event/category/0").asText(), Set.of());
    if (!types.contains(event.at("/event/type/0").asText())) {
      problems.add("event.type is none of its category");
    }
    return problems;
  }
}
