package nl.dijkwacht.publish.response.policies;

import com.google.re2j.Pattern;
import java.util.Locale;

/** What can be asked to act. */
public enum RunnerKind {
  EVENTBRIDGE(
      "arn:aws[a-z-]{0,20}:events:([a-z0-9-]{5,30}):([0-9]{12}):event-bus/([A-Za-z0-9._/-]{1,256})"),
  /** A document of one's own, of others, or of AWS, which belongs to no account. */
  SSM_AUTOMATION(
      "arn:aws[a-z-]{0,20}:ssm:([a-z0-9-]{5,30}):([0-9]{12})?:document/([A-Za-z0-9_.-]{3,128})"),
  LAMBDA(
      "arn:aws[a-z-]{0,20}:lambda:([a-z0-9-]{5,30}):([0-9]{12})"
          + ":function:([A-Za-z0-9_-]{1,64}(:[A-Za-z0-9_-]{1,128})?)");

  private final Pattern arn;

  RunnerKind(String arn) {
    this.arn = Pattern.compile(arn);
  }

  Pattern arn() {
    return arn;
  }

  /** Whether it tells what came of what it took; of the others, the resource alone does. */
  public boolean tellsOutcome() {
    return this == SSM_AUTOMATION;
  }

  /** Its name in lists and metric labels. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
