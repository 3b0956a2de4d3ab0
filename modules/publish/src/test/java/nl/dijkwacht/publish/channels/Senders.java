package nl.dijkwacht.publish.channels;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.dijkwacht.aws.AwsAccess;
import nl.dijkwacht.aws.AwsSettings;
import nl.dijkwacht.core.finding.Alert;
import nl.dijkwacht.core.privacy.Pseudonyms;
import nl.dijkwacht.publish.messages.Language;
import nl.dijkwacht.publish.messages.LinkTemplates;
import nl.dijkwacht.publish.messages.Message;
import nl.dijkwacht.publish.messages.MessageWriter;
import nl.dijkwacht.publish.messages.Trust;
import nl.dijkwacht.publish.messages.Voice;
import nl.dijkwacht.publish.samples.Alerts;
import nl.dijkwacht.publish.subscriptions.ChannelSettings;
import nl.dijkwacht.publish.subscriptions.ChannelType;
import nl.dijkwacht.publish.subscriptions.Secret;
import nl.dijkwacht.publish.subscriptions.Secrets;
import nl.dijkwacht.publish.subscriptions.Target;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Channels to a receiver on this machine, and messages for them. */
final class Senders {

  static final String WEBHOOK_KEY = "MDEyMzQ1Njc4OWFiY2RlZg==";

  private static final Secrets SECRETS =
      new Secrets(Map.of("DIJKWACHT_SECRET_X", "whsec_" + WEBHOOK_KEY), Optional.empty());

  private Senders() {}

  static Receiver receiver(ChannelType type, Behaviour behaviour) {
    return switch (type) {
      case EMAIL -> new Receiver(new SmtpConversation(false), behaviour);
      case SYSLOG -> new Receiver(new SyslogConversation(), behaviour);
      case SNS ->
          new Receiver(
              new HttpConversation(
                  "<PublishResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\">"
                      + "<PublishResult><MessageId>1</MessageId></PublishResult>"
                      + "</PublishResponse>"),
              behaviour);
      default -> new Receiver(new HttpConversation(), behaviour);
    };
  }

  static Channel channel(ChannelType type, Receiver receiver, Duration limit) {
    Target target = Target.of(URI.create(receiver.url()), false);
    Secret secret = new Secret(Secret.Source.ENV, "DIJKWACHT_SECRET_X");
    ChannelSettings settings =
        switch (type) {
          case WEBHOOK -> new ChannelSettings.Webhook(target, secret);
          case SLACK -> new ChannelSettings.Slack(target);
          case TEAMS -> new ChannelSettings.Teams(target);
          case PAGERDUTY -> new ChannelSettings.PagerDuty(target, secret);
          case ALERTMANAGER -> new ChannelSettings.Alertmanager(target, Optional.of(secret));
          case EMAIL ->
              new ChannelSettings.Email(
                  "127.0.0.1",
                  receiver.port(),
                  ChannelSettings.Email.Security.PLAIN,
                  Optional.empty(),
                  Optional.empty(),
                  "dijkwacht@ziekenhuis.example",
                  List.of("soc@ziekenhuis.example"));
          case SNS ->
              new ChannelSettings.Sns(
                  "arn:aws:sns:eu-west-1:111122223333:alerts.fifo", "eu-west-1");
          case SYSLOG -> new ChannelSettings.Syslog("127.0.0.1", receiver.port(), false);
        };
    return channels(receiver, limit).of(settings);
  }

  static Channels channels(Receiver receiver, Duration limit) {
    AwsSettings aws =
        new AwsSettings(
            Optional.of("eu-west-1"),
            Optional.empty(),
            Optional.empty(),
            "aws",
            Map.of("sns", URI.create("http://127.0.0.1:" + receiver.port())));
    return new Channels(
        sending(limit),
        () ->
            new AwsAccess(
                aws, StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIA", "x"))));
  }

  static HttpPost http(Duration limit) {
    return new HttpPost(sending(limit));
  }

  static Sending sending(Duration limit) {
    return new Sending(SECRETS, Clock.fixed(Alerts.AT, ZoneOffset.UTC), limit);
  }

  static Message message(Alert... alerts) {
    MessageWriter writer =
        new MessageWriter(
            "soc",
            new Voice(Language.EN, Trust.INTERNAL, ZoneId.of("UTC")),
            Pseudonyms.NONE,
            new LinkTemplates(Map.of("Splunk", "https://splunk.example/?q={event-id}")));
    return writer.of(
        List.of(alerts).stream().map(alert -> writer.entry(alert, Alerts.registers())).toList());
  }
}
