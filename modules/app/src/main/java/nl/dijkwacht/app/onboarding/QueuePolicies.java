package nl.dijkwacht.app.onboarding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.dijkwacht.app.inquiry.Answer;
import nl.dijkwacht.app.inquiry.Obstacle;
import nl.dijkwacht.app.inquiry.QueuePlace;
import nl.dijkwacht.app.permissions.AwsAction;
import nl.dijkwacht.aws.AwsAccess;
import software.amazon.awssdk.services.cloudtrail.model.Trail;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Who may write into the configured queues. That a topic may is what can be known without asking
 * its owner whether it does.
 *
 * @param policies of the queues that could be asked
 * @param obstacle where one could not
 * @param partition of the accounts
 */
public record QueuePolicies(
    List<String> policies, Optional<Obstacle> obstacle, String partition, int queues) {

  public QueuePolicies {
    policies = List.copyOf(policies);
  }

  /** Of no queues. */
  public static QueuePolicies none(String partition) {
    return new QueuePolicies(List.of(), Optional.empty(), partition, 0);
  }

  /** Asks for them, one after another. */
  public static QueuePolicies of(AwsAccess access, List<String> urls) {
    List<String> policies = new ArrayList<>();
    Optional<Obstacle> obstacle = Optional.empty();
    for (String url : urls) {
      Answer<String> policy = policy(access, url);
      Optional<Obstacle> met =
          policy.fold(
              text -> {
                policies.add(text);
                return Optional.empty();
              },
              Optional::of);
      obstacle = obstacle.or(() -> met);
    }
    return new QueuePolicies(policies, obstacle, access.settings().partition(), urls.size());
  }

  private static Answer<String> policy(AwsAccess access, String url) {
    return Answer.of(
        AwsAction.GET_QUEUE_ATTRIBUTES,
        () -> {
          try (SqsClient sqs = access.client(SqsClient.builder(), "sqs", QueuePlace.of(url))) {
            return sqs.getQueueAttributes(
                    request -> request.queueUrl(url).attributeNames(QueueAttributeName.POLICY))
                .attributes()
                .getOrDefault(QueueAttributeName.POLICY, "");
          }
        });
  }

  /** Whether what announces the files of one of these trails may write into a queue. */
  Reading judge(List<Trail> trails) {
    for (Trail trail : trails) {
      if (trail.snsTopicARN() != null && names(trail.snsTopicARN())) {
        return Reading.good("the trail's topic writes to the queue");
      }
      if (trail.s3BucketName() != null && names(bucket(trail))) {
        return Reading.good("the log bucket writes to the queue");
      }
    }
    if (queues == 0) {
      return Reading.missing(
          "no queue is configured",
          Fix.of("Deploy collector.yaml, and name its QueueUrl in collect.sqs.queues."));
    }
    return obstacle.map(Reading::unknown).orElseGet(() -> silent(trails.get(0)));
  }

  private Reading silent(Trail trail) {
    if (trail.snsTopicARN() == null) {
      return Reading.missing(
          "the trail announces nothing",
          Fix.of(
                  "Give the trail %s a topic in place of TOPIC, then deploy collector.yaml with it."
                      .formatted(trail.name()))
              .and(
                  "aws",
                  "cloudtrail",
                  "update-trail",
                  "--name",
                  trail.trailARN(),
                  "--sns-topic-name",
                  "TOPIC",
                  "--region",
                  trail.homeRegion()));
    }
    return Reading.missing(
        "no queue lets the trail's topic write",
        Fix.of("Subscribe the queue to the trail's topic: deploy collector.yaml with it.")
            .and(
                "aws",
                "cloudformation",
                "deploy",
                "--stack-name",
                "dijkwacht",
                "--template-file",
                "collector.yaml",
                "--capabilities",
                "CAPABILITY_NAMED_IAM",
                "--parameter-overrides",
                "TrailTopicArn=" + trail.snsTopicARN(),
                "LogBucketName=" + trail.s3BucketName(),
                "LogBucketAccount=ACCOUNT"));
  }

  private String bucket(Trail trail) {
    return "arn:%s:s3:::%s".formatted(partition, trail.s3BucketName());
  }

  private boolean names(String arn) {
    return policies.stream().anyMatch(policy -> policy.contains("\"" + arn + "\""));
  }
}
