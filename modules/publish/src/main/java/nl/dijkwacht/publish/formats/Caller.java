package nl.dijkwacht.publish.formats;

import java.net.InetAddress;
import java.net.UnknownHostException;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.Principal;
import nl.dijkwacht.core.trail.SourceAddress;
import nl.dijkwacht.core.verdict.Attribution;
import org.jspecify.annotations.Nullable;

/**
 * A call and who made it.
 *
 * @param issuer ARN of the role or user whose session made it; null if that is not known
 * @param mfa whether the session was opened with multi-factor authentication; null if not known
 */
public record Caller(EventSummary call, @Nullable String issuer, @Nullable Boolean mfa) {

  static Caller of(EventSummary call) {
    Principal principal = call.principal();
    int slash = principal.id().lastIndexOf('/');
    boolean inRole = principal.kind() == Principal.Kind.PERSON_IN_ROLE && slash > 0;
    String role = inRole ? principal.id().substring(0, slash) : null;
    return new Caller(call, principal.kind() == Principal.Kind.ROLE ? principal.id() : role, null);
  }

  static Caller of(Attribution attribution) {
    Caller caller = of(attribution.call());
    String issuer = attribution.sessionIssuer();
    return new Caller(
        attribution.call(), issuer == null ? caller.issuer : issuer, attribution.mfa());
  }

  /** Whether anything is known of who it was. */
  public boolean isKnown() {
    return call.principal().kind() != Principal.Kind.UNKNOWN
        || !call.principal().id().equals("unknown");
  }

  /** The last part of the principal's id: a user's, a role's or a session's name. */
  public String name() {
    String id = call.principal().id();
    return id.substring(Math.max(id.lastIndexOf('/'), id.lastIndexOf(':')) + 1);
  }

  /** The address that it came from as others parse it; null if it came from none. */
  public @Nullable String ip() {
    String text = call.sourceAddress();
    byte[] bytes = text == null ? null : SourceAddress.bytes(text);
    if (bytes == null) {
      return null;
    }
    try {
      return InetAddress.getByAddress(bytes).getHostAddress();
    } catch (UnknownHostException e) {
      throw new IllegalStateException("addresses have 4 or 16 bytes", e);
    }
  }

  /** The service or endpoint that it came from; null if it came from an address. */
  public @Nullable String place() {
    return ip() == null ? call.sourceAddress() : null;
  }
}
