package nl.dijkwacht.api;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class MonitoringServerTest {

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final CountDownLatch hanging = new CountDownLatch(1);
  private MonitoringServer server;

  @BeforeEach
  void start() throws CannotListenException {
    registry.counter("dijkwacht.test").increment();
    server = serving(registry);
  }

  private MonitoringServer serving(PrometheusMeterRegistry of) throws CannotListenException {
    return MonitoringServer.start(
        ListenAddress.loopback(0, "monitoring.port"),
        of,
        List.of(new Check("streams", () -> CheckResult.up("All threads run."))),
        List.of(
            new Check("streams", () -> CheckResult.up("All threads run.")),
            new Check("kafka", () -> CheckResult.down("No \"broker\"\nanswers."))));
  }

  @AfterEach
  void stop() {
    hanging.countDown();
    server.close();
  }

  @Test
  void metricsComeInTheTextFormatWhenNothingIsAskedFor() throws Exception {
    HttpResponse<String> response = get("metrics");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(header(response, "Content-Type"))
        .isEqualTo("text/plain; version=0.0.4; charset=utf-8");
    assertThat(response.body()).contains("dijkwacht_test_total 1.0").doesNotContain("# EOF");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/openmetrics-text",
        "application/openmetrics-text;version=1.0.0;q=0.5,text/plain;version=0.0.4;q=0.4,*/*;q=0.1",
        "text/plain;q=0.3, Application/OpenMetrics-Text; version=1.0.0; q=0.75"
      })
  void metricsComeAsOpenMetricsWhenThatIsPreferred(String accept) throws Exception {
    HttpResponse<String> response = get("metrics", "Accept", accept);

    assertThat(header(response, "Content-Type"))
        .isEqualTo("application/openmetrics-text; version=1.0.0; charset=utf-8");
    assertThat(response.body()).contains("dijkwacht_test_total 1.0").endsWith("# EOF\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*/*",
        "text/html",
        "text/plain, application/openmetrics-text;q=0.5",
        "application/openmetrics-text;q=0",
        "application/openmetrics-text;q=",
        ",;,;;q=2,"
      })
  void metricsComeInTheTextFormatWhenThatIsPreferred(String accept) throws Exception {
    HttpResponse<String> response = get("metrics", "Accept", accept);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(header(response, "Content-Type")).startsWith("text/plain");
  }

  @Test
  void metricsAreCompressedForWhoTakesGzip() throws Exception {
    IntStream.range(0, 100).forEach(i -> registry.counter("dijkwacht.test." + i).increment());

    HttpResponse<byte[]> response =
        client.send(
            request("metrics").header("Accept-Encoding", "br, gzip").build(),
            BodyHandlers.ofByteArray());

    assertThat(header(response, "Content-Encoding")).isEqualTo("gzip");
    assertThat(header(response, "Vary")).contains("Accept-Encoding");
    String text =
        new String(
            new GZIPInputStream(new ByteArrayInputStream(response.body())).readAllBytes(), UTF_8);
    assertThat(text).contains("dijkwacht_test_99_total 1.0");
    assertThat(response.body()).hasSizeLessThan(text.length() / 4);
    assertThat(get("metrics", "Accept-Encoding", "gzip;q=0").body()).contains("# HELP");
  }

  @Test
  void livenessSaysUp() throws Exception {
    HttpResponse<String> response = get("health/live");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(header(response, "Content-Type")).isEqualTo("application/json");
    assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
    assertThat(response.body())
        .isEqualTo(
            """
            {"status":"up","checks":[{"name":"streams","status":"up","detail":"All threads run."}]}
            """);
  }

  @Test
  void readinessSaysDownWhenOneCheckIsDown() throws Exception {
    HttpResponse<String> response = get("health/ready");

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.body())
        .startsWith("{\"status\":\"down\",\"checks\":[{\"name\":\"streams\",\"status\":\"up\"")
        .contains(
            "{\"name\":\"kafka\",\"status\":\"down\","
                + "\"detail\":\"No \\\"broker\\\"\\nanswers.\"}");
  }

  @Test
  void theIndexLinksToThePagesAndRunsNothing() throws Exception {
    HttpResponse<String> response = get("");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(header(response, "Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(header(response, "Content-Security-Policy")).startsWith("default-src 'none'");
    assertThat(header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(response.body())
        .contains("href=\"/metrics\"", "href=\"/health/live\"", "href=\"/health/ready\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"favicon.ico", "metrics/", "metrics/../health", "%00", "health", "METRICS"})
  void anUnknownPathGetsASentence(String path) throws Exception {
    HttpResponse<String> response = get(path);

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body())
        .isEqualTo("There is no such page here; / lists those that there are.\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "BREW"})
  void anotherMethodIsNotAllowed(String method) throws Exception {
    HttpResponse<String> response =
        client.send(
            request("metrics").method(method, HttpRequest.BodyPublishers.ofString("x")).build(),
            BodyHandlers.ofString());

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(header(response, "Allow")).isEqualTo("GET, HEAD");
    assertThat(response.body()).isEqualTo("This page can only be read.\n");
  }

  @ParameterizedTest
  @CsvSource({"'', 200", "metrics, 200", "health/live, 200", "health/ready, 503", "none, 404"})
  void headGivesTheHeadersOfGetWithoutItsBody(String path, int status) throws Exception {
    HttpResponse<String> head =
        client.send(
            request(path).method("HEAD", HttpRequest.BodyPublishers.noBody()).build(),
            BodyHandlers.ofString());
    HttpResponse<String> get = get(path);

    assertThat(head.statusCode()).isEqualTo(get.statusCode()).isEqualTo(status);
    assertThat(head.body()).isEmpty();
    assertThat(header(head, "Content-Length")).isEqualTo(header(get, "Content-Length"));
    assertThat(header(head, "Content-Type")).isEqualTo(header(get, "Content-Type"));
  }

  @Test
  void aScrapeThatFailsGetsASentenceAndNoStackTrace() throws Exception {
    server.close();
    server =
        serving(
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT) {
              @Override
              public String scrape(String contentType) {
                throw new IllegalStateException("password=geheim");
              }
            });

    HttpResponse<String> response = get("metrics");

    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.body())
        .isEqualTo("Making this page failed; the log of Dijkwacht says why.\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GARBAGE\r\n\r\n",
        "GET mailto:jansen HTTP/1.1\r\n\r\n",
        "GET /%zz HTTP/1.1\r\n\r\n",
        "GET * HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nContent-Length: -7\r\n\r\n"
      })
  void whatIsNoProperRequestGetsNoStackTraceAndHarmsNothing(String request) throws Exception {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      socket.shutdownOutput();
      String answer = new String(socket.getInputStream().readAllBytes(), US_ASCII);

      assertThat(answer).doesNotContain("\tat ").doesNotContain(".java");
    }
    assertThat(get("health/live").statusCode()).isEqualTo(200);
  }

  @Test
  void clientsThatNeverFinishTheirRequestsDoNotHoldTheServer() throws Exception {
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 10; i++) {
        Socket socket = connect();
        socket.getOutputStream().write("GET /metrics HTTP/1.1\r\nHo".getBytes(US_ASCII));
        slow.add(socket);
      }

      assertThat(get("health/live").statusCode()).isEqualTo(200);
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  @Test
  void aPortInUseIsToldWithTheSettingToChange() {
    ListenAddress taken = ListenAddress.loopback(server.port(), "monitoring.port");

    assertThatThrownBy(() -> MonitoringServer.start(taken, registry, List.of(), List.of()))
        .isInstanceOf(CannotListenException.class)
        .hasMessage(
            "Cannot listen on 127.0.0.1:%d: Address already in use."
                + " Change the setting monitoring.port; port 0 takes a free one.",
            server.port());
  }

  @Test
  void anUnknownHostIsTold() {
    ListenAddress nowhere = new ListenAddress("no-such-host.invalid", 0, "monitoring.host");

    assertThatThrownBy(() -> MonitoringServer.start(nowhere, registry, List.of(), List.of()))
        .isInstanceOf(CannotListenException.class)
        .hasMessageContaining("no-such-host.invalid:0: this host is unknown")
        .hasMessageContaining("monitoring.host");
  }

  @Test
  void aHangingCheckCountsAsDownAndHoldsNothingElse() throws Exception {
    server.close();
    server =
        MonitoringServer.start(
            ListenAddress.loopback(0, "monitoring.port"),
            registry,
            List.of(new Check("hanging", this::hang)),
            List.of());

    HttpResponse<String> response = get("health/live");

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.body())
        .contains("{\"name\":\"hanging\",\"status\":\"down\",\"detail\":\"There was no answer");
    assertThat(get("health/ready").body()).isEqualTo("{\"status\":\"up\",\"checks\":[]}\n");
  }

  private CheckResult hang() {
    try {
      hanging.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return CheckResult.up("At last.");
  }

  @Test
  void afterCloseNothingListensAndThePortIsFree() throws Exception {
    int port = server.port();
    get("metrics");

    server.close();

    assertThatThrownBy(() -> get("metrics")).isInstanceOf(ConnectException.class);
    server =
        MonitoringServer.start(
            ListenAddress.loopback(port, "monitoring.port"), registry, List.of(), List.of());
    assertThat(get("metrics").statusCode()).isEqualTo(200);
  }

  @Test
  void noThreadOfItKeepsTheJvmAlive() throws Exception {
    get("health/ready");

    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(thread -> thread.getName().matches("HTTP-Dispatcher|monitoring|health-check"))
        .hasSizeGreaterThanOrEqualTo(3)
        .allMatch(Thread::isDaemon);
  }

  private HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = request(path);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server.uri() + path)).timeout(Duration.ofSeconds(20));
  }

  private Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), server.port());
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }
}
