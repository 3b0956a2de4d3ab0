package nl.dijkwacht.app.terminal;

import java.util.Locale;
import nl.dijkwacht.core.trail.Principal;
import nl.dijkwacht.core.verdict.Attribution;
import org.jspecify.annotations.Nullable;

/** Who did something, for people. */
final class Who {

  private Who() {}

  /** The person first: the ARN of a role is long, and the same for a whole department. */
  static String of(Principal principal) {
    String id = principal.id();
    int person = id.lastIndexOf('/');
    if (principal.kind() != Principal.Kind.PERSON_IN_ROLE || person < 0) {
      return Terminal.plain(id);
    }
    String role = id.substring(0, person);
    return Terminal.plain(
        id.substring(person + 1) + " in role " + role.substring(role.lastIndexOf('/') + 1));
  }

  /** Through what, and how sure it is; that nobody is named yet is said too. */
  static String of(@Nullable Attribution attribution) {
    if (attribution == null) {
      return "not known yet: no call that was seen so far explains it";
    }
    StringBuilder text = new StringBuilder(of(attribution.call().principal()));
    if (attribution.call().sourceAddress() != null) {
      text.append(" from ").append(Terminal.plain(attribution.call().sourceAddress()));
    }
    text.append(", ").append(means(attribution));
    return text.append(" (").append(confidence(attribution)).append(')').toString();
  }

  private static String means(Attribution attribution) {
    return switch (attribution.means()) {
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

  private static String confidence(Attribution attribution) {
    String sure = attribution.confidence().name().toLowerCase(Locale.ROOT);
    return attribution.rivals() == 0
        ? sure
        : "%s; %,d calls of others could have caused it too".formatted(sure, attribution.rivals());
  }
}
