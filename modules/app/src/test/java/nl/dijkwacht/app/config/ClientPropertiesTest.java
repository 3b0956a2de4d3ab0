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
        "sasl.oauthbearer.assertion.private.key.passphrase",
        "my.password",
        "my.secret",
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
        Sample.of("kafka: {properties: {client.rack: a}}")
            .with(SERVERS, "a:1")
            .with("DIJKWACHT_KAFKA_PROPERTIES_CLIENT_RACK", "b")
            .with("DIJKWACHT_KAFKA_PROPERTIES_CHECK_CRCS", "false");

    assertThat(sample.configuration().kafka().properties().values())
        .isEqualTo(Map.of("client.rack", "b", "check.crcs", "false"));
    assertThat(sample.setting("kafka.properties.check.crcs").origin())
        .isEqualTo("environment variable DIJKWACHT_KAFKA_PROPERTIES_CHECK_CRCS");
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
