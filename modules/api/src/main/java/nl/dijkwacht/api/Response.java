package nl.dijkwacht.api;

import java.util.HashMap;
import java.util.Map;

/** A response before it is compressed and sent. */
public record Response(int status, Map<String, String> headers, String body) implements Answer {

  public Response {
    headers = Map.copyOf(headers);
  }

  public static Response of(int status, String contentType, String body) {
    return new Response(status, Map.of("Content-Type", contentType), body);
  }

  public static Response json(int status, String body) {
    return of(status, "application/json", body);
  }

  public static Response html(int status, String body) {
    return of(status, "text/html; charset=utf-8", body);
  }

  /** A sentence for people. */
  public static Response sentence(int status, String sentence) {
    return of(status, "text/plain; charset=utf-8", sentence + "\n");
  }

  /** The same with a header more, or another value of one. */
  public Response with(String header, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(header, value);
    return new Response(status, more, body);
  }
}
