package nl.dijkwacht.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TlsTest {

  private static final Duration LOOK = Duration.ofMillis(100);
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @TempDir private Path folder;
  private Path certificate;
  private Path key;
  private SelfSigned made;

  @BeforeEach
  void makeCertificate() throws Exception {
    certificate = folder.resolve("certificate.pem");
    key = folder.resolve("key.pem");
    made = SelfSigned.in(folder);
    made.writeCertificate(certificate);
    made.writeKey(key);
  }

  private static MonitoringServer start(Path certificate, Path key) throws CannotListenException {
    return MonitoringServer.start(
        ListenAddress.loopback(0, "monitoring.port"),
        Optional.of(new Tls(certificate, key, LOOK)),
        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
        List.of(),
        List.of(),
        List.of());
  }

  /** Each time over a connection of its own. */
  private static HttpResponse<String> ask(MonitoringServer server, SelfSigned trusted)
      throws Exception {
    URI uri = server.uri().resolve("/health/live");
    return HttpClient.newBuilder()
        .sslContext(trusted.trusting())
        .build()
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  @Test
  void itShowsItsCertificateAndTellsBrowsersToStayWithTls() throws Exception {
    try (MonitoringServer server = start(certificate, key)) {
      HttpResponse<String> response = ask(server, made);

      assertThat(server.uri().getScheme()).isEqualTo("https");
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.headers().firstValue("Strict-Transport-Security")).isPresent();
    }
  }

  @Test
  void aNewCertificateIsShownWithoutARestart() throws Exception {
    SelfSigned next = SelfSigned.in(folder);
    try (MonitoringServer server = start(certificate, key)) {
      assertThat(ask(server, made).statusCode()).isEqualTo(200);
      assertThatThrownBy(() -> ask(server, next)).isInstanceOf(SSLException.class);

      next.writeCertificate(certificate);
      next.writeKey(key);

      await()
          .atMost(LIMIT)
          .ignoreExceptionsInstanceOf(SSLException.class)
          .until(() -> ask(server, next).statusCode() == 200);
      assertThatThrownBy(() -> ask(server, made)).isInstanceOf(SSLException.class);
    }
  }

  @Test
  void whileOnlyOneOfBothIsReplacedTheOldOnesHold() throws Exception {
    SelfSigned next = SelfSigned.in(folder);
    try (MonitoringServer server = start(certificate, key)) {
      next.writeCertificate(certificate);

      await()
          .during(LOOK.multipliedBy(5))
          .atMost(LIMIT)
          .until(() -> ask(server, made).statusCode() == 200);

      Files.delete(certificate);
      await()
          .during(LOOK.multipliedBy(5))
          .atMost(LIMIT)
          .until(() -> ask(server, made).statusCode() == 200);
    }
  }

  @Test
  void aKeyThatCannotBeUsedIsToldWithWhatToDo() throws Exception {
    Path old = Files.writeString(folder.resolve("old.pem"), "-----BEGIN RSA PRIVATE KEY-----");
    Path encrypted =
        Files.writeString(
            folder.resolve("encrypted.pem"),
            "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMII=\n-----END ENCRYPTED PRIVATE KEY-----\n");
    Path another = folder.resolve("another.pem");
    SelfSigned.in(folder).writeKey(another);

    for (Path wrong : List.of(old, encrypted)) {
      assertThatThrownBy(() -> start(certificate, wrong))
          .isInstanceOf(CannotListenException.class)
          .hasMessageContaining("openssl pkcs8 -topk8 -nocrypt");
    }
    assertThatThrownBy(() -> start(certificate, another))
        .isInstanceOf(CannotListenException.class)
        .hasMessageContainingAll("belong together", "api.tls.certificate");
    assertThatThrownBy(() -> start(certificate, folder.resolve("nowhere.pem")))
        .isInstanceOf(CannotListenException.class)
        .hasMessageContaining("there is no file");
    assertThatThrownBy(() -> start(old, key)).isInstanceOf(CannotListenException.class);
  }
}
