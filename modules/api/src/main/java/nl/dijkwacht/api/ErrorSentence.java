package nl.dijkwacht.api;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** What is no proper request gets a sentence, without what it was and where it was refused. */
final class ErrorSentence implements Request.Handler {

  private static final byte[] SENTENCE =
      "This request cannot be answered.\n".getBytes(StandardCharsets.US_ASCII);

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    response.write(true, ByteBuffer.wrap(SENTENCE), callback);
    return true;
  }
}
