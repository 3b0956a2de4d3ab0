package nl.dijkwacht.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.stream.Stream;
import nl.dijkwacht.app.config.KafkaSaslConfig.Mechanism;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaSecurityConfigTest {
  private static final String SERVERS = "DIJKWACHT_KAFKA_BOOTSTRAP_SERVERS";

  @Test
  void everySettingIsRead() {
    KafkaSecurityConfig security =
        Sample.of(
                """
                kafka:
                  bootstrap-servers: a:1
                  security:
                    tls:
                      enabled: true
                      authorities: ca.pem
                      certificate: own.pem
                      key: own.key
                      key-password-file: key.password
                    sasl:
                      mechanism: oauthbearer
                      token-url: https://id.example.nl/token
                      client-id: dijkwacht
                      client-secret-file: client.secret
                      scope: kafka
                """)
            .configuration()
            .kafka()
            .security();

    assertThat(security.tls().enabled()).isTrue();
    assertThat(security.tls().authorities()).contains(Path.of("ca.pem"));
    assertThat(security.tls().certificate()).contains(Path.of("own.pem"));
    assertThat(security.tls().key()).contains(Path.of("own.key"));
    assertThat(security.tls().keyPassword().file()).contains(Path.of("key.password"));
    assertThat(security.sasl().mechanism()).isEqualTo(Mechanism.OAUTHBEARER);
    assertThat(security.sasl().tokenUrl()).contains(URI.create("https://id.example.nl/token"));
    assertThat(security.sasl().clientId()).contains("dijkwacht");
    assertThat(security.sasl().clientSecret().file()).contains(Path.of("client.secret"));
    assertThat(security.sasl().scope()).contains("kafka");
  }

  @Test
  void aPasswordOfAVariableIsUsedAndNeverShown() {
    Sample sample =
        secured("{mechanism: scram-sha-512, username: dijkwacht}")
            .with("DIJKWACHT_KAFKA_SECURITY_SASL_PASSWORD", "s3cr3t");

    KafkaSecurityConfig security = sample.configuration().kafka().security();
    assertThat(security.sasl().password().value()).contains("s3cr3t");
    assertThat(sample.configuration().toString()).doesNotContain("s3cr3t");
    assertThat(sample.setting("kafka.security.sasl.password").value()).isEqualTo("(hidden)");
  }

  static Stream<Arguments> impossible() {
    return Stream.of(
        Arguments.of(
            "{mechanism: scram-sha-512, password: p}", "needs kafka.security.sasl.username"),
        Arguments.of(
            "{mechanism: scram-sha-256, username: u}",
            "needs kafka.security.sasl.password, or kafka.security.sasl.password-file, too"),
        Arguments.of(
            "{mechanism: plain, username: u, password: p, password-file: f}", "it is given twice"),
        Arguments.of("{username: u}", "it is for scram-sha-512, scram-sha-256 and plain only"),
        Arguments.of("{password-file: f}", "it is for scram-sha-512, scram-sha-256 and plain only"),
        Arguments.of(
            "{mechanism: oauthbearer, client-id: c, client-secret: s}",
            "needs kafka.security.sasl.token-url"),
        Arguments.of(
            "{mechanism: oauthbearer, token-url: 'http://id.example.nl', client-id: c,"
                + " client-secret: s}",
            "expected an address with https://"),
        Arguments.of(
            "{mechanism: scram-sha-512, username: u, password: p, scope: s}",
            "it is for oauthbearer only"),
        Arguments.of("{mechanism: scram-sha-51}", "did you mean 'scram-sha-512'?"));
  }

  @ParameterizedTest
  @MethodSource("impossible")
  void whatDoesNotGoTogetherIsRefused(String sasl, String why) {
    assertThat(secured(sasl).problems())
        .isNotEmpty()
        .allSatisfy(problem -> assertThat(problem).contains(": error: ").contains(why));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mechanism: plain, username: u, password: p",
        "mechanism: oauthbearer, token-url: 'https://a', client-id: c, client-secret: s"
      })
  void whatAnyoneCouldReadIsNotSentWithoutTls(String sasl) {
    Sample sample = Sample.of("kafka: {security: {sasl: {" + sasl + "}}}").with(SERVERS, "a:1");

    assertThat(sample.problems())
        .singleElement()
        .asString()
        .startsWith("1:27: error: with ")
        .endsWith("set kafka.security.tls.enabled to true");
  }

  @Test
  void scramWithoutTlsIsWarnedOf() {
    Sample sample =
        Sample.of("kafka: {security: {sasl: {mechanism: scram-sha-512, username: u, password: p}}}")
            .with(SERVERS, "a:1");

    assertThat(sample.problems()).singleElement().asString().contains("1:27: warning: ");
  }

  static Stream<Arguments> impossibleTls() {
    return Stream.of(
        Arguments.of("{authorities: ca.pem}", "it is for TLS, which is off"),
        Arguments.of("{enabled: true, key: k}", "set kafka.security.tls.certificate too"),
        Arguments.of("{enabled: true, certificate: c}", "set kafka.security.tls.key too"),
        Arguments.of("{enabled: true, key-password: p}", "there is no key that it is for"),
        Arguments.of(
            "{enabled: true, certificate: c, key: k, key-password: p, key-password-file: f}",
            "it is given twice"));
  }

  @ParameterizedTest
  @MethodSource("impossibleTls")
  void settingsOfTlsThatDoNotGoTogetherAreRefused(String tls, String why) {
    Sample sample = Sample.of("kafka: {security: {tls: " + tls + "}}").with(SERVERS, "a:1");

    assertThat(sample.problems()).singleElement().asString().contains(": error: ", why);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "security.protocol",
        "sasl.jaas.config",
        "producer.sasl.mechanism",
        "main.consumer.ssl.keystore.key",
        "ssl.truststore.location"
      })
  void propertiesThatTheSettingsAreForAreRefusedWithTheSetting(String property) {
    Sample sample = Sample.of("kafka: {properties: {" + property + ": x}}").with(SERVERS, "a:1");

    assertThat(sample.problems())
        .singleElement()
        .asString()
        .contains("error: Dijkwacht sets " + property + " itself; use kafka.security");
  }

  @Test
  void theNamesOfBrokersAreAlwaysChecked() {
    Sample sample =
        Sample.of("kafka: {properties: {ssl.endpoint.identification.algorithm: ''}}")
            .with(SERVERS, "a:1");

    assertThat(sample.problems()).singleElement().asString().contains("are always checked");
  }

  private static Sample secured(String sasl) {
    return Sample.of("kafka: {security: {tls: {enabled: true}, sasl: " + sasl + "}}")
        .with(SERVERS, "a:1");
  }
}
