package nl.dijkwacht.app.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The stage that applies the rules.
 *
 * @param deduplicateFor how long after its collection an event is recognised when it comes again
 * @param lateness how long after the last event of a window was collected others may still come
 * @param correlateFor how long after their collection events are correlated
 * @param countries the file that tells the countries of addresses, if there is one
 */
public record DetectConfig(
    Duration deduplicateFor, Duration lateness, Duration correlateFor, Optional<Path> countries) {
  static DetectConfig read(Section section) {
    return new DetectConfig(
        section.value(
            "deduplicate-for",
            SettingType.duration(Duration.ofMinutes(1), Duration.ofDays(90)),
            Duration.ofDays(2)),
        section.value(
            "lateness",
            SettingType.duration(Duration.ofSeconds(1), Duration.ofDays(2)),
            Duration.ofMinutes(15)),
        section.value(
            "correlate-for",
            SettingType.duration(Duration.ofHours(1), Duration.ofDays(90)),
            Duration.ofDays(8)),
        section.value("countries", SettingType.optional(SettingType.path()), Optional.empty()));
  }
}
