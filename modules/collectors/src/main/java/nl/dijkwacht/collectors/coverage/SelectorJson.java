package nl.dijkwacht.collectors.coverage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import nl.dijkwacht.core.coverage.AdvancedForm;
import nl.dijkwacht.core.coverage.FieldCondition;
import nl.dijkwacht.core.coverage.Trail;
import nl.dijkwacht.core.coverage.TrailSelector;
import nl.dijkwacht.core.coverage.TrailSelector.Advanced;
import nl.dijkwacht.core.coverage.TrailSelector.Basic;
import nl.dijkwacht.core.coverage.TrailSelector.DataResource;
import nl.dijkwacht.core.coverage.TrailSelector.ReadWrite;

/** Selectors as the JSON of CloudTrail's API: what it gives, and what it takes. */
public final class SelectorJson {

  /** CloudTrail takes no more values in all advanced selectors of a trail. */
  public static final int MOST_VALUES = 500;

  private SelectorJson() {}

  /**
   * Reads an answer of GetEventSelectors, whose names may begin with capitals or not. What is
   * missing is as CloudTrail has it by default.
   */
  public static List<TrailSelector> read(JsonNode answer) {
    List<TrailSelector> selectors = new ArrayList<>();
    for (JsonNode basic : member(answer, "EventSelectors")) {
      selectors.add(basic(basic));
    }
    for (JsonNode advanced : member(answer, "AdvancedEventSelectors")) {
      selectors.add(advanced(advanced));
    }
    return selectors;
  }

  private static Basic basic(JsonNode json) {
    List<DataResource> data = new ArrayList<>();
    for (JsonNode resource : member(json, "DataResources")) {
      data.add(new DataResource(member(resource, "Type").asText(), texts(resource, "Values")));
    }
    JsonNode management = member(json, "IncludeManagementEvents");
    return new Basic(
        switch (member(json, "ReadWriteType").asText()) {
          case "ReadOnly" -> ReadWrite.READ_ONLY;
          case "WriteOnly" -> ReadWrite.WRITE_ONLY;
          default -> ReadWrite.ALL;
        },
        management.isMissingNode() || management.asBoolean(),
        data,
        texts(json, "ExcludeManagementEventSources"));
  }

  private static Advanced advanced(JsonNode json) {
    List<FieldCondition> fields = new ArrayList<>();
    for (JsonNode field : member(json, "FieldSelectors")) {
      fields.add(
          new FieldCondition(
              member(field, "Field").asText(),
              texts(field, "Equals"),
              texts(field, "StartsWith"),
              texts(field, "EndsWith"),
              texts(field, "NotEquals"),
              texts(field, "NotStartsWith"),
              texts(field, "NotEndsWith")));
    }
    return new Advanced(member(json, "Name").asText(), fields);
  }

  private static JsonNode member(JsonNode json, String name) {
    JsonNode member = json.path(name);
    return member.isMissingNode()
        ? json.path(name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1))
        : member;
  }

  private static List<String> texts(JsonNode json, String name) {
    List<String> texts = new ArrayList<>();
    member(json, name).forEach(text -> texts.add(text.asText()));
    return texts;
  }

  /**
   * The request of PutEventSelectors that adds selectors to a trail. It replaces all that the trail
   * has, so those stand in it too, in the advanced form, since a trail has either sort.
   */
  public static ObjectNode request(Trail trail, List<Advanced> more) {
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    request.put("TrailName", trail.name());
    ArrayNode selectors = request.putArray("AdvancedEventSelectors");
    Stream.concat(AdvancedForm.of(trail.selectors()).stream(), more.stream())
        .forEach(selector -> selectors.add(json(selector)));
    return request;
  }

  /** Whether CloudTrail would take so many values. */
  public static boolean fits(Trail trail, List<Advanced> more) {
    return Stream.concat(AdvancedForm.of(trail.selectors()).stream(), more.stream())
            .mapToInt(Advanced::values)
            .sum()
        <= MOST_VALUES;
  }

  static ObjectNode json(Advanced selector) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("Name", selector.name());
    ArrayNode fields = json.putArray("FieldSelectors");
    for (FieldCondition field : selector.fields()) {
      ObjectNode one = fields.addObject();
      one.put("Field", field.field());
      put(one, "Equals", field.equals());
      put(one, "StartsWith", field.startsWith());
      put(one, "EndsWith", field.endsWith());
      put(one, "NotEquals", field.notEquals());
      put(one, "NotStartsWith", field.notStartsWith());
      put(one, "NotEndsWith", field.notEndsWith());
    }
    return json;
  }

  private static void put(ObjectNode json, String name, List<String> values) {
    if (!values.isEmpty()) {
      ArrayNode array = json.putArray(name);
      values.forEach(array::add);
    }
  }
}
