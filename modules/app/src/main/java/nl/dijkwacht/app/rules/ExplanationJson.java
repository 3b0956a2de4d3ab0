package nl.dijkwacht.app.rules;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import nl.dijkwacht.core.signal.RuleRef;
import nl.dijkwacht.core.trail.TrailEvent;
import nl.dijkwacht.sigma.explain.Explanation;
import nl.dijkwacht.sigma.explain.Explanation.Group;
import nl.dijkwacht.sigma.explain.Explanation.Line;
import nl.dijkwacht.sigma.explain.Seen;

/** An explanation for programs. */
public final class ExplanationJson {

  private static final JsonFactory JSON = new JsonFactory();

  private ExplanationJson() {}

  /** JSON over several lines. */
  public static String of(RuleRef rule, TrailEvent event, Explanation explanation) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text).useDefaultPrettyPrinter()) {
      json.writeStartObject();
      json.writeBooleanField("matches", explanation.holds());
      json.writeStringField("ruleId", rule.id());
      json.writeStringField("ruleTitle", rule.title());
      json.writeStringField("eventId", event.id());
      json.writeStringField("eventTime", event.eventTime().toString());
      json.writeFieldName("condition");
      part(explanation, true, json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void part(Explanation part, boolean decides, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeBooleanField("holds", part.holds());
    json.writeBooleanField("decides", decides);
    if (part instanceof Group group) {
      json.writeStringField("name", group.name());
      json.writeStringField("join", group.join().name().toLowerCase(Locale.ROOT));
      json.writeArrayFieldStart("parts");
      for (Explanation inner : group.parts()) {
        part(inner, decides && group.isDecidedBy(inner), json);
      }
      json.writeEndArray();
    } else if (part instanceof Line line) {
      line(line, json);
    }
    json.writeEndObject();
  }

  private static void line(Line line, JsonGenerator json) throws IOException {
    json.writeNumberField("line", line.place().line());
    json.writeStringField("key", line.key());
    json.writeBooleanField("allNeeded", line.allNeeded());
    json.writeArrayFieldStart("values");
    for (String value : line.values()) {
      json.writeString(value);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("tests");
    for (Explanation.Test test : line.tests()) {
      json.writeStartObject();
      json.writeStringField("value", test.value());
      json.writeBooleanField("fits", test.fits());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("seen");
    for (Seen seen : line.seen()) {
      seen(seen, json);
    }
    json.writeEndArray();
  }

  private static void seen(Seen seen, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("field", seen.field());
    json.writeNumberField("total", seen.total());
    json.writeArrayFieldStart("values");
    for (Seen.Value value : seen.values()) {
      switch (value.kind()) {
        case NULL -> json.writeNull();
        case TRUE -> json.writeBoolean(true);
        case FALSE -> json.writeBoolean(false);
        case NUMBER, STRING, OBJECT, ARRAY -> json.writeString(value.text());
      }
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
