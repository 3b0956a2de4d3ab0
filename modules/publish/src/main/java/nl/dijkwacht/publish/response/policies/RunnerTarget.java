package nl.dijkwacht.publish.response.policies;

import com.google.re2j.Matcher;
import java.util.Optional;

/**
 * Who is asked to act, by its ARN.
 *
 * @param account 12 digits; empty for a document that AWS provides
 * @param name of the bus, document or function
 */
public record RunnerTarget(
    RunnerKind kind, String arn, String region, String account, String name) {

  /** What its ARN may be, for people. */
  public static final String FORM =
      "the ARN of an event bus, a document of SSM or a function, such as"
          + " arn:aws:ssm:eu-west-1:111122223333:document/Isolate";

  /** The target that an ARN names; empty if it names none. */
  public static Optional<RunnerTarget> of(String arn) {
    for (RunnerKind kind : RunnerKind.values()) {
      Matcher parts = kind.arn().matcher(arn);
      if (parts.matches()) {
        String account = parts.group(2) == null ? "" : parts.group(2);
        return Optional.of(new RunnerTarget(kind, arn, parts.group(1), account, parts.group(3)));
      }
    }
    return Optional.empty();
  }
}
