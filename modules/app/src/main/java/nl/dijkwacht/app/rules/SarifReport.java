package nl.dijkwacht.app.rules;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import nl.dijkwacht.documents.Place;
import nl.dijkwacht.documents.Problem;
import nl.dijkwacht.sigma.lint.Check;
import nl.dijkwacht.sigma.lint.Remark;

/**
 * Remarks on rules as a SARIF 2.1.0 log, which code hosts show beside the lines. Files below the
 * working folder are named relative to it, as a host needs to find them in its repository.
 */
public final class SarifReport {

  private static final JsonFactory JSON = new JsonFactory();
  private static final String BASE = "WORKINGFOLDER";
  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

  private final Path workingFolder;
  private final String version;

  /**
   * @param version of Dijkwacht
   */
  public SarifReport(Path workingFolder, String version) {
    this.workingFolder = workingFolder.toAbsolutePath().normalize();
    this.version = version;
  }

  /** The log as text. */
  public String of(List<Remark> remarks) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text).useDefaultPrettyPrinter()) {
      json.writeStartObject();
      json.writeStringField("$schema", SCHEMA);
      json.writeStringField("version", "2.1.0");
      json.writeArrayFieldStart("runs");
      json.writeStartObject();
      tool(json);
      json.writeObjectFieldStart("originalUriBaseIds");
      json.writeObjectFieldStart(BASE);
      json.writeStringField("uri", folderUri());
      json.writeEndObject();
      json.writeEndObject();
      json.writeStringField("columnKind", "unicodeCodePoints");
      json.writeArrayFieldStart("results");
      for (Remark remark : remarks) {
        result(remark, json);
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.append('\n').toString();
  }

  private void tool(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("tool");
    json.writeObjectFieldStart("driver");
    json.writeStringField("name", "Dijkwacht");
    json.writeStringField("version", version);
    json.writeArrayFieldStart("rules");
    for (Check check : Check.values()) {
      json.writeStartObject();
      json.writeStringField("id", check.id());
      text("shortDescription", check.sentence(), json);
      json.writeObjectFieldStart("defaultConfiguration");
      json.writeStringField("level", level(check.severity()));
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  private void result(Remark remark, JsonGenerator json) throws IOException {
    Place place = remark.problem().place();
    json.writeStartObject();
    json.writeStringField("ruleId", remark.check().id());
    json.writeStringField("level", level(remark.problem().severity()));
    text("message", remark.problem().message(), json);
    json.writeArrayFieldStart("locations");
    json.writeStartObject();
    json.writeObjectFieldStart("physicalLocation");
    artifact(place.source(), json);
    json.writeObjectFieldStart("region");
    json.writeNumberField("startLine", place.line());
    json.writeNumberField("startColumn", place.column());
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  private void artifact(String source, JsonGenerator json) throws IOException {
    Path file = workingFolder.resolve(source).normalize();
    json.writeObjectFieldStart("artifactLocation");
    if (file.startsWith(workingFolder)) {
      json.writeStringField("uri", relativeUri(file));
      json.writeStringField("uriBaseId", BASE);
    } else {
      json.writeStringField("uri", file.toUri().toString());
    }
    json.writeEndObject();
  }

  private String folderUri() {
    String uri = workingFolder.toUri().toString();
    return uri.endsWith("/") ? uri : uri + "/";
  }

  private String relativeUri(Path file) {
    return file.toUri().toString().substring(folderUri().length());
  }

  private static void text(String key, String text, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart(key);
    json.writeStringField("text", text);
    json.writeEndObject();
  }

  private static String level(Problem.Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }
}
