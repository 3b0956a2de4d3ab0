package nl.dijkwacht.app.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalInt;
import nl.dijkwacht.app.report.ScoreReport.Dimension;
import nl.dijkwacht.app.report.ScoreReport.Part;
import nl.dijkwacht.reports.period.Score;

/** The score for programs. */
public final class ScoreJson {

  private static final JsonFactory JSON = new JsonFactory();

  private ScoreJson() {}

  /** JSON over several lines. */
  public static String of(ScoreReport report) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text).useDefaultPrettyPrinter()) {
      json.writeStartObject();
      json.writeStringField("is", "technical control score");
      json.writeStringField("at", report.at().toString());
      json.writeNumberField("resources", report.resources());
      json.writeNumberField("unreadableResources", report.unreadable());
      json.writeNumberField("resultsOfUnknownControls", report.foreign());
      json.writeObjectFieldStart("all");
      score(report.all(), json);
      json.writeEndObject();
      for (Dimension dimension : Dimension.values()) {
        parts(dimension.plural(), report.of(dimension), json);
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void parts(String name, List<Part> parts, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart(name);
    for (Part part : parts) {
      json.writeStartObject();
      json.writeStringField("name", part.name());
      if (!part.about().isEmpty()) {
        json.writeStringField("about", part.about());
      }
      score(part.score(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void score(Score score, JsonGenerator json) throws IOException {
    OptionalInt tenths = score.tenths();
    if (tenths.isPresent()) {
      json.writeNumberField("percent", BigDecimal.valueOf(tenths.getAsInt(), 1));
    } else {
      json.writeNullField("percent");
    }
    json.writeNumberField("passed", score.passed());
    json.writeNumberField("failed", score.failed());
    json.writeNumberField("unknown", score.unknown());
    json.writeNumberField("suppressed", score.suppressed());
  }
}
