package nl.dijkwacht.app.config;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Properties of Kafka clients as a user sets them (kafka.apache.org/documentation, configuration).
 * Its text hides what may be secret.
 */
public record ClientProperties(Map<String, String> values) {
  private static final List<String> SECRET =
      List.of("password", "passphrase", "secret", "jaas", "key", "token", "credentials");

  public ClientProperties {
    values = Map.copyOf(values);
  }

  static ClientProperties read(Section section) {
    return new ClientProperties(
        section.values(
            variable -> variable.replace('_', '.'),
            key -> SettingType.text(value -> shown(key, value)),
            ""));
  }

  @Override
  public String toString() {
    Map<String, String> shown = new TreeMap<>();
    values.forEach((key, value) -> shown.put(key, shown(key, value)));
    return shown.toString();
  }

  private static String shown(String key, String value) {
    String name = key.toLowerCase(Locale.ROOT);
    return SECRET.stream().anyMatch(name::contains) ? Secret.HIDDEN : value;
  }
}
