package nl.dijkwacht.publish.channels;

import java.time.Duration;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;
import nl.dijkwacht.aws.AwsAccess;
import nl.dijkwacht.publish.subscriptions.ChannelSettings;

/** Makes channels of their settings. Thread-safe. */
public final class Channels {

  /** For one delivery. */
  public static final Duration LIMIT = Duration.ofSeconds(10);

  private final HttpPost http;
  private final Supplier<AwsAccess> aws;
  private final Duration limit;

  /**
   * @param http made with the same limit
   * @param aws is asked when a channel needs it
   * @param limit for one delivery
   */
  public Channels(HttpPost http, Supplier<AwsAccess> aws, Duration limit) {
    this.http = http;
    this.aws = aws;
    this.limit = limit;
  }

  /** A channel, which is the caller's to close. */
  public Channel of(ChannelSettings settings) {
    if (settings instanceof ChannelSettings.Webhook webhook) {
      return new WebhookChannel(webhook, http);
    } else if (settings instanceof ChannelSettings.Slack slack) {
      return new SlackChannel(slack, http);
    } else if (settings instanceof ChannelSettings.Teams teams) {
      return new TeamsChannel(teams, http);
    } else if (settings instanceof ChannelSettings.PagerDuty pagerDuty) {
      return new PagerDutyChannel(pagerDuty, http);
    } else if (settings instanceof ChannelSettings.Alertmanager alertmanager) {
      return new AlertmanagerChannel(alertmanager, http);
    } else if (settings instanceof ChannelSettings.Email email) {
      return new EmailChannel(email, http, limit);
    } else if (settings instanceof ChannelSettings.Sns sns) {
      return new SnsChannel(sns, aws.get(), limit);
    } else if (settings instanceof ChannelSettings.Syslog syslog) {
      return new SyslogChannel(
          syslog, http, (SSLSocketFactory) SSLSocketFactory.getDefault(), limit);
    }
    throw new IllegalArgumentException("there is no channel for " + settings.type());
  }
}
