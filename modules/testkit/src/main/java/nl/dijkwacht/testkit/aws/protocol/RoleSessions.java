package nl.dijkwacht.testkit.aws.protocol;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** STS: gives keys for roles and knows which keys are good. Thread-safe. */
final class RoleSessions {

  private static final Pattern ROLE = Pattern.compile("arn:[a-z-]+:iam::([0-9]{12}):role/(.+)");
  private static final String OWN_ACCOUNT = "111111111111";
  private static final String TEMPORARY = "ASIA";

  private final Clock clock = Clock.systemUTC();
  private final AtomicInteger last = new AtomicInteger();
  private final Map<String, String> roles = new ConcurrentHashMap<>();
  private final Set<String> expired = ConcurrentHashMap.newKeySet();
  private volatile Duration duration = Duration.ofHours(1);

  void last(Duration sessions) {
    duration = sessions;
  }

  void expire(String accessKeyId) {
    expired.add(accessKeyId);
  }

  /** The role that a key was given for. */
  Optional<String> role(String accessKeyId) {
    return Optional.ofNullable(roles.get(accessKeyId));
  }

  /** What is wrong with a key; those of users are good until they are expired. */
  Optional<Fault> fault(String accessKeyId) {
    if (expired.contains(accessKeyId)) {
      return Optional.of(Fault.EXPIRED);
    }
    boolean unknown =
        accessKeyId.isEmpty()
            || (accessKeyId.startsWith(TEMPORARY) && !roles.containsKey(accessKeyId));
    return unknown ? Optional.of(Fault.UNKNOWN_KEY) : Optional.empty();
  }

  AwsAnswer assumeRole(AwsRequest request) {
    String role = request.parameter("RoleArn").orElse("");
    Matcher parts = ROLE.matcher(role);
    if (!parts.matches()) {
      return new AwsAnswer.Failure(400, "ValidationError", "RoleArn is not valid");
    }
    String account = parts.group(1);
    // The request's header cannot hold all that a role's name can.
    String name = parts.group(2).replaceAll("[^A-Za-z0-9-]", "");
    String key = TEMPORARY + account + name + "." + last.incrementAndGet();
    roles.put(key, role);
    return AwsAnswer.success(
        """
        <Credentials><AccessKeyId>%s</AccessKeyId><SecretAccessKey>secret</SecretAccessKey>\
        <SessionToken>token</SessionToken><Expiration>%s</Expiration></Credentials>\
        <AssumedRoleUser><Arn>arn:aws:sts::%s:assumed-role/%s/session</Arn>\
        <AssumedRoleId>AROATEST:session</AssumedRoleId></AssumedRoleUser>"""
            .formatted(
                key, clock.instant().plus(duration).truncatedTo(ChronoUnit.MILLIS), account, name));
  }

  AwsAnswer callerIdentity(AwsRequest request) {
    Matcher role = ROLE.matcher(request.role().orElse(""));
    return role.matches()
        ? identity(
            role.group(1),
            "arn:aws:sts::%s:assumed-role/%s/session".formatted(role.group(1), role.group(2)))
        : identity(OWN_ACCOUNT, "arn:aws:iam::%s:user/test".formatted(OWN_ACCOUNT));
  }

  private static AwsAnswer identity(String account, String arn) {
    return AwsAnswer.success(
        "<Account>%s</Account><Arn>%s</Arn><UserId>AIDATEST</UserId>".formatted(account, arn));
  }
}
