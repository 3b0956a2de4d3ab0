package nl.dijkwacht.app.trail;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nl.dijkwacht.collectors.integrity.ChainReport;
import nl.dijkwacht.collectors.integrity.LogTally;
import nl.dijkwacht.collectors.integrity.Problem;
import nl.dijkwacht.collectors.integrity.TimeRange;
import nl.dijkwacht.collectors.integrity.TrailReport;
import nl.dijkwacht.collectors.integrity.UnprovenTime;
import nl.dijkwacht.core.trail.IntegrityResult.Verdict;

/** The report of a verification for programs: JSON, a line for each chain and one for the whole. */
public final class TrailJson {

  private static final JsonFactory JSON = new JsonFactory();

  private TrailJson() {}

  /** What writes one line. */
  private interface Content {
    void write(JsonGenerator json) throws IOException;
  }

  /** The chains, and last the whole. */
  public static List<String> of(TrailReport report) {
    List<String> lines = new ArrayList<>();
    for (ChainReport chain : report.chains()) {
      lines.add(line(json -> write(json, chain)));
    }
    lines.add(line(json -> write(json, report)));
    return lines;
  }

  private static String line(Content content) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      content.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, TrailReport report) throws IOException {
    json.writeStringField("kind", "trail");
    json.writeStringField("place", report.place().uri());
    write(json, report.range());
    write(json, report.verdict());
    json.writeNumberField("chains", report.chains().size());
    write(json, report.problems());
  }

  private static void write(JsonGenerator json, ChainReport chain) throws IOException {
    json.writeStringField("kind", "chain");
    json.writeStringField("account", chain.account());
    json.writeStringField("region", chain.region());
    json.writeStringField("trail", chain.trail());
    json.writeBooleanField("backfill", chain.backfill());
    write(json, chain.verdict());
    json.writeNumberField("digests", chain.digests());
    json.writeNumberField("invalidDigests", chain.invalidDigests());
    json.writeNumberField("missingDigests", chain.missingDigests());
    write(json, chain.logs());
    json.writeArrayFieldStart("proven");
    for (TimeRange range : chain.proven()) {
      json.writeStartObject();
      write(json, range);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("unproven");
    for (UnprovenTime time : chain.unproven()) {
      json.writeStartObject();
      write(json, time.range());
      json.writeStringField("reason", time.reason());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeNumberField("problemCount", chain.problemCount());
    write(json, chain.problems());
  }

  private static void write(JsonGenerator json, LogTally logs) throws IOException {
    json.writeObjectFieldStart("logFiles");
    json.writeNumberField("listed", logs.listed());
    json.writeNumberField("intact", logs.intact());
    json.writeNumberField("changed", logs.changed());
    json.writeNumberField("missing", logs.missing());
    json.writeNumberField("unreadable", logs.unreadable());
    json.writeNumberField("unchecked", logs.unchecked());
    json.writeNumberField("bytes", logs.bytes());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, List<Problem> problems) throws IOException {
    json.writeArrayFieldStart("problems");
    for (Problem problem : problems) {
      json.writeStartObject();
      json.writeStringField("kind", name(problem.kind()));
      write(json, problem.kind().verdict());
      json.writeStringField("uri", problem.uri());
      json.writeStringField("sentence", problem.sentence());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void write(JsonGenerator json, TimeRange range) throws IOException {
    json.writeStringField("from", range.from().toString());
    json.writeStringField("to", range.to().toString());
  }

  private static void write(JsonGenerator json, Verdict verdict) throws IOException {
    json.writeStringField("verdict", name(verdict));
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
