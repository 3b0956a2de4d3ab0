package nl.dijkwacht.core.response;

import java.time.Instant;
import java.util.Locale;
import nl.dijkwacht.core.finding.Alert;
import org.jspecify.annotations.Nullable;

/**
 * What is to happen to a request: a policy asks for it, or a person decides about it.
 *
 * @param id of the command: the same one sent twice counts once
 * @param request id of the request
 * @param by who gave it, as the organisation names people
 * @param role in which
 * @param at when it was given (wall clock of who sent it)
 * @param text why
 * @param policy that asks for it, for {@link Action#PROPOSE} alone
 * @param alert that it asks for it about, likewise
 */
public record ResponseCommand(
    String id,
    String request,
    Action action,
    String by,
    String role,
    Instant at,
    String text,
    @Nullable String policy,
    @Nullable Alert alert) {

  /** What to do. */
  public enum Action {
    /** A policy asks for it. */
    PROPOSE,
    /** Ask the runner; also again, after it failed or nobody knows whether it was asked. */
    APPROVE,
    REFUSE,
    /** Ask the runner to undo it, or note that it was undone by hand. */
    UNDO;

    /** Its name in sentences. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** That of a policy. */
  public static ResponseCommand proposing(String policy, Alert alert, Instant at) {
    String request = ResponseRequest.idOf(alert, policy);
    return new ResponseCommand(
        request, request, Action.PROPOSE, ResponseStep.SYSTEM, "", at, "", policy, alert);
  }

  /** That of a person. */
  public static ResponseCommand deciding(
      String id, String request, Action action, String by, String role, Instant at, String why) {
    return new ResponseCommand(id, request, action, by, role, at, why, null, null);
  }
}
