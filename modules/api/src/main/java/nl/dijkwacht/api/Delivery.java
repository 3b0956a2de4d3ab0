package nl.dijkwacht.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;

/** Sends a response: with the headers that all have, compressed where it pays, no body for HEAD. */
final class Delivery {

  /** About what fits into one packet anyway. */
  private static final int WORTH_COMPRESSING = 1400;

  private Delivery() {}

  static void send(HttpExchange exchange, Response response) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Cache-Control", "no-store");
    headers.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Vary", "Accept, Accept-Encoding");
    response.headers().forEach(headers::set);
    byte[] body = encode(exchange, response.body().getBytes(UTF_8));
    headers.set("Content-Length", String.valueOf(body.length));
    if (body.length == 0 || exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(response.status(), -1);
    } else {
      exchange.sendResponseHeaders(response.status(), body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static byte[] encode(HttpExchange exchange, byte[] body) throws IOException {
    if (body.length < WORTH_COMPRESSING
        || Accepted.in(exchange.getRequestHeaders(), "Accept-Encoding").weight("gzip") == 0) {
      return body;
    }
    exchange.getResponseHeaders().set("Content-Encoding", "gzip");
    ByteArrayOutputStream compressed = new ByteArrayOutputStream(body.length / 8);
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(body);
    }
    return compressed.toByteArray();
  }
}
