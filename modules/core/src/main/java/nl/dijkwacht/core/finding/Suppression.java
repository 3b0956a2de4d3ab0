package nl.dijkwacht.core.finding;

import java.time.Instant;
import nl.dijkwacht.core.Clipped;

/**
 * Why nobody is alerted to a finding though it stands.
 *
 * @param exception id in the register of exceptions, or {@link #ACCEPTED_RISK}
 * @param owner who answers for it
 * @param until when it ends (wall clock): what still stands is reopened then
 */
public record Suppression(String exception, String owner, String reason, Instant until) {

  /** Of a finding whose risk a person accepted. */
  public static final String ACCEPTED_RISK = "accepted-risk";

  static Suppression of(ExceptionEntry entry) {
    return new Suppression(
        Clipped.line(entry.id()),
        Clipped.line(entry.owner()),
        Clipped.line(entry.reason()),
        entry.expires());
  }

  static Suppression of(Handling.Deferral risk) {
    return new Suppression(ACCEPTED_RISK, risk.owner(), risk.reason(), risk.until());
  }
}
