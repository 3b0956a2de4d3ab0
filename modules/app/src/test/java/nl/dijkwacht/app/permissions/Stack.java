package nl.dijkwacht.app.permissions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A template with values for its parameters: what CloudFormation would make of it.
 *
 * @param values of parameters, pseudo parameters, and attributes such as {@code Queue.Arn}
 */
record Stack(Template template, Map<String, String> values) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^!}][^}]*)}");

  static Stack of(Template template, Map<String, String> given) {
    Map<String, String> values = new HashMap<>();
    template
        .json()
        .path("Parameters")
        .properties()
        .forEach(
            parameter -> {
              JsonNode standard = parameter.getValue().path("Default");
              if (standard.isTextual()) {
                values.put(parameter.getKey(), standard.textValue());
              }
            });
    values.putAll(given);
    return new Stack(template, values);
  }

  /** The resources whose conditions hold, with all functions worked out, by name. */
  JsonNode resources() {
    ObjectNode resources = JSON.createObjectNode();
    template
        .resources()
        .properties()
        .forEach(
            resource -> {
              String condition = resource.getValue().path("Condition").asText("");
              if (condition.isEmpty() || holds(condition)) {
                resources.set(resource.getKey(), resolve(resource.getValue().path("Properties")));
              }
            });
    return resources;
  }

  private boolean holds(String condition) {
    return holds(template.json().path("Conditions").path(condition));
  }

  private boolean holds(JsonNode condition) {
    Map.Entry<String, JsonNode> function = condition.properties().iterator().next();
    List<JsonNode> parts = new ArrayList<>();
    function.getValue().forEach(parts::add);
    return switch (function.getKey()) {
      case "Condition" -> holds(function.getValue().textValue());
      case "Fn::Equals" -> resolve(parts.get(0)).equals(resolve(parts.get(1)));
      case "Fn::Not" -> !holds(parts.get(0));
      case "Fn::And" -> parts.stream().allMatch(this::holds);
      case "Fn::Or" -> parts.stream().anyMatch(this::holds);
      default -> throw new IllegalArgumentException(function.getKey());
    };
  }

  private JsonNode resolve(JsonNode node) {
    if (node.isArray()) {
      ArrayNode all = JSON.createArrayNode();
      node.forEach(item -> keep(resolve(item), all));
      return all;
    }
    if (!node.isObject()) {
      return node;
    }
    if (node.size() == 1) {
      Map.Entry<String, JsonNode> only = node.properties().iterator().next();
      if (only.getKey().equals("Ref") || only.getKey().startsWith("Fn::")) {
        return function(only.getKey(), only.getValue());
      }
    }
    ObjectNode all = JSON.createObjectNode();
    node.properties().forEach(member -> all.set(member.getKey(), resolve(member.getValue())));
    return all;
  }

  private static void keep(JsonNode item, ArrayNode all) {
    if (!item.isMissingNode()) {
      all.add(item);
    }
  }

  private JsonNode function(String name, JsonNode argument) {
    return switch (name) {
      case "Ref" ->
          argument.textValue().equals("AWS::NoValue")
              ? MissingNode.getInstance()
              : TextNode.valueOf(value(argument.textValue()));
      case "Fn::GetAtt" ->
          TextNode.valueOf(value(argument.get(0).textValue() + "." + argument.get(1).textValue()));
      case "Fn::Sub" ->
          TextNode.valueOf(
              VARIABLE.matcher(argument.textValue()).replaceAll(found -> value(found.group(1))));
      case "Fn::If" -> resolve(argument.get(holds(argument.get(0).textValue()) ? 1 : 2));
      case "Fn::Select" -> resolve(argument.get(1)).get(argument.get(0).intValue());
      case "Fn::Split" ->
          JSON.valueToTree(
              resolve(argument.get(1)).textValue().split(argument.get(0).textValue(), -1));
      default -> throw new IllegalArgumentException(name);
    };
  }

  private String value(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the test gives no value for " + name);
    }
    return value;
  }
}
