package nl.dijkwacht.publish.subscriptions;

import java.util.Locale;

/** The kinds of receivers. */
public enum ChannelType {
  /** By Standard Webhooks. */
  WEBHOOK,
  SLACK,
  TEAMS,
  EMAIL,
  SNS,
  /** Its Events API v2. */
  PAGERDUTY,
  /** Its API v2. */
  ALERTMANAGER,
  /** RFC 5424 over TCP, carrying CEF. */
  SYSLOG;

  /** Its name in subscriptions and metric labels. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
