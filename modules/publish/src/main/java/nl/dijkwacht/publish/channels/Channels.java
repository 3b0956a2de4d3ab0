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

  private final Sending sending;
  private final HttpPost http;
  private final Supplier<AwsAccess> aws;

  /**
   * @param aws is asked when a channel needs it
   */
  public Channels(Sending sending, Supplier<AwsAccess> aws) {
    this.sending = sending;
    this.http = new HttpPost(sending);
    this.aws = aws;
  }

  /** A channel, which is the caller's to close. */
  public Channel of(ChannelSettings settings) {
    if (settings instanceof ChannelSettings.Webhook webhook) {
      return new WebhookChannel(webhook, http, sending);
    } else if (settings instanceof ChannelSettings.Slack slack) {
      return new SlackChannel(slack, http);
    } else if (settings instanceof ChannelSettings.Teams teams) {
      return new TeamsChannel(teams, http);
    } else if (settings instanceof ChannelSettings.PagerDuty pagerDuty) {
      return new PagerDutyChannel(pagerDuty, http, sending);
    } else if (settings instanceof ChannelSettings.Alertmanager alertmanager) {
      return new AlertmanagerChannel(alertmanager, http, sending);
    } else if (settings instanceof ChannelSettings.Email email) {
      return new EmailChannel(email, sending, (SSLSocketFactory) SSLSocketFactory.getDefault());
    } else if (settings instanceof ChannelSettings.Sns sns) {
      return new SnsChannel(sns, aws.get(), sending.limit());
    } else if (settings instanceof ChannelSettings.Syslog syslog) {
      return new SyslogChannel(syslog, sending, (SSLSocketFactory) SSLSocketFactory.getDefault());
    }
    throw new IllegalArgumentException("there is no channel for " + settings.type());
  }
}
