package nl.dijkwacht.app.config;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Kafka to work with.
 *
 * @param bootstrapServers {@code host:port} with commas between several; without them the embedded
 *     broker is used
 * @param security how that cluster is reached
 * @param properties for every client, besides what Dijkwacht sets itself
 * @param embeddedPort of the embedded broker on 127.0.0.1; 0 for a free one
 */
public record KafkaConfig(
    Optional<String> bootstrapServers,
    KafkaSecurityConfig security,
    ClientProperties properties,
    int embeddedPort) {
  static final int HIGHEST_PORT = 65_535;
  private static final Pattern SERVER =
      Pattern.compile("([a-zA-Z0-9_.-]+|\\[[0-9a-fA-F:.%]+\\]):([0-9]{1,5})");

  static KafkaConfig read(Section section) {
    List<String> servers =
        section.value(
            "bootstrap-servers",
            SettingType.listOf(
                SettingType.text("host:port, such as broker-1:9092", KafkaConfig::areServers)),
            List.of());
    return new KafkaConfig(
        servers.isEmpty() ? Optional.empty() : Optional.of(String.join(",", servers)),
        KafkaSecurityConfig.read(section.section("security")),
        ClientProperties.read(section.section("properties")),
        section.section("embedded").value("port", SettingType.integer(0, HIGHEST_PORT), 19_092));
  }

  public boolean embedded() {
    return bootstrapServers.isEmpty();
  }

  /** One or, as in Kafka's own files, several with commas. */
  private static boolean areServers(String text) {
    return Arrays.stream(text.split(",", -1)).allMatch(KafkaConfig::isServer);
  }

  private static boolean isServer(String text) {
    Matcher parts = SERVER.matcher(text);
    return parts.matches() && Integer.parseInt(parts.group(2)) <= HIGHEST_PORT;
  }
}
