package nl.dijkwacht.publish.channels;

import java.time.Duration;
import java.util.Map;
import nl.dijkwacht.aws.AwsAccess;
import nl.dijkwacht.aws.AwsFailure;
import nl.dijkwacht.aws.AwsPlace;
import nl.dijkwacht.publish.messages.Message;
import nl.dijkwacht.publish.messages.PlainText;
import nl.dijkwacht.publish.subscriptions.ChannelSettings;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/**
 * A topic of SNS. One that is FIFO keeps the order of each finding and leaves out what comes again.
 */
final class SnsChannel implements Channel {

  private static final int MOST_SUBJECT = 100;
  private static final int MOST_TEXT = 60_000;
  private static final String FIFO = ".fifo";

  private final ChannelSettings.Sns settings;
  private final SnsClient client;
  private final TimeLimit timeLimit;

  /**
   * @param limit for a delivery, with all tries of the SDK
   */
  SnsChannel(ChannelSettings.Sns settings, AwsAccess aws, Duration limit) {
    this.settings = settings;
    this.timeLimit = new TimeLimit("sns", limit);
    this.client = aws.client(SnsClient.builder(), "sns", AwsPlace.ofRegion(settings.region()));
  }

  @Override
  public Result deliver(Message message) {
    return timeLimit.of(() -> publish(message));
  }

  private Result publish(Message message) {
    PublishRequest.Builder request =
        PublishRequest.builder()
            .topicArn(settings.topic())
            .subject(subject(message.title()))
            .message(Shortened.to(PlainText.of(message), MOST_TEXT))
            .messageAttributes(
                Map.of(
                    "level", text(message.level().label()),
                    "subscription", text(message.subscription()),
                    "message", text(message.id())));
    if (settings.topic().endsWith(FIFO)) {
      request.messageGroupId(message.entries().get(0).about()).messageDeduplicationId(message.id());
    }
    try {
      client.publish(request.build());
      return new Result.Delivered();
    } catch (SdkException e) {
      AwsFailure failure = AwsFailure.of("Publishing to the topic of SNS", e);
      return failure.kind() == AwsFailure.Kind.REFUSED
          ? new Result.Refused(failure.sentence())
          : new Result.Failed(failure.sentence());
    }
  }

  /** SNS takes what can be seen of ASCII, and a letter or digit first. */
  private static String subject(String title) {
    String ascii = title.replaceAll("[^ -~]", "?").replaceFirst("^[^A-Za-z0-9]+", "");
    return Shortened.to(ascii.isEmpty() ? "Dijkwacht" : ascii, MOST_SUBJECT).replace('…', '.');
  }

  private static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }

  @Override
  public void close() {
    client.close();
  }
}
