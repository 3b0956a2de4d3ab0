package nl.dijkwacht.publish.messages;

import java.time.Duration;
import nl.dijkwacht.core.finding.Alert;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.trail.Principal;
import nl.dijkwacht.core.verdict.Attribution;
import nl.dijkwacht.core.verdict.Change;

/** In English. */
record English() implements Phrases {

  @Override
  public String level(Level level) {
    return level.label();
  }

  @Override
  public String transition(Alert.Transition transition, boolean control) {
    return switch (transition) {
      case OPENED -> control ? "Not so: " : "";
      case WORSENED -> control ? "Worse, not so: " : "Worse: ";
      case RESOLVED -> "Resolved: ";
      case REOPENED -> control ? "Again not so: " : "Again: ";
      case RECURRED -> "Again, after a quiet time: ";
      case ATTRIBUTED -> "Now known who caused it, not so: ";
      case FLAPPING -> "Comes and goes, no more is told until it is stable: ";
      case EXCEPTION_EXPIRED -> "Its exception is over: ";
    };
  }

  @Override
  public String call(String service, String call, String account, String region) {
    return "%s of %s in account %s%s"
        .formatted(call, service, account, region.isEmpty() ? "" : " (" + region + ")");
  }

  @Override
  public String state(String account, String region) {
    return "the state of the resource in account %s%s"
        .formatted(account, region.isEmpty() ? "" : " (" + region + ")");
  }

  @Override
  public String personalData(boolean specialCategory) {
    return specialCategory ? "personal data of a special category (art. 9)" : "personal data";
  }

  @Override
  public String watchesLogging() {
    return "it keeps the log of others";
  }

  @Override
  public String who(Principal.Kind kind, String name) {
    return switch (kind) {
      case ROOT -> "the root user " + name;
      case IAM_USER, PERSON_IN_ROLE, FEDERATED_USER, IDENTITY_CENTER_USER -> "a person: " + name;
      case ROLE -> "a program in the role " + name;
      case AWS_SERVICE -> "the service " + name + " of AWS";
      case OTHER_ACCOUNT -> "somebody in another account: " + name;
      case ANONYMOUS -> "somebody without signing in";
      case UNKNOWN -> "not known";
    };
  }

  @Override
  public String from(String address) {
    return " from " + address;
  }

  @Override
  public String means(Change.Means means) {
    return switch (means) {
      case CONSOLE -> "by the console";
      case CLOUDFORMATION -> "by CloudFormation";
      case TERRAFORM -> "by Terraform";
      case DEPLOYMENT_TOOL -> "by a deployment tool";
      case COMMAND_LINE -> "by the command line";
      case SDK -> "by a program";
      case AWS_SERVICE -> "by a service of AWS";
      case UNKNOWN -> "by means that are not known";
    };
  }

  @Override
  public String confidence(Attribution.Confidence confidence, int rivals) {
    String sure =
        switch (confidence) {
          case CERTAIN -> "this is certain";
          case LIKELY -> "this is likely";
          case POSSIBLE -> "this is possible";
        };
    return rivals == 0
        ? sure
        : sure + "; %,d calls of others could have caused it too".formatted(rivals);
  }

  @Override
  public String nobodyYet() {
    return "not known yet: no call that was seen so far explains it";
  }

  @Override
  public String provisional() {
    return "provisional: the next state of the resource confirms it or not";
  }

  @Override
  public String withdrawn() {
    return "withdrawn: it turned out that it was not so";
  }

  @Override
  public String commandFor(String text) {
    return text;
  }

  @Override
  public String forPeople(String names) {
    return "For: " + names;
  }

  @Override
  public String legalEntity(String name) {
    return "the case of " + name;
  }

  @Override
  public String dueAt(String time) {
    return "the term ends " + time;
  }

  @Override
  public String escalated(Duration after) {
    return "Nobody took it up within " + Phrases.readable(after, "h") + ": ";
  }

  @Override
  public String gathered(int count, Level gravest) {
    return "%,d messages, the gravest is %s".formatted(count, level(gravest));
  }

  @Override
  public String more(int count) {
    return "and %,d more; 'dijkwacht findings list' shows all that is open".formatted(count);
  }

  @Override
  public String responseWaits(String finding) {
    return "A response may wait for approval: dijkwacht response list --finding %s"
        .formatted(finding);
  }

  @Override
  public String test() {
    return "Test: ";
  }
}
