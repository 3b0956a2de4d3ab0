package nl.dijkwacht.app.watching;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes what Alertmanager sends. */
final class Receiver implements AutoCloseable {

  /** One call. */
  record Call(String path, String body) {}

  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  private Receiver(HttpServer server) {
    this.server = server;
  }

  static Receiver start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    Receiver receiver = new Receiver(server);
    server.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          receiver.calls.add(new Call(exchange.getRequestURI().getPath(), body));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    return receiver;
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** Whether an alert came to a path. */
  boolean heard(String path, String alert) {
    return calls.stream()
        .anyMatch(call -> call.path().equals(path) && call.body().contains('"' + alert + '"'));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
