package nl.dijkwacht.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.dijkwacht.app.CommandRun;
import nl.dijkwacht.app.Settings;
import nl.dijkwacht.app.pipeline.KafkaAccess;
import nl.dijkwacht.broker.BrokerSecurity;
import nl.dijkwacht.broker.BrokerSettings;
import nl.dijkwacht.broker.EmbeddedBroker;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MutualTlsTest {

  @TempDir private Path folder;

  @Test
  void aClientShowsItsCertificateAndABrokerOfAnotherNameIsNotTrusted() throws Exception {
    Certificates certificates = new Certificates(folder);
    certificates.make("broker", "CN=broker", "san=ip:127.0.0.1");
    certificates.make("other", "CN=broker", "san=dns:elsewhere.example.nl");
    certificates.make("client", "CN=dijkwacht");
    try (EmbeddedBroker broker = broker(certificates, "broker")) {
      Map<String, String> settings = settings(broker, certificates, "broker");
      try (KafkaAccess kafka = KafkaAccess.open(Settings.configuration(settings));
          Admin admin = Admin.create(new HashMap<String, Object>(kafka.clientProperties()))) {
        admin
            .createTopics(List.of(new NewTopic("t", Optional.of(1), Optional.empty())))
            .all()
            .get();
      }
      assertThat(Exchange.of(settings, "t", "hello")).containsExactly("hello");

      String key = settings.get("DIJKWACHT_KAFKA_SECURITY_TLS_KEY");
      settings.put(
          "DIJKWACHT_KAFKA_SECURITY_TLS_KEY",
          certificates.encrypted("client", "k3y-password").toString());
      assertThat(CommandRun.of(settings, "topics", "check").err())
          .as("without the password of the key")
          .hasLineCount(1)
          .contains("is encrypted; set kafka.security.tls.key-password");
      settings.put("DIJKWACHT_KAFKA_SECURITY_TLS_KEY_PASSWORD", "k3y-password");
      assertThat(Exchange.of(settings, "t", "again")).contains("again");
      settings.put("DIJKWACHT_KAFKA_SECURITY_TLS_KEY_PASSWORD", "wr0ng");
      assertThat(CommandRun.of(settings, "topics", "check").err())
          .as("with a wrong password of the key")
          .hasLineCount(1)
          .doesNotContain("wr0ng");
      settings.remove("DIJKWACHT_KAFKA_SECURITY_TLS_KEY_PASSWORD");
      settings.put("DIJKWACHT_KAFKA_SECURITY_TLS_KEY", key);

      settings.remove("DIJKWACHT_KAFKA_SECURITY_TLS_CERTIFICATE");
      settings.remove("DIJKWACHT_KAFKA_SECURITY_TLS_KEY");
      assertThat(CommandRun.of(settings, "topics", "check").err())
          .as("without a certificate")
          .hasLineCount(1)
          .contains("the cluster refused the login");
    }
    try (EmbeddedBroker broker = broker(certificates, "other")) {
      assertThat(CommandRun.of(settings(broker, certificates, "other"), "topics", "check").err())
          .as("with the name of another")
          .hasLineCount(1)
          .contains("the cluster refused the login");
    }
  }

  private Map<String, String> settings(
      EmbeddedBroker broker, Certificates certificates, String authority) {
    Map<String, String> settings =
        Settings.on(broker.bootstrapServers(), "mutual", folder.resolve("data"));
    settings.put("DIJKWACHT_KAFKA_SECURITY_TLS_ENABLED", "true");
    settings.put(
        "DIJKWACHT_KAFKA_SECURITY_TLS_AUTHORITIES", certificates.certificate(authority).toString());
    settings.put(
        "DIJKWACHT_KAFKA_SECURITY_TLS_CERTIFICATE", certificates.certificate("client").toString());
    settings.put("DIJKWACHT_KAFKA_SECURITY_TLS_KEY", certificates.key("client").toString());
    return settings;
  }

  private EmbeddedBroker broker(Certificates certificates, String name) throws Exception {
    Path own =
        Files.writeString(
            folder.resolve(name + "-both.pem"),
            Files.readString(certificates.key(name))
                + Files.readString(certificates.certificate(name)));
    Path trusted =
        Files.writeString(
            folder.resolve(name + "-trusted.pem"),
            Files.readString(certificates.certificate(name))
                + Files.readString(certificates.certificate("client")));
    Map<String, String> properties =
        Map.of(
            "ssl.keystore.type", "PEM",
            "ssl.keystore.location", own.toString(),
            "ssl.truststore.type", "PEM",
            "ssl.truststore.location", trusted.toString(),
            // It talks to itself, under whatever name.
            "ssl.endpoint.identification.algorithm", "",
            "ssl.client.auth", "required");
    return EmbeddedBroker.start(
        new BrokerSettings(
            folder.resolve(name), 0, 1, new BrokerSecurity("SSL", properties, List.of())));
  }
}
