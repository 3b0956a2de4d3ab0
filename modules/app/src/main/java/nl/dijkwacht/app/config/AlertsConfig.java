package nl.dijkwacht.app.config;

import java.time.Duration;

/**
 * What people are alerted to.
 *
 * @param newsFor age, from event time to wall clock, beyond which an event makes a finding but
 *     wakes nobody
 */
public record AlertsConfig(Duration newsFor) {
  static AlertsConfig read(Section section) {
    return new AlertsConfig(
        section.value(
            "news-for",
            SettingType.duration(Duration.ofMinutes(1), Duration.ofDays(36_500)),
            Duration.ofDays(1)));
  }
}
