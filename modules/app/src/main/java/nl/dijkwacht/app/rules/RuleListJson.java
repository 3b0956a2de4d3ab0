package nl.dijkwacht.app.rules;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.core.Level;
import nl.dijkwacht.sigma.RuleHead;

/** A list of rules, and what they cover, for programs. */
public final class RuleListJson {

  private static final JsonFactory JSON = new JsonFactory();

  private RuleListJson() {}

  /**
   * JSON over several lines.
   *
   * @param refused number of documents that cannot be used
   */
  public static String of(List<RuleHead> rules, int refused) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text).useDefaultPrettyPrinter()) {
      json.writeStartObject();
      json.writeArrayFieldStart("rules");
      for (RuleHead rule : rules) {
        rule(rule, json);
      }
      json.writeEndArray();
      Coverage coverage = Coverage.of(rules);
      counts("articles", coverage.articles(), json);
      counts("techniques", coverage.techniques(), json);
      json.writeNumberField("refused", refused);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void rule(RuleHead rule, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", rule.ref().id());
    json.writeStringField("title", rule.ref().title());
    json.writeStringField("level", rule.ref().level().label());
    json.writeStringField("kind", rule.correlation() ? "correlation" : "rule");
    json.writeStringField("file", rule.place().source());
    json.writeNumberField("line", rule.place().line());
    json.writeArrayFieldStart("tags");
    for (String tag : rule.ref().tags()) {
      json.writeString(tag);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void counts(
      String key, Map<String, Map<Level, Integer>> counts, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart(key);
    for (Map.Entry<String, Map<Level, Integer>> tag : counts.entrySet()) {
      json.writeObjectFieldStart(tag.getKey());
      for (Map.Entry<Level, Integer> level : tag.getValue().entrySet()) {
        json.writeNumberField(level.getKey().label(), level.getValue());
      }
      json.writeEndObject();
    }
    json.writeEndObject();
  }
}
