package nl.dijkwacht.api;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns the server's requests into calls, and answers into its responses. */
final class Calls extends Handler.Abstract {

  private static final Logger LOG = LoggerFactory.getLogger(Calls.class);

  private final Router router;

  Calls(Router router) {
    this.router = router;
  }

  @Override
  public boolean handle(
      Request request, org.eclipse.jetty.server.Response response, Callback callback) {
    try {
      Answer answer = router.answer(call(request));
      if (answer instanceof EventStream events) {
        Delivery.open(request, response, callback, events);
      } else if (answer instanceof Response whole) {
        Delivery.send(request, response, callback, whole);
      }
    } catch (IOException | RuntimeException e) {
      LOG.debug("A client went away.", e);
      callback.failed(e);
    }
    return true;
  }

  private static Call call(Request request) {
    Map<String, List<String>> headers = new HashMap<>();
    for (HttpField field : request.getHeaders()) {
      headers
          .computeIfAbsent(field.getName().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
          .add(String.valueOf(field.getValue()));
    }
    return new Call(
        request.getMethod(),
        String.valueOf(Request.getPathInContext(request)),
        Map.of(),
        query(request),
        headers,
        Request.getRemoteAddr(request),
        request.isSecure(),
        most -> body(request, most));
  }

  private static Map<String, List<String>> query(Request request) {
    Map<String, List<String>> query = new HashMap<>();
    try {
      for (Fields.Field field : Request.extractQueryParameters(request)) {
        query.put(field.getName(), List.copyOf(field.getValues()));
      }
    } catch (RuntimeException unreadable) {
      // Such as a percent sign with nothing behind it: nothing was asked for that can be told.
      return Map.of();
    }
    return query;
  }

  private static byte[] body(Request request, int most) throws IOException {
    try (InputStream in = Content.Source.asInputStream(request)) {
      return in.readNBytes(most);
    }
  }
}
