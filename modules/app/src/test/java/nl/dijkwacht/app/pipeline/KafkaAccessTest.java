package nl.dijkwacht.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import nl.dijkwacht.app.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaAccessTest {

  private static final String CONNECTING = "sasl.login.connect.timeout.ms";
  private static final String READING = "sasl.login.read.timeout.ms";

  @TempDir private Path folder;

  private static Map<String, String> properties(Map<String, String> settings) throws Exception {
    try (KafkaAccess kafka = KafkaAccess.find(Settings.configuration(settings))) {
      return kafka.clientProperties();
    }
  }

  private Map<String, String> byToken() {
    Map<String, String> settings = Settings.on("127.0.0.1:1", "tokens", folder);
    settings.put("DIJKWACHT_KAFKA_SECURITY_TLS_ENABLED", "true");
    settings.put("DIJKWACHT_KAFKA_SECURITY_SASL_MECHANISM", "oauthbearer");
    settings.put("DIJKWACHT_KAFKA_SECURITY_SASL_TOKEN_URL", "https://login.example/token");
    settings.put("DIJKWACHT_KAFKA_SECURITY_SASL_CLIENT_ID", "dijkwacht");
    settings.put("DIJKWACHT_KAFKA_SECURITY_SASL_CLIENT_SECRET", "secret");
    return settings;
  }

  @Test
  void whoGivesTokensIsNotWaitedForWithoutAnEnd() throws Exception {
    assertThat(properties(byToken()))
        .containsEntry(CONNECTING, "10000")
        .containsEntry(READING, "10000");
  }

  @Test
  void limitsOfTheConfigurationHold() throws Exception {
    Map<String, String> settings = byToken();
    settings.put("DIJKWACHT_KAFKA_PROPERTIES_SASL_LOGIN_READ_TIMEOUT_MS", "2000");

    assertThat(properties(settings))
        .containsEntry(CONNECTING, "10000")
        .containsEntry(READING, "2000");
  }

  @Test
  void whereNoTokenIsFetchedThereAreNoSuchLimits() throws Exception {
    assertThat(properties(Settings.on("127.0.0.1:1", "tokens", folder)))
        .doesNotContainKeys(CONNECTING, READING);
  }
}
