package nl.dijkwacht.publish.response.runners;

import nl.dijkwacht.aws.AwsFailure;
import software.amazon.awssdk.core.exception.SdkException;

/** What asking a runner led to. Sentences are for people, and hold nothing of what was asked. */
public sealed interface Answer {

  /**
   * It took the request.
   *
   * @param execution by which the runner knows it
   * @param sentence what that means, and what it does not
   */
  record Accepted(String execution, String sentence) implements Answer {}

  /** It did not take it, for sure, and may take it later. */
  record Later(String sentence) implements Answer {}

  /** It did not take it, for sure, and will not unless somebody changes something. */
  record Declined(String sentence) implements Answer {}

  /** It may have taken it or not: there was no answer, or one of a fault on its way. */
  record Unclear(String sentence) implements Answer {}

  /** What a failure of the SDK means. */
  static Answer of(String action, SdkException failure) {
    AwsFailure told = AwsFailure.of(action, failure);
    return switch (told.kind()) {
      case THROTTLED, CREDENTIALS -> new Later(told.sentence());
      case DENIED, MISSING, REFUSED -> new Declined(told.sentence());
      case UNREACHABLE -> new Unclear(told.sentence());
    };
  }
}
