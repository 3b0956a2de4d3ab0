package nl.dijkwacht.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Sends an answer: with the headers that all have, compressed where it pays, no body for HEAD. */
final class Delivery {

  /** About what fits into one packet anyway. */
  private static final int WORTH_COMPRESSING = 1400;

  private Delivery() {}

  static void send(
      Request request, Response target, Callback callback, nl.dijkwacht.api.Response response)
      throws IOException {
    target.setStatus(response.status());
    HttpFields.Mutable headers = target.getHeaders();
    common(headers, request.isSecure());
    response.headers().forEach(headers::put);
    // Who is refused before its body came would send its next request on a connection that ends.
    Lingering lingering = new Lingering(request, callback);
    boolean isAllHere = lingering.takeInWhatIsHere() == Lingering.Come.ALL;
    if (!isAllHere) {
      headers.put("Connection", "close");
    }
    byte[] body = encode(request, headers, response.body().getBytes(UTF_8));
    headers.put("Content-Length", body.length);
    boolean none = request.getMethod().equals("HEAD");
    target.write(true, none ? null : ByteBuffer.wrap(body), isAllHere ? callback : lingering);
  }

  /** Nothing is kept, framed, guessed or told to other sites. */
  private static void common(HttpFields.Mutable headers, boolean secure) {
    headers.put("Cache-Control", "no-store");
    headers.put("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("Referrer-Policy", "no-referrer");
    headers.put("Cross-Origin-Resource-Policy", "same-origin");
    headers.put("Cross-Origin-Opener-Policy", "same-origin");
    headers.put("Vary", "Accept, Accept-Encoding, Accept-Language");
    if (secure) {
      headers.put("Strict-Transport-Security", "max-age=31536000");
    }
  }

  private static byte[] encode(Request request, HttpFields.Mutable headers, byte[] body)
      throws IOException {
    Accepted accepted =
        new Accepted(
            request.getHeaders().getValuesList("Accept-Encoding").stream()
                .flatMap(line -> Stream.of(line.split(",")))
                .toList());
    if (body.length < WORTH_COMPRESSING || accepted.weight("gzip") == 0) {
      return body;
    }
    headers.put("Content-Encoding", "gzip");
    ByteArrayOutputStream compressed = new ByteArrayOutputStream(body.length / 8);
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(body);
    }
    return compressed.toByteArray();
  }

  static void open(Request request, Response target, Callback callback, EventStream events) {
    common(target.getHeaders(), request.isSecure());
    target.getHeaders().put("Content-Type", "text/event-stream");
    // Proxies that collect what they pass on would hold events back.
    target.getHeaders().put("X-Accel-Buffering", "no");
    if (request.getMethod().equals("HEAD")) {
      target.write(true, null, callback);
      return;
    }
    events.opened().accept(new QueuedSink(target, callback));
  }
}
