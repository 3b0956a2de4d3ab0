package nl.dijkwacht.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class MetricsPageTest {

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private TestServer server;

  @BeforeEach
  void start() throws CannotListenException {
    registry.counter("dijkwacht.test").increment();
    server = TestServer.serving(registry);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void metricsComeInTheTextFormatWhenNothingIsAskedFor() throws Exception {
    HttpResponse<String> response = server.get("metrics");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(TestServer.header(response, "Content-Type"))
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
    HttpResponse<String> response = server.get("metrics", "Accept", accept);

    assertThat(TestServer.header(response, "Content-Type"))
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
    HttpResponse<String> response = server.get("metrics", "Accept", accept);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(TestServer.header(response, "Content-Type")).startsWith("text/plain");
  }

  @Test
  void metricsAreCompressedForWhoTakesGzip() throws Exception {
    IntStream.range(0, 100).forEach(i -> registry.counter("dijkwacht.test." + i).increment());

    HttpResponse<byte[]> response = server.getBytes("metrics", "Accept-Encoding", "br, gzip");

    assertThat(TestServer.header(response, "Content-Encoding")).isEqualTo("gzip");
    assertThat(TestServer.header(response, "Vary")).contains("Accept-Encoding");
    String text =
        new String(
            new GZIPInputStream(new ByteArrayInputStream(response.body())).readAllBytes(), UTF_8);
    assertThat(text).contains("dijkwacht_test_99_total 1.0");
    assertThat(response.body()).hasSizeLessThan(text.length() / 4);
    assertThat(server.get("metrics", "Accept-Encoding", "gzip;q=0").body()).contains("# HELP");
  }

  @Test
  void aScrapeThatFailsGetsASentenceAndNoStackTrace() throws Exception {
    server.close();
    server =
        TestServer.serving(
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT) {
              @Override
              public String scrape(String contentType) {
                throw new IllegalStateException("password=geheim");
              }
            });

    HttpResponse<String> response = server.get("metrics");

    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.body())
        .isEqualTo("Making this page failed; the log of Dijkwacht says why.\n");
  }
}
