package nl.dijkwacht.simulator.calls;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who made a call, from where and with what.
 *
 * @param identity the record's {@code userIdentity}
 * @param sourceAddress an IP address, or the DNS name of an AWS service
 */
public record Caller(
    Map<String, @Nullable Object> identity,
    String sourceAddress,
    String userAgent,
    boolean fromConsole) {
  private static final long SESSION_SECONDS = 4 * 3600;

  /** Someone or something with the temporary credentials of a role. */
  public static Caller assumed(
      Role role, String session, Instant time, String sourceAddress, String userAgent) {
    Chance credentials = Chance.named(role.arn() + session + slot(role, session, time));
    Map<String, @Nullable Object> identity =
        Json.object(
            "type",
            "AssumedRole",
            "principalId",
            role.uniqueId() + ":" + session,
            "arn",
            role.sessionArn(session),
            "accountId",
            role.account().id(),
            "accessKeyId",
            "ASIA" + credentials.base32(16),
            "sessionContext",
            Json.object(
                "sessionIssuer",
                Json.object(
                    "type", "Role",
                    "principalId", role.uniqueId(),
                    "arn", role.arn(),
                    "accountId", role.account().id(),
                    "userName", role.name()),
                "attributes",
                Json.object(
                    "creationDate",
                    Instant.ofEpochSecond(slot(role, session, time)).toString(),
                    "mfaAuthenticated",
                    "false")));
    return new Caller(identity, sourceAddress, userAgent, false);
  }

  /** When the session began: sessions last some hours, and not all end at the same moment. */
  private static long slot(Role role, String session, Instant time) {
    long offset = Math.floorMod((role.name() + session).hashCode(), SESSION_SECONDS);
    return Math.floorDiv(time.getEpochSecond() - offset, SESSION_SECONDS) * SESSION_SECONDS
        + offset;
  }

  public static Caller user(Account account, String name, String sourceAddress, String userAgent) {
    Map<String, @Nullable Object> identity =
        Json.object(
            "type",
            "IAMUser",
            "principalId",
            "AIDA" + Chance.named(account.id() + name).base32(17),
            "arn",
            "arn:aws:iam::" + account.id() + ":user/" + name,
            "accountId",
            account.id(),
            "userName",
            name);
    return new Caller(identity, sourceAddress, userAgent, false);
  }

  public static Caller root(Account account, String sourceAddress, String userAgent) {
    Map<String, @Nullable Object> identity =
        Json.object(
            "type",
            "Root",
            "principalId",
            account.id(),
            "arn",
            "arn:aws:iam::" + account.id() + ":root",
            "accountId",
            account.id(),
            "accessKeyId",
            "");
    return new Caller(identity, sourceAddress, userAgent, false);
  }

  /** An AWS service in its own name: CloudTrail writes no account and no ARN then. */
  public static Caller service(String service) {
    return new Caller(
        Json.object("type", "AWSService", "invokedBy", service), service, service, false);
  }

  /** A role of another account, of which CloudTrail tells little. */
  public static Caller ofAccount(
      String account, String session, String sourceAddress, String userAgent) {
    return new Caller(
        Json.object(
            "type",
            "AWSAccount",
            "principalId",
            "AROA" + Chance.named(account).base32(17) + ":" + session,
            "accountId",
            account),
        sourceAddress,
        userAgent,
        false);
  }

  /** Someone without credentials. */
  public static Caller anonymous(String sourceAddress, String userAgent) {
    return new Caller(
        Json.object("type", "AWSAccount", "principalId", "", "accountId", "anonymous"),
        sourceAddress,
        userAgent,
        false);
  }

  /** A member of staff at the sign-in page, where no role is taken on yet. */
  public static Caller unknown(String userName, String sourceAddress, String userAgent) {
    Map<String, @Nullable Object> identity =
        Json.object(
            "type",
            "Unknown",
            "principalId",
            Account.MANAGEMENT.id(),
            "arn",
            "",
            "accountId",
            Account.MANAGEMENT.id(),
            "accessKeyId",
            "",
            "userName",
            userName);
    return new Caller(identity, sourceAddress, userAgent, false);
  }

  /** The same session with the console between it and the API. */
  public Caller throughConsole() {
    return new Caller(identity, sourceAddress, userAgent, true);
  }

  /** The same session used by an AWS service on the role's behalf. */
  public Caller invokedBy(String service) {
    Map<String, @Nullable Object> marked = Json.object();
    marked.putAll(identity);
    marked.put("invokedBy", service);
    return new Caller(marked, service, service, false);
  }

  /** The same session with the resource that AWS issued the credentials to (since version 1.11). */
  public Caller issuedTo(String issuerType, String arn) {
    Map<String, @Nullable Object> marked = Json.object();
    marked.putAll(identity);
    marked.put("inScopeOf", Json.object("issuerType", issuerType, "credentialsIssuedTo", arn));
    return new Caller(marked, sourceAddress, userAgent, fromConsole);
  }

  public boolean isService() {
    return sourceAddress.endsWith(".amazonaws.com");
  }
}
