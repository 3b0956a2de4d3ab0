package nl.dijkwacht.testkit.aws.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/** What the client gets. */
public sealed interface AwsAnswer
    permits AwsAnswer.Success, AwsAnswer.Failure, AwsAnswer.Late, AwsAnswer.BrokenOff, Fault {

  /**
   * Success.
   *
   * @param body JSON; or XML without declaration: in the query protocol what is inside the result
   *     element, otherwise the whole document
   */
  record Success(String body) implements AwsAnswer {}

  /**
   * An error in the protocol's own form.
   *
   * @param status of HTTP
   */
  record Failure(int status, String code, String message) implements AwsAnswer {}

  /** The answer after a while (wall clock). */
  record Late(Duration delay, AwsAnswer answer) implements AwsAnswer {}

  /** Status 200 and a few bytes of the body, then the connection is closed. */
  record BrokenOff() implements AwsAnswer {}

  static AwsAnswer success(String body) {
    return new Success(body);
  }

  static AwsAnswer success(JsonNode body) {
    return new Success(body.toString());
  }

  static AwsAnswer failure(int status, String code) {
    return new Failure(status, code, "The test asked for " + code);
  }
}
