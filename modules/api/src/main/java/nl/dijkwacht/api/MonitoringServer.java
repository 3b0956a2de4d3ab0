package nl.dijkwacht.api;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Serves {@code /metrics}, {@code /health/live} and {@code /health/ready}, and what else it is
 * given, over HTTP until it is closed. Metrics and health are answered without authentication, so
 * everything they show must be free of personal data. Thread-safe.
 */
public final class MonitoringServer implements AutoCloseable {

  private final ListenAddress address;
  private final boolean secure;
  private final WebServer server;
  private final ExecutorService checks;

  private MonitoringServer(
      ListenAddress address, boolean secure, WebServer server, ExecutorService checks) {
    this.address = address;
    this.secure = secure;
    this.server = server;
    this.checks = checks;
  }

  /**
   * Listens at once.
   *
   * @param tls by which it shows who it is; without it, it speaks plain HTTP
   * @param liveness while one of them is down, the process should be restarted
   * @param readiness while one of them is down, the instance cannot do its work for now
   * @param routes what it serves besides
   */
  public static MonitoringServer start(
      ListenAddress address,
      Optional<Tls> tls,
      PrometheusMeterRegistry registry,
      List<Check> liveness,
      List<Check> readiness,
      List<Route> routes)
      throws CannotListenException {
    // As many threads as there are checks, since none runs twice at once.
    ExecutorService checks = Executors.newCachedThreadPool(new DaemonThreads("health-check"));
    List<Route> all = new ArrayList<>(routes);
    all.add(Route.get("/metrics", new MetricsPage(registry)));
    all.add(Route.get("/health/live", health(liveness, checks)));
    all.add(Route.get("/health/ready", health(readiness, checks)));
    try {
      WebServer server = WebServer.start(address, tls, new Router(all, registry));
      return new MonitoringServer(address, tls.isPresent(), server, checks);
    } catch (CannotListenException | RuntimeException e) {
      checks.shutdownNow();
      throw e;
    }
  }

  private static HealthPage health(List<Check> of, ExecutorService checks) {
    return new HealthPage(of.stream().map(check -> new Probe(check, checks)).toList());
  }

  /** The port that is listened on, also if a free one was asked for. */
  public int port() {
    return server.port();
  }

  /** Where the pages are. */
  public URI uri() {
    String host = address.host();
    return URI.create(
        "%s://%s:%d/"
            .formatted(
                secure ? "https" : "http", host.contains(":") ? "[" + host + "]" : host, port()));
  }

  /** Drops requests that are under way; the port is free when this returns. */
  @Override
  public void close() {
    server.close();
    checks.shutdownNow();
  }
}
