package nl.dijkwacht.app.rulelist;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.sigma.RuleHead;
import nl.dijkwacht.sigma.match.Filter;

/** The rules and what they cover, for programs. */
public final class CatalogueJson {

  private static final JsonFactory JSON = new JsonFactory();

  private CatalogueJson() {}

  /**
   * JSON over several lines.
   *
   * @param now by which filters have expired or not (wall clock)
   */
  public static String of(Catalogue catalogue, Instant now) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text).useDefaultPrettyPrinter()) {
      json.writeStartObject();
      json.writeArrayFieldStart("rules");
      for (RuleHead rule : catalogue.rules()) {
        rule(rule, json);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("filters");
      for (Filter filter : catalogue.filters()) {
        filter(filter, now, json);
      }
      json.writeEndArray();
      json.writeObjectFieldStart("coverage");
      coverage("avg", Coverage.ofArticles(catalogue.rules()), json);
      coverage("attack", Coverage.ofTechniques(catalogue.rules()), json);
      json.writeEndObject();
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
    json.writeStringField("kind", rule.correlation() ? "correlation" : "rule");
    json.writeStringField("level", rule.ref().level().label());
    texts("tags", rule.ref().tags(), json);
    json.writeStringField("file", rule.place().source());
    json.writeNumberField("line", rule.place().line());
    json.writeEndObject();
  }

  private static void filter(Filter filter, Instant now, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", filter.ref().id());
    json.writeStringField("title", filter.ref().title());
    json.writeStringField("owner", filter.owner());
    json.writeStringField("reason", filter.reason());
    json.writeStringField("state", filter.isExpiredAt(now) ? "expired" : "active");
    Instant expires = filter.expires();
    json.writeStringField("expires", expires == null ? null : expires.toString());
    texts("rules", filter.rules(), json);
    json.writeStringField("file", filter.place().source());
    json.writeNumberField("line", filter.place().line());
    json.writeEndObject();
  }

  private static void coverage(String scheme, Coverage coverage, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart(scheme);
    for (Map.Entry<String, Map<Level, Integer>> topic : coverage.byTopic().entrySet()) {
      json.writeObjectFieldStart(topic.getKey());
      for (Map.Entry<Level, Integer> count : topic.getValue().entrySet()) {
        json.writeNumberField(count.getKey().label(), count.getValue());
      }
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void texts(String name, List<String> texts, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }
}
