package nl.dijkwacht.app.config;

import java.util.regex.Pattern;

/**
 * Where metrics and health are served.
 *
 * @param address IP address or host name to listen on
 * @param port 0 for a free one
 */
public record MonitoringConfig(String address, int port) {
  private static final Pattern ADDRESS = Pattern.compile("[a-zA-Z0-9.-]+|[0-9a-fA-F:.]+");

  static MonitoringConfig read(Section section) {
    return new MonitoringConfig(
        section.value(
            "address",
            SettingType.text(
                "an IP address or a host name, without port",
                text -> ADDRESS.matcher(text).matches()),
            "127.0.0.1"),
        section.value("port", SettingType.integer(0, KafkaConfig.HIGHEST_PORT), 9_464));
  }
}
