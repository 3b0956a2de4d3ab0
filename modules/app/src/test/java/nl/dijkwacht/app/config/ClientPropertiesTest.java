package nl.dijkwacht.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientPropertiesTest {
  private static final String SERVERS = "DIJKWACHT_KAFKA_BOOTSTRAP_SERVERS";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sasl.jaas.config",
        "ssl.keystore.password",
        "ssl.keystore.key",
        "sasl.oauthbearer.client.credentials.client.secret",
        "my.Token",
        "my.passphrase"
      })
  void secretsAreNeverShown(String property) {
    Sample sample =
        Sample.of("kafka: {properties: {" + property + ": s3cr3t}}").with(SERVERS, "a:1");

    assertThat(sample.setting("kafka.properties." + property).value()).isEqualTo("(hidden)");
    assertThat(sample.configuration().toString()).doesNotContain("s3cr3t").contains("(hidden)");
    assertThat(sample.configuration().kafka().properties().values())
        .containsEntry(property, "s3cr3t");
  }

  @Test
  void secretsAreNotInTheProblemsEither() {
    Sample sample =
        Sample.of("kafka: {properties: {ssl.key.password: [s3cr3t], x.secret: {a: s3cr3t}}}");

    assertThat(sample.problems()).isNotEmpty().noneMatch(problem -> problem.contains("s3cr3t"));
  }

  @Test
  void aVariableSetsOrOverridesAProperty() {
    Sample sample =
        Sample.of("kafka: {properties: {security.protocol: SSL}}")
            .with(SERVERS, "a:1")
            .with("DIJKWACHT_KAFKA_PROPERTIES_SECURITY_PROTOCOL", "SASL_SSL")
            .with("DIJKWACHT_KAFKA_PROPERTIES_SASL_MECHANISM", "PLAIN");

    assertThat(sample.configuration().kafka().properties().values())
        .isEqualTo(Map.of("security.protocol", "SASL_SSL", "sasl.mechanism", "PLAIN"));
    assertThat(sample.setting("kafka.properties.sasl.mechanism").origin())
        .isEqualTo("environment variable DIJKWACHT_KAFKA_PROPERTIES_SASL_MECHANISM");
  }

  @Test
  void aPropertyWithoutValueIsAbsent() {
    assertThat(
            Sample.of("kafka: {properties: {client.rack: }}")
                .configuration()
                .kafka()
                .properties()
                .values())
        .isEmpty();
  }
}
