package nl.dijkwacht.app.privacy;

import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import nl.dijkwacht.core.Clipped;
import nl.dijkwacht.core.privacy.AuditEvent;
import org.jspecify.annotations.Nullable;

/**
 * Who asks for something about a person, and why.
 *
 * @param by as they call themselves, on one line
 * @param user of this machine
 * @param reason on one line
 */
public record Asking(String by, String user, String reason) {

  private static final int SHORTEST_REASON = 3;

  /**
   * Who asks at this machine.
   *
   * @throws IOException with a sentence for people, if no reason is given
   */
  public static Asking of(@Nullable String by, String reason) throws IOException {
    String user = Clipped.line(System.getProperty("user.name", ""));
    String why = Clipped.line(reason);
    if (why.length() < SHORTEST_REASON) {
      throw new IOException(
          "the reason is too short; write why, so that an auditor understands it");
    }
    return new Asking(by == null ? user : Clipped.line(by), user, why);
  }

  /** What is noted of it. */
  public AuditEvent event(
      AuditEvent.Action action, String about, @Nullable Boolean found, Instant at) {
    return new AuditEvent(UUID.randomUUID().toString(), at, by, user, action, about, reason, found);
  }
}
