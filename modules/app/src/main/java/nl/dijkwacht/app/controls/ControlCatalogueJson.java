package nl.dijkwacht.app.controls;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import nl.dijkwacht.controls.Control;
import nl.dijkwacht.controls.Headline;
import nl.dijkwacht.controls.Mapping;

/** The controls for programs. */
public final class ControlCatalogueJson {

  private static final JsonFactory JSON = new JsonFactory();

  private ControlCatalogueJson() {}

  /** JSON over several lines. */
  public static String of(List<Control> controls) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text).useDefaultPrettyPrinter()) {
      json.writeStartObject();
      json.writeArrayFieldStart("controls");
      for (Control control : controls) {
        control(control, json);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void control(Control control, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", control.id());
    json.writeStringField("title", control.ref().title());
    json.writeStringField("titleNl", control.titleNl());
    json.writeStringField("why", control.ref().description());
    json.writeStringField("whyNl", control.ref().dutchDescription().orElse(""));
    json.writeStringField("level", control.ref().level().label());
    json.writeStringField("headline", control.headline().map(Headline::label).orElse(null));
    json.writeBooleanField("watchesLogging", control.watchesLogging());
    json.writeStringField("grace", control.grace().toString());
    texts("resourceTypes", new TreeSet<>(control.resourceTypes()), json);
    texts("changedBy", new TreeSet<>(control.changedBy()), json);
    texts("remedy", control.ref().response(), json);
    texts("remedyNl", control.ref().dutchResponse().orElse(List.of()), json);
    json.writeArrayFieldStart("mappings");
    for (Mapping mapping : control.mappings()) {
      json.writeStartObject();
      json.writeStringField("framework", mapping.framework().label());
      json.writeStringField("reference", mapping.reference());
      json.writeStringField("force", mapping.force().name().toLowerCase(Locale.ROOT));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void texts(String name, Collection<String> texts, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }
}
