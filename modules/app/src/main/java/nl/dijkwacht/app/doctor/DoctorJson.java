package nl.dijkwacht.app.doctor;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** What was looked at, for programs. */
public final class DoctorJson {

  private static final JsonFactory JSON = new JsonFactory();

  private DoctorJson() {}

  /** JSON over several lines. */
  public static String of(List<Examined> all) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text).useDefaultPrettyPrinter()) {
      json.writeStartObject();
      json.writeArrayFieldStart("checks");
      for (Examined one : all) {
        json.writeStartObject();
        json.writeStringField("check", one.check());
        json.writeStringField("about", one.about());
        json.writeStringField("state", one.mark().label());
        json.writeStringField("found", one.found());
        json.writeStringField("remedy", one.remedy());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
