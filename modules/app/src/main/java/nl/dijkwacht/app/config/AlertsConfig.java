package nl.dijkwacht.app.config;

import java.time.Duration;
import nl.dijkwacht.core.finding.AlertPolicy;

/**
 * What people are alerted to.
 *
 * @param newsFor age, from event time to wall clock, beyond which an event makes a finding but
 *     wakes nobody
 * @param drift which failures of controls are told
 * @param callerWithin for how long an alert about a failure waits for who caused it
 * @param recursAfter after how long without any event one of an open finding is told again
 */
public record AlertsConfig(
    Duration newsFor, AlertPolicy.Audience drift, Duration callerWithin, Duration recursAfter) {
  static AlertsConfig read(Section section) {
    return new AlertsConfig(
        section.value(
            "news-for",
            SettingType.duration(Duration.ofMinutes(1), Duration.ofDays(36_500)),
            Duration.ofDays(1)),
        section.value(
            "drift",
            SettingType.choice(AlertPolicy.Audience.class),
            AlertPolicy.Audience.PERSONAL_DATA),
        section.value(
            "caller-within",
            SettingType.duration(Duration.ZERO, Duration.ofHours(1)),
            Duration.ZERO),
        section.value(
            "recurs-after",
            SettingType.duration(Duration.ofHours(1), Duration.ofDays(36_500)),
            AlertPolicy.RECURS_AFTER));
  }

  /** What people want to hear. */
  public AlertPolicy policy() {
    return new AlertPolicy(newsFor, drift, callerWithin, recursAfter);
  }
}
