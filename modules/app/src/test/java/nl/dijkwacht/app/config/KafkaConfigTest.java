package nl.dijkwacht.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaConfigTest {
  private static final Secret NO_SECRET = new Secret(Optional.empty(), Optional.empty());
  private static final KafkaSecurityConfig UNSECURED =
      new KafkaSecurityConfig(
          new KafkaTlsConfig(
              false, Optional.empty(), Optional.empty(), Optional.empty(), NO_SECRET),
          new KafkaSaslConfig(
              KafkaSaslConfig.Mechanism.NONE,
              Optional.empty(),
              NO_SECRET,
              Optional.empty(),
              Optional.empty(),
              NO_SECRET,
              Optional.empty()));

  @Test
  void withoutSettingsTheEmbeddedBrokerIsUsed() {
    KafkaConfig kafka = Sample.EMPTY.configuration().kafka();

    assertThat(kafka)
        .isEqualTo(
            new KafkaConfig(Optional.empty(), UNSECURED, new ClientProperties(Map.of()), 19_092));
    assertThat(kafka.embedded()).isTrue();
  }

  @Test
  void everySettingIsRead() {
    KafkaConfig kafka =
        Sample.of(
                """
                kafka:
                  bootstrap-servers: [broker-1:9092, "[::1]:9093"]
                  properties:
                    request.timeout.ms: 9000
                    max.request.size: 2000000
                  embedded:
                    port: 0
                """)
            .configuration()
            .kafka();

    assertThat(kafka)
        .isEqualTo(
            new KafkaConfig(
                Optional.of("broker-1:9092,[::1]:9093"),
                UNSECURED,
                new ClientProperties(
                    Map.of("request.timeout.ms", "9000", "max.request.size", "2000000")),
                0));
    assertThat(kafka.embedded()).isFalse();
  }

  @Test
  void serversMayBeOneTextWithCommas() {
    assertThat(
            Sample.of("kafka: {bootstrap-servers: 'a:1,b:2'}")
                .configuration()
                .kafka()
                .bootstrapServers())
        .contains("a:1,b:2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"broker", "broker:", "broker:99999", "http://broker:9092"})
  void aServerWithoutHostOrPortIsRefused(String servers) {
    Sample sample = Sample.EMPTY.with("DIJKWACHT_KAFKA_BOOTSTRAP_SERVERS", servers);

    assertThat(sample.problems())
        .containsExactly(
            "environment variable DIJKWACHT_KAFKA_BOOTSTRAP_SERVERS: error: 'bootstrap-servers':"
                + " expected host:port, such as broker-1:9092, found '"
                + servers
                + "'");
  }

  @Test
  void wrongValuesAreReportedWithTheirPlace() {
    assertThat(
            Sample.of(
                    """
                    kafka:
                      properties: [ssl]
                      embedded: {port: 65536}
                      bootstrap-server: a:1
                    """)
                .problems())
        .containsExactly(
            "2:15: error: 'properties': expected a section of keys and values, found a list",
            "3:20: error: 'port': expected a whole number from 0 to 65535, found '65536'",
            "4:3: error: unknown key 'bootstrap-server'; did you mean 'bootstrap-servers'?");
  }
}
