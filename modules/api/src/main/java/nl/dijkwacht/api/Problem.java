package nl.dijkwacht.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Why a program gets no answer, with what to do, as RFC 9457 has it. */
public final class Problem {

  private static final JsonFactory JSON = new JsonFactory();

  private Problem() {}

  /**
   * @param title the same for all problems of the kind
   * @param detail one sentence that says what to do; nothing of the request's content
   */
  public static Response of(int status, String title, String detail) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("type", "about:blank");
      json.writeStringField("title", title);
      json.writeNumberField("status", status);
      json.writeStringField("detail", detail);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Response.of(status, "application/problem+json", text.append('\n').toString());
  }

  /** The request makes no sense. */
  public static Response bad(String detail) {
    return of(400, "Bad request", detail);
  }

  /** There is no such thing, or none that the caller may see. */
  public static Response missing(String detail) {
    return of(404, "Not found", detail);
  }
}
