package nl.dijkwacht.app.acls;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Locale;

/** Rights for programs, one object for each. */
public final class AclJson {

  private static final JsonFactory JSON = new JsonFactory();

  private AclJson() {}

  /** JSON over several lines. */
  public static String of(Collection<Right> rights, String principal) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text).useDefaultPrettyPrinter()) {
      json.writeStartObject();
      json.writeStringField("principal", principal);
      json.writeArrayFieldStart("acls");
      for (Right right : rights) {
        json.writeStartObject();
        json.writeStringField("resourceType", right.resourceTypeName());
        json.writeStringField("name", right.on().name());
        json.writeStringField(
            "patternType", right.on().patternType().name().toLowerCase(Locale.ROOT));
        json.writeStringField("operation", right.operationName());
        json.writeStringField("permission", "allow");
        json.writeStringField("host", "*");
        json.writeStringField("why", right.why());
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
