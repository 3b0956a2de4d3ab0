package nl.dijkwacht.api;

import java.util.Map;

/** A response before it is compressed and sent. */
record Response(int status, Map<String, String> headers, String body) {

  static Response of(int status, String contentType, String body) {
    return new Response(status, Map.of("Content-Type", contentType), body);
  }

  /** A sentence for people. */
  static Response sentence(int status, String sentence) {
    return of(status, "text/plain; charset=utf-8", sentence + "\n");
  }
}
