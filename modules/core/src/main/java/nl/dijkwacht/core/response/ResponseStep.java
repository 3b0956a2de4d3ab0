package nl.dijkwacht.core.response;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a request.
 *
 * @param status in which it was from then on
 * @param at when (wall clock)
 * @param by who decided it, as the organisation names people; {@code dijkwacht} if nobody did
 * @param text why, or what came of it
 * @param command id of the command that it was taken by; null if it was by none
 */
public record ResponseStep(
    ResponseRequest.Status status, Instant at, String by, String text, @Nullable String command) {

  /** Who takes steps that no person decided. */
  public static final String SYSTEM = "dijkwacht";
}
