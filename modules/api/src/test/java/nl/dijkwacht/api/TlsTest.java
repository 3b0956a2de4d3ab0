package nl.dijkwacht.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TlsTest {

  private static final String PASSWORD = "changeit";

  @TempDir private Path folder;
  private KeyStore made;

  /** With the JDK's own tool, which makes certificates that sign themselves. */
  @BeforeEach
  void makeCertificate() throws Exception {
    Path store = folder.resolve("store.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost,ip:127.0.0.1",
                "-keystore",
                store.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
    made = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    write("certificate.pem", "CERTIFICATE", made.getCertificate("server").getEncoded());
    write("key.pem", "PRIVATE KEY", made.getKey("server", PASSWORD.toCharArray()).getEncoded());
  }

  private void write(String name, String kind, byte[] content) throws IOException {
    Files.writeString(
        folder.resolve(name),
        "-----BEGIN %s-----\n%s\n-----END %s-----\n"
            .formatted(kind, Base64.getMimeEncoder().encodeToString(content), kind));
  }

  private MonitoringServer start(String certificate, String key) throws CannotListenException {
    return MonitoringServer.start(
        ListenAddress.loopback(0, "monitoring.port"),
        Optional.of(new Tls(folder.resolve(certificate), folder.resolve(key))),
        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
        List.of(),
        List.of(),
        List.of());
  }

  private HttpClient client() throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    Certificate certificate = made.getCertificate("server");
    trusted.setCertificateEntry("server", certificate);
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, factory.getTrustManagers(), null);
    return HttpClient.newBuilder().sslContext(context).build();
  }

  @Test
  void itShowsItsCertificateAndTellsBrowsersToStayWithTls() throws Exception {
    try (MonitoringServer server = start("certificate.pem", "key.pem")) {
      URI uri = server.uri().resolve("/health/live");
      HttpResponse<String> response =
          client().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());

      assertThat(uri.getScheme()).isEqualTo("https");
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.headers().firstValue("Strict-Transport-Security")).isPresent();
    }
  }

  @Test
  void aKeyThatCannotBeUsedIsToldWithWhatToDo() throws Exception {
    Files.writeString(folder.resolve("old.pem"), "-----BEGIN RSA PRIVATE KEY-----");

    assertThatThrownBy(() -> start("certificate.pem", "old.pem"))
        .isInstanceOf(CannotListenException.class)
        .hasMessageContaining("openssl pkcs8 -topk8");
    assertThatThrownBy(() -> start("old.pem", "key.pem")).isInstanceOf(CannotListenException.class);
  }
}
