package nl.dijkwacht.app.inquiry;

import java.util.stream.Stream;
import nl.dijkwacht.app.permissions.AwsAction;
import nl.dijkwacht.aws.AwsFailure;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.model.StsException;

/**
 * Why a question got no answer. Holds nothing of the answer's content but its error code.
 *
 * @param found what happened, for people
 * @param remedy what to do, a sentence that begins with a verb
 */
public record Obstacle(AwsFailure.Kind kind, String found, String remedy) {

  private static final int DEEPEST_CAUSE = 8;

  /**
   * Explains a failure.
   *
   * @param asked the permission that the request needs
   */
  public static Obstacle of(AwsAction asked, SdkException failure) {
    AwsAction action = failure instanceof StsException ? AwsAction.ASSUME_ROLE : asked;
    AwsFailure.Kind kind = AwsFailure.of(action.toString(), failure).kind();
    if (says(failure, "Unable to load region")) {
      return new Obstacle(
          AwsFailure.Kind.REFUSED, "no Region is known", "Set aws.region, or AWS_REGION.");
    }
    return switch (kind) {
      case DENIED -> denied(action);
      case CREDENTIALS -> credentials(kind, failure);
      case THROTTLED ->
          new Obstacle(kind, "AWS throttled the request", "Run the command again in a minute.");
      case MISSING ->
          new Obstacle(kind, "it does not exist", "Check its name, account and Region.");
      case UNREACHABLE ->
          new Obstacle(
              kind,
              "AWS did not answer",
              "Check the way to AWS from here: proxy, VPC endpoints, security groups, DNS, and"
                  + " aws.endpoints.");
      case REFUSED ->
          new Obstacle(
              kind,
              "AWS refused " + action + code(failure),
              "Look the code up in the service's documentation; the Region may not offer it.");
    };
  }

  /** Explains that nothing came in time. */
  public static Obstacle late(long seconds) {
    return new Obstacle(
        AwsFailure.Kind.UNREACHABLE,
        "no answer within %d s".formatted(seconds),
        "Check the way from here: proxy, VPC endpoints, security groups, DNS.");
  }

  private static Obstacle denied(AwsAction action) {
    if (action == AwsAction.ASSUME_ROLE) {
      return new Obstacle(
          AwsFailure.Kind.DENIED,
          "the role cannot be assumed",
          "Deploy reader-role.yaml there, and compare aws.role-name and aws.external-id with its"
              + " parameters; this process needs sts:AssumeRole.");
    }
    return new Obstacle(
        AwsFailure.Kind.DENIED,
        action + " is not permitted",
        "Allow %s: %s of docs/aws has it."
            .formatted(
                action,
                switch (action.role()) {
                  case READER -> "reader-role.yaml";
                  case COLLECTOR -> "collector-policy.json";
                  case RESPONDER -> "response-policy.json";
                }));
  }

  private static Obstacle credentials(AwsFailure.Kind kind, SdkException failure) {
    String code = code(failure);
    if (code.isEmpty()) {
      return new Obstacle(
          kind,
          "there are no credentials",
          "Give this process a role (instance profile, task role), or AWS_PROFILE, or"
              + " AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.");
    }
    if (code.contains("Expired")) {
      return new Obstacle(
          kind, "the credentials have expired" + code, "Sign in again, or use a role.");
    }
    if (code.contains("TooSkewed")) {
      return new Obstacle(
          kind, "the clock of this machine is wrong" + code, "Set the clock by NTP.");
    }
    return new Obstacle(
        kind,
        "AWS does not accept the credentials" + code,
        "Check that the keys are active and of partition aws.partition.");
  }

  private static String code(SdkException failure) {
    return failure instanceof AwsServiceException service
            && service.awsErrorDetails() != null
            && service.awsErrorDetails().errorCode() != null
        ? " (%s)".formatted(service.awsErrorDetails().errorCode().replaceAll("[^\\w.-]", "?"))
        : "";
  }

  private static boolean says(Throwable failure, String words) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(DEEPEST_CAUSE)
        .anyMatch(cause -> cause.getMessage() != null && cause.getMessage().contains(words));
  }
}
