package nl.dijkwacht.core.trail;

import nl.dijkwacht.core.Clipped;
import nl.dijkwacht.core.json.FieldPath;
import org.jspecify.annotations.Nullable;

/**
 * Who made a call. Workloads are folded to their role; people are not, since a whole department may
 * work through one role: for them the session's name belongs to the id.
 *
 * @param id an ARN where there is one, for people with {@code /session} behind the role's ARN; for
 *     AWS services their DNS name; of other accounts the unique id of the user or role
 * @param account of the principal, 12 digits, where it is known
 */
public record Principal(Kind kind, String id, @Nullable String account) {

  /** What kind of caller CloudTrail's {@code userIdentity} tells of. */
  public enum Kind {
    ROOT,
    IAM_USER,
    ROLE,
    PERSON_IN_ROLE,
    FEDERATED_USER,
    IDENTITY_CENTER_USER,
    AWS_SERVICE,
    OTHER_ACCOUNT,
    ANONYMOUS,
    UNKNOWN;

    /** Whether it is a person who signs in for a while, and not with keys that stay. */
    public boolean signsIn() {
      return this == PERSON_IN_ROLE || this == FEDERATED_USER || this == IDENTITY_CENTER_USER;
    }
  }

  private static final FieldPath TYPE = FieldPath.of("userIdentity.type");
  private static final FieldPath ARN = FieldPath.of("userIdentity.arn");
  private static final FieldPath ACCOUNT = FieldPath.of("userIdentity.accountId");
  private static final FieldPath PRINCIPAL_ID = FieldPath.of("userIdentity.principalId");
  private static final FieldPath USER_NAME = FieldPath.of("userIdentity.userName");
  private static final FieldPath INVOKED_BY = FieldPath.of("userIdentity.invokedBy");
  private static final FieldPath ON_BEHALF_OF = FieldPath.of("userIdentity.onBehalfOf.userId");
  private static final FieldPath ISSUER =
      FieldPath.of("userIdentity.sessionContext.sessionIssuer.arn");
  private static final FieldPath SOURCE_IDENTITY =
      FieldPath.of("userIdentity.sessionContext.sourceIdentity");
  private static final String ASSUMED_ROLE = ":assumed-role/";
  private static final String ROLE_ID = "AROA";
  private static final String SSO_ROLE = "/AWSReservedSSO_";

  /** Reads who made an event. */
  public static Principal of(TrailEvent event) {
    String type = event.text(TYPE);
    String account = Clipped.orNull(event.text(ACCOUNT));
    if (type == null) {
      return named(Kind.UNKNOWN, event, account);
    }
    return switch (type) {
      case "Root" -> named(Kind.ROOT, event, account);
      case "IAMUser" -> named(Kind.IAM_USER, event, account);
      case "AssumedRole", "Role" -> inRole(event, account);
      case "FederatedUser", "SAMLUser", "WebIdentityUser" ->
          named(Kind.FEDERATED_USER, event, account);
      case "IdentityCenterUser" ->
          identified(Kind.IDENTITY_CENTER_USER, event.text(ON_BEHALF_OF), account);
      case "AWSService" -> identified(Kind.AWS_SERVICE, event.text(INVOKED_BY), account);
      case "AWSAccount" -> otherAccount(event, account);
      default -> named(Kind.UNKNOWN, event, account);
    };
  }

  private static Principal inRole(TrailEvent event, @Nullable String account) {
    String issuer = event.text(ISSUER);
    String arn = either(event.text(ARN), issuer);
    if (arn == null) {
      return named(Kind.ROLE, event, account);
    }
    int slash = sessionSlash(arn);
    String session = slash < 0 ? null : arn.substring(slash + 1);
    String role = issuer != null ? issuer : slash < 0 ? arn : arn.substring(0, slash);
    String person = event.text(SOURCE_IDENTITY);
    if (person == null && session != null && (role.contains(SSO_ROLE) || session.contains("@"))) {
      person = session;
    }
    return person == null
        ? identified(Kind.ROLE, role, account)
        : identified(Kind.PERSON_IN_ROLE, role + "/" + person, account);
  }

  /** Where the session's name starts in {@code …:assumed-role/role/session}, or -1. */
  private static int sessionSlash(String arn) {
    int role = arn.indexOf(ASSUMED_ROLE);
    return role < 0 ? -1 : arn.indexOf('/', role + ASSUMED_ROLE.length());
  }

  private static Principal otherAccount(TrailEvent event, @Nullable String account) {
    String id = event.text(PRINCIPAL_ID);
    boolean anonymous = id == null && (account == null || !isAccountId(account));
    return anonymous || "anonymous".equalsIgnoreCase(account)
        ? new Principal(Kind.ANONYMOUS, "anonymous", null)
        : identified(Kind.OTHER_ACCOUNT, id == null ? account : folded(id), account);
  }

  /** A role of another account is known by its id only; behind it stands the session's name. */
  private static String folded(String principalId) {
    int colon = principalId.indexOf(':');
    boolean workload = principalId.startsWith(ROLE_ID) && principalId.indexOf('@', colon) < 0;
    return workload && colon > 0 ? principalId.substring(0, colon) : principalId;
  }

  private static boolean isAccountId(String account) {
    return account.length() == 12 && account.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static Principal named(Kind kind, TrailEvent event, @Nullable String account) {
    String named = either(event.text(ARN), either(event.text(PRINCIPAL_ID), event.text(USER_NAME)));
    return identified(kind, either(named, either(event.text(INVOKED_BY), account)), account);
  }

  private static Principal identified(Kind kind, @Nullable String id, @Nullable String account) {
    return new Principal(kind, id == null ? "unknown" : Clipped.text(id), account);
  }

  private static @Nullable String either(@Nullable String text, @Nullable String other) {
    return text != null ? text : other;
  }
}
