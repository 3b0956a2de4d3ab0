package nl.dijkwacht.app.config;

import java.time.Duration;

/**
 * The stage that applies the rules.
 *
 * @param deduplicateFor how long after its collection an event is recognised when it comes again
 */
public record DetectConfig(Duration deduplicateFor) {
  static DetectConfig read(Section section) {
    return new DetectConfig(
        section.value(
            "deduplicate-for",
            SettingType.duration(Duration.ofMinutes(1), Duration.ofDays(90)),
            Duration.ofDays(2)));
  }
}
