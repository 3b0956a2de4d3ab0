package nl.dijkwacht.app.doctor;

import java.util.Map;
import nl.dijkwacht.app.inquiry.Answer;
import nl.dijkwacht.app.inquiry.QueuePlace;
import nl.dijkwacht.app.permissions.AwsAction;
import nl.dijkwacht.aws.AwsAccess;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Whether a queue is there and set so that no message is lost. */
final class QueueUsable implements Check {

  private static final long SHORTEST_VISIBILITY = 60;

  private final AwsAccess access;
  private final String url;

  QueueUsable(AwsAccess access, String url) {
    this.access = access;
    this.url = url;
  }

  @Override
  public String name() {
    return "queue";
  }

  @Override
  public String about() {
    return url.substring(url.lastIndexOf('/') + 1);
  }

  @Override
  public Diagnosis examine() {
    return Answer.of(
            AwsAction.GET_QUEUE_ATTRIBUTES,
            () -> {
              try (SqsClient sqs = access.client(SqsClient.builder(), "sqs", QueuePlace.of(url))) {
                return sqs.getQueueAttributes(
                        request -> request.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                    .attributes();
              }
            })
        .fold(QueueUsable::judge, Diagnosis::bad);
  }

  private static Diagnosis judge(Map<QueueAttributeName, String> attributes) {
    String waiting =
        "%,d waiting, %,d taken"
            .formatted(
                number(attributes, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES),
                number(attributes, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE));
    long visibility = number(attributes, QueueAttributeName.VISIBILITY_TIMEOUT);
    if (visibility < SHORTEST_VISIBILITY) {
      return Diagnosis.bad(
          "%s; a message comes again after %d s".formatted(waiting, visibility),
          "Set the queue's VisibilityTimeout to 300 s, as collector.yaml does.");
    }
    return attributes.containsKey(QueueAttributeName.REDRIVE_POLICY)
        ? Diagnosis.good(waiting)
        : Diagnosis.doubtful(
            waiting + "; no dead-letter queue",
            "Give the queue a RedrivePolicy, as collector.yaml does.");
  }

  private static long number(Map<QueueAttributeName, String> attributes, QueueAttributeName name) {
    try {
      return Long.parseLong(attributes.getOrDefault(name, "0"));
    } catch (NumberFormatException unreadable) {
      return 0;
    }
  }
}
