package nl.dijkwacht.core.cases;

import org.jspecify.annotations.Nullable;

/** Who may do what about a case. */
final class CaseMandate {

  private CaseMandate() {}

  /** Why somebody in a role may not do something; null if they may. */
  static @Nullable String refusal(CaseCommand.Action action, CaseRole role) {
    boolean may =
        switch (action) {
          // Dijkwacht tells what came of a response; it decides nothing.
          case COMMENT -> role != CaseRole.AUDITOR;
          case ADVISE, ACKNOWLEDGE, LINK, OPEN, OPEN_REQUEST ->
              role != CaseRole.AUDITOR && role != CaseRole.SYSTEM;
          case ASSIGN, ASSESS, PAUSE, RESUME -> role == CaseRole.ANALYST || role.decides();
          case AWARE, DECIDE, DECIDE_INFORMING, NOTIFY, CLOSE, EXTEND -> role.decides();
        };
    return may ? null : mayNot(role);
  }

  private static String mayNot(CaseRole role) {
    return switch (role) {
      case FG ->
          "The data protection officer (FG) advises and may not decide (Art. 38(6) AVG); use"
              + " 'dijkwacht cases advise', and let the case owner decide.";
      case AUDITOR -> "An auditor looks and changes nothing.";
      case SYSTEM -> "Only people take steps on cases.";
      default -> "Only the case owner, by the controller's mandate, does this.";
    };
  }

  /** Whether it may still be done once a case is over. */
  static boolean isForOver(CaseCommand.Action action) {
    return switch (action) {
      case COMMENT, ADVISE, LINK -> true;
      default -> false;
    };
  }
}
