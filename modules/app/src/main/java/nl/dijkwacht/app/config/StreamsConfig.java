package nl.dijkwacht.app.config;

import java.time.Duration;

/**
 * How the Kafka Streams applications of this instance run.
 *
 * @param threads of each stage
 * @param commitInterval wall clock; with exactly-once a record can be read after it, at the latest
 * @param standbyReplicas copies of each store on other instances
 */
public record StreamsConfig(int threads, Duration commitInterval, int standbyReplicas) {
  static StreamsConfig read(Section section, boolean embedded) {
    return new StreamsConfig(
        section.value("threads", SettingType.integer(1, 64), 2),
        section.value(
            "commit-interval",
            SettingType.duration(Duration.ofMillis(10), Duration.ofSeconds(30)),
            Duration.ofMillis(20)),
        section.value("standby-replicas", SettingType.integer(0, 10), embedded ? 0 : 1));
  }
}
