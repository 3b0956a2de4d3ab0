package nl.dijkwacht.publish.formats.ocsf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What OCSF asks of the objects that are written: which attributes must be there, which of several,
 * and which numbers. A table of our own, so that the product needs no schema files to refuse what a
 * SIEM would; tests hold it against the published schemas.
 */
final class OcsfRules {

  /** Below this, a time is in seconds: 1973 in milliseconds. */
  private static final long LEAST_MILLIS = 100_000_000_000L;

  private static final List<String> EVENT =
      List.of(
          "activity_id",
          "category_uid",
          "class_uid",
          "cloud",
          "metadata",
          "severity_id",
          "time",
          "type_uid");

  private static final Map<Integer, List<String>> CLASSES =
      Map.of(
          2003, List.of("finding_info", "compliance"),
          2004, List.of("finding_info"),
          2005, List.of("finding_info_list", "status_id"),
          2006, List.of("finding_info"));

  private static final Map<Integer, List<String>> CLASSES_ONE_OF =
      Map.of(2005, List.of("assignee", "assignee_group"));

  /** By the names of attributes, whatever object they are in. */
  private static final Map<String, List<String>> REQUIRED =
      Map.ofEntries(
          Map.entry("finding_info", List.of("uid")),
          Map.entry("finding_info_list", List.of("uid")),
          Map.entry("related_events", List.of("uid")),
          Map.entry("metadata", List.of("product", "version")),
          Map.entry("cloud", List.of("provider")),
          Map.entry("analytic", List.of("type_id")),
          Map.entry("api", List.of("operation")),
          Map.entry("request", List.of("uid")),
          Map.entry("remediation", List.of("desc")));

  private static final List<String> NAMED = List.of("name", "uid");

  private static final Map<String, List<String>> ONE_OF =
      Map.ofEntries(
          Map.entry("product", NAMED),
          Map.entry("account", NAMED),
          Map.entry("user", List.of("account", "name", "uid")),
          Map.entry("owner", List.of("account", "name", "uid")),
          Map.entry("assignee", List.of("account", "name", "uid")),
          Map.entry("service", NAMED),
          Map.entry("resources", NAMED),
          Map.entry("analytic", NAMED),
          Map.entry("tactic", NAMED),
          Map.entry("technique", NAMED),
          Map.entry("sub_technique", NAMED),
          Map.entry("attacks", List.of("tactic", "technique", "sub_technique")),
          Map.entry("actor", List.of("user", "session", "invoked_by")),
          Map.entry("src_endpoint", List.of("ip", "svc_name")),
          Map.entry("evidences", List.of("actor", "api", "data", "src_endpoint", "user")),
          Map.entry(
              "data_security",
              List.of(
                  "data_lifecycle_state_id",
                  "detection_pattern",
                  "detection_system_id",
                  "policy")));

  private static final Map<String, Set<Integer>> NUMBERS =
      Map.of(
          "category_uid", Set.of(2),
          "activity_id", Set.of(0, 1, 2, 3, 99),
          "severity_id", Set.of(0, 1, 2, 3, 4, 5, 6, 99),
          "status_id", Set.of(0, 1, 2, 3, 4, 5, 99),
          "verdict_id", Set.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 99),
          "category_id", Set.of(0, 1, 2, 3, 4, 5, 6, 99));

  private static final Set<Integer> COMPLIANCE = Set.of(0, 1, 2, 3, 99);

  /** Attributes that hold any object. */
  private static final Set<String> OPEN = Set.of("unmapped", "data");

  private OcsfRules() {}

  /** What is wrong with an event, without its values; empty if nothing is. */
  static List<String> problems(ObjectNode event) {
    List<String> problems = new ArrayList<>();
    missing(event, "the event", EVENT, problems);
    int type = event.path("class_uid").asInt();
    List<String> ofClass = CLASSES.get(type);
    if (ofClass == null) {
      problems.add("class_uid is of no class that is written");
    } else {
      missing(event, "class " + type, ofClass, problems);
      oneOf(event, "class " + type, CLASSES_ONE_OF.getOrDefault(type, List.of()), problems);
    }
    if (event.path("type_uid").asLong() != type * 100L + event.path("activity_id").asInt()) {
      problems.add("type_uid is not that of class_uid and activity_id");
    }
    if (!COMPLIANCE.contains(event.path("compliance").path("status_id").asInt())) {
      problems.add("compliance.status_id has no such number");
    }
    children(event, problems);
    return problems;
  }

  private static void children(ObjectNode object, List<String> problems) {
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      String name = field.getKey();
      JsonNode value = field.getValue();
      number(name, value, problems);
      if (OPEN.contains(name)) {
        continue;
      }
      if (value instanceof ObjectNode child) {
        object(name, child, problems);
      } else if (value.isArray()) {
        for (JsonNode element : value) {
          if (element instanceof ObjectNode child) {
            object(name, child, problems);
          }
        }
      }
    }
  }

  private static void object(String name, ObjectNode object, List<String> problems) {
    missing(object, name, REQUIRED.getOrDefault(name, List.of()), problems);
    oneOf(object, name, ONE_OF.getOrDefault(name, List.of()), problems);
    children(object, problems);
  }

  private static void oneOf(
      ObjectNode object, String name, List<String> attributes, List<String> problems) {
    if (!attributes.isEmpty() && attributes.stream().noneMatch(object::has)) {
      problems.add(name + " has none of " + String.join(", ", attributes));
    }
  }

  private static void number(String name, JsonNode value, List<String> problems) {
    Set<Integer> known = NUMBERS.get(name);
    if (known != null && !(value.isIntegralNumber() && known.contains(value.asInt()))) {
      problems.add(name + " has no such number");
    }
    boolean isTime = name.equals("time") || name.endsWith("_time");
    if (isTime && !(value.isIntegralNumber() && value.asLong() >= LEAST_MILLIS)) {
      problems.add(name + " is no time in milliseconds");
    }
  }

  private static void missing(
      ObjectNode object, String name, List<String> required, List<String> problems) {
    for (String attribute : required) {
      if (!object.hasNonNull(attribute)) {
        problems.add(name + " lacks " + attribute);
      }
    }
  }
}
