package nl.dijkwacht.streams.behaviour;

import java.util.List;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.trail.Principal;

/**
 * What rights are granted to, as one key for those who get them and those who use them: all
 * sessions of a role have the role's.
 */
final class Grantee {

  private static final String ROLE = "role";
  private static final String USER = "user";
  private static final String OTHER = "principal";

  private Grantee() {}

  /** That of a principal. */
  static String of(Principal principal) {
    String account = principal.account() == null ? "" : principal.account();
    List<String> path = List.of(principal.id().split("/", -1));
    int last = path.size() - 1;
    return switch (principal.kind()) {
      case ROOT -> key(account, "root", "root");
      case IAM_USER -> key(account, USER, path.get(last));
      case ROLE -> key(account, ROLE, path.get(last));
      // Behind the role's ARN stands the name of the session, in which there is no slash.
      case PERSON_IN_ROLE -> key(account, ROLE, path.get(Math.max(0, last - 1)));
      default -> key(account, OTHER, principal.id());
    };
  }

  /** That of a role or user as a resource. */
  static String of(ResourceId resource) {
    return key(
        resource.account(), resource.type().equals("AWS::IAM::Role") ? ROLE : USER, resource.id());
  }

  /** Whether it is neither a role's, a user's nor root's. */
  static boolean isOther(String grantee) {
    return grantee.contains("/" + OTHER + "/");
  }

  private static String key(String account, String kind, String name) {
    return account + "/" + kind + "/" + name;
  }
}
