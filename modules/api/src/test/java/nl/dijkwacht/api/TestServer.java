package nl.dijkwacht.api;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A server on a free port, and a client of it. */
public record TestServer(MonitoringServer server, HttpClient client) implements AutoCloseable {

  static TestServer serving(PrometheusMeterRegistry registry) throws CannotListenException {
    return start(0, registry, List.of(), List.of(), List.of());
  }

  static TestServer checking(List<Check> liveness, List<Check> readiness)
      throws CannotListenException {
    return start(
        0, new PrometheusMeterRegistry(PrometheusConfig.DEFAULT), liveness, readiness, List.of());
  }

  public static TestServer serving(List<Route> routes) throws CannotListenException {
    return start(
        0, new PrometheusMeterRegistry(PrometheusConfig.DEFAULT), List.of(), List.of(), routes);
  }

  static TestServer start(
      int port,
      PrometheusMeterRegistry registry,
      List<Check> liveness,
      List<Check> readiness,
      List<Route> routes)
      throws CannotListenException {
    ListenAddress address = ListenAddress.loopback(port, "monitoring.port");
    return new TestServer(
        MonitoringServer.start(address, Optional.empty(), registry, liveness, readiness, routes),
        HttpClient.newHttpClient());
  }

  public HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = request(path);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  HttpResponse<byte[]> getBytes(String path, String... headers)
      throws IOException, InterruptedException {
    return client.send(request(path).headers(headers).build(), BodyHandlers.ofByteArray());
  }

  HttpResponse<String> send(String method, String path, String body)
      throws IOException, InterruptedException {
    return client.send(
        request(path).method(method, BodyPublishers.ofString(body)).build(),
        BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server.uri() + path)).timeout(Duration.ofSeconds(20));
  }

  /** For what no HTTP client would send. */
  public Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), port());
  }

  public int port() {
    return server.port();
  }

  public static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  @Override
  public void close() {
    server.close();
  }
}
