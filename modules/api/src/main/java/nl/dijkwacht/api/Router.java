package nl.dijkwacht.api;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the page of a request by its exact path, and answers in a sentence where there is none. */
final class Router implements HttpHandler {

  private static final Logger LOG = LoggerFactory.getLogger(Router.class);

  private final Map<String, Page> pages;

  Router(Map<String, Page> pages) {
    this.pages = pages;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Delivery.send(exchange, respond(exchange));
    }
  }

  private Response respond(HttpExchange exchange) {
    // String.valueOf, since a URI such as "mailto:x" has no path.
    String path = String.valueOf(exchange.getRequestURI().getPath());
    Page page = pages.get(path);
    if (page == null) {
      return Response.sentence(404, "There is no such page here; / lists those that there are.");
    }
    String method = exchange.getRequestMethod();
    if (!method.equals("GET") && !method.equals("HEAD")) {
      return notAllowed();
    }
    try {
      return page.get(exchange.getRequestHeaders());
    } catch (RuntimeException e) {
      LOG.error("Making the page {} failed.", path, e);
      return Response.sentence(500, "Making this page failed; the log of Dijkwacht says why.");
    }
  }

  private static Response notAllowed() {
    return new Response(
        405,
        Map.of("Allow", "GET, HEAD", "Content-Type", "text/plain; charset=utf-8"),
        "This page can only be read.\n");
  }
}
