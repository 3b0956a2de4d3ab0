package nl.dijkwacht.core.trail;

import nl.dijkwacht.core.Clipped;
import nl.dijkwacht.core.json.FieldPath;
import org.jspecify.annotations.Nullable;

/** What a record tells of the session in which a call was made. */
public final class CallSession {

  private static final FieldPath ISSUER =
      FieldPath.of("userIdentity.sessionContext.sessionIssuer.arn");
  private static final FieldPath MFA =
      FieldPath.of("userIdentity.sessionContext.attributes.mfaAuthenticated");

  private CallSession() {}

  public static @Nullable String issuer(TrailEvent event) {
    return Clipped.orNull(event.text(ISSUER));
  }

  /**
   * Users and root have it or not, and keys without a session never do. For others "false" says
   * nothing: their second factor is asked for by their identity provider, or they are workloads.
   */
  public static @Nullable Boolean mfa(TrailEvent event, Principal.Kind kind) {
    String told = event.text(MFA);
    if ("true".equals(told)) {
      return true;
    }
    boolean byAwsItself = kind == Principal.Kind.IAM_USER || kind == Principal.Kind.ROOT;
    return byAwsItself ? Boolean.FALSE : null;
  }
}
