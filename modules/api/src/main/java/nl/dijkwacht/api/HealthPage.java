package nl.dijkwacht.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** The answers of some checks as JSON: status 200 if all are up, else 503. */
final class HealthPage implements Page {

  private static final JsonFactory JSON = new JsonFactory();

  private final List<Probe> probes;

  HealthPage(List<Probe> probes) {
    this.probes = probes;
  }

  private record Answer(String name, CheckResult result) {}

  @Override
  public Response answer(Call call) {
    // All are asked before the first is waited for, so that the slowest decides.
    List<Probe.Run> runs = probes.stream().map(Probe::ask).toList();
    List<Answer> answers = runs.stream().map(run -> new Answer(run.name(), run.await())).toList();
    boolean up = answers.stream().allMatch(answer -> answer.result().up());
    return Response.of(up ? 200 : 503, "application/json", json(up, answers));
  }

  private static String json(boolean up, List<Answer> answers) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("status", up ? "up" : "down");
      json.writeArrayFieldStart("checks");
      for (Answer answer : answers) {
        json.writeStartObject();
        json.writeStringField("name", answer.name());
        json.writeStringField("status", answer.result().status());
        json.writeStringField("detail", answer.result().detail());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.append('\n').toString();
  }
}
