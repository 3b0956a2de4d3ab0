package nl.dijkwacht.api;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Serves {@code /metrics}, {@code /health/live} and {@code /health/ready} over HTTP until it is
 * closed. It answers without authentication, so everything it shows must be free of personal data.
 * Thread-safe.
 */
public final class MonitoringServer implements AutoCloseable {

  private static final int THREADS = 4;
  private static final int BACKLOG = 32;

  private final ListenAddress address;
  private final HttpServer server;
  private final ExecutorService requests;
  private final ExecutorService checks;

  private MonitoringServer(ListenAddress address, HttpServer server) {
    this.address = address;
    this.server = server;
    // Its queue needs no bound: each of the limited connections has one request at a time.
    this.requests = Executors.newFixedThreadPool(THREADS, new DaemonThreads("monitoring"));
    // As many threads as there are checks, since none runs twice at once.
    this.checks = Executors.newCachedThreadPool(new DaemonThreads("health-check"));
  }

  /**
   * Listens at once.
   *
   * @param liveness while one of them is down, the process should be restarted
   * @param readiness while one of them is down, the instance cannot do its work for now
   */
  public static MonitoringServer start(
      ListenAddress address,
      PrometheusMeterRegistry registry,
      List<Check> liveness,
      List<Check> readiness)
      throws CannotListenException {
    ServerSettings.apply();
    MonitoringServer monitoring = new MonitoringServer(address, listen(address));
    monitoring.serve(
        Map.of(
            "/",
            new IndexPage(),
            "/metrics",
            new MetricsPage(registry),
            "/health/live",
            monitoring.health(liveness),
            "/health/ready",
            monitoring.health(readiness)));
    return monitoring;
  }

  private static HttpServer listen(ListenAddress address) throws CannotListenException {
    InetSocketAddress socket = address.resolve();
    try {
      if (socket.isUnresolved()) {
        throw new IOException("this host is unknown");
      }
      return HttpServer.create(socket, BACKLOG);
    } catch (IOException e) {
      throw new CannotListenException(address, e);
    }
  }

  private HealthPage health(List<Check> of) {
    return new HealthPage(of.stream().map(check -> new Probe(check, checks)).toList());
  }

  private void serve(Map<String, Page> pages) {
    server.createContext("/", new Router(pages));
    server.setExecutor(requests);
    // The server's own thread is a daemon only if the one that starts it is.
    CompletableFuture.runAsync(server::start, requests).join();
  }

  /** The port that is listened on, also if a free one was asked for. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** Where the pages are. */
  public URI uri() {
    String host = address.host();
    return URI.create(
        "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port() + "/");
  }

  /** Drops requests that are under way; the port is free when this returns. */
  @Override
  public void close() {
    server.stop(0);
    requests.shutdownNow();
    checks.shutdownNow();
  }
}
