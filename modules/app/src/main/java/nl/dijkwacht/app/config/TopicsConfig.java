package nl.dijkwacht.app.config;

import java.time.Duration;
import java.util.Map;

/**
 * How topics are created.
 *
 * @param retention by topic without prefix, such as {@code detect.signals}; counted from when a
 *     record was collected
 */
public record TopicsConfig(int partitions, int replicationFactor, Map<String, Duration> retention) {
  private static final SettingType<Duration> RETENTION =
      SettingType.duration(Duration.ofMinutes(1), Duration.ofDays(36_500));

  static TopicsConfig read(Section section, boolean embedded) {
    return new TopicsConfig(
        section.value("partitions", SettingType.integer(1, 10_000), embedded ? 4 : 24),
        section.value("replication-factor", SettingType.integer(1, 100), embedded ? 1 : 3),
        section
            .section("retention")
            .values(TopicsConfig::topicOf, topic -> RETENTION, Duration.ZERO));
  }

  /** A stage is one word, what follows it are words with hyphens. */
  private static String topicOf(String variable) {
    return variable.replaceFirst("_", ".").replace('_', '-');
  }
}
