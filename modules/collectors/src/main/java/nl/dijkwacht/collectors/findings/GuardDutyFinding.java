package nl.dijkwacht.collectors.findings;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nl.dijkwacht.collectors.json.InnerJson;
import nl.dijkwacht.collectors.json.JsonObject;
import nl.dijkwacht.collectors.json.TreeLimits;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.signal.ServiceFinding;
import nl.dijkwacht.core.signal.ServiceFinding.Service;
import org.jspecify.annotations.Nullable;

/** A finding of GuardDuty, with names as events have them or as its API has them. */
final class GuardDutyFinding {

  private static final double CRITICAL = 9;
  private static final double HIGH = 7;
  private static final double MEDIUM = 4;
  private static final int ACCOUNT_DIGITS = 12;
  private static final String SAMPLE_TITLE = "[SAMPLE]";

  private GuardDutyFinding() {}

  static boolean isOne(JsonObject object) {
    return (object.has("service") && object.has("resource") && object.has("severity"))
        || (object.has("Service") && object.has("Resource") && object.has("Severity"));
  }

  static Parsed read(JsonObject object) {
    JsonObject finding = object.has("service") ? object : asInEvents(object);
    JsonObject service = finding.object("service");
    String id = finding.text("id");
    String account = finding.text("accountId");
    String region = finding.text("region");
    String type = finding.text("type");
    String title = finding.text("title");
    Number severity = finding.number("severity");
    Instant updatedAt = finding.time("updatedAt");
    if (id == null
        || type == null
        || severity == null
        || updatedAt == null
        || account == null
        || region == null
        || !FindingNames.isAccount(account)
        || !FindingNames.isRegion(region)) {
      return new Parsed.Refused(
          "a finding of GuardDuty has an id, type, severity, updatedAt, accountId and region");
    }
    Instant firstSeen = service.time("eventFirstSeen");
    Number count = service.number("count");
    String name = title == null ? type : title;
    return new Parsed.Found(
        new ServiceFinding(
            FindingNames.id(id),
            Service.GUARD_DUTY,
            Service.GUARD_DUTY,
            account,
            region,
            level(severity.doubleValue()),
            type,
            name,
            finding.text("description"),
            List.copyOf(resources(finding, account)),
            isSample(service, name),
            service.isTrue("archived"),
            firstSeen == null ? updatedAt : firstSeen,
            updatedAt,
            count == null ? 1 : count.longValue(),
            finding.members()));
  }

  /** GuardDuty's own bounds. */
  static Level level(double severity) {
    if (severity >= CRITICAL) {
      return Level.CRITICAL;
    }
    if (severity >= HIGH) {
      return Level.HIGH;
    }
    return severity >= MEDIUM ? Level.MEDIUM : Level.LOW;
  }

  private static boolean isSample(JsonObject service, String title) {
    JsonObject more = service.object("additionalInfo");
    Object told = InnerJson.decoded(more.members(), TreeLimits.DEFAULT);
    return title.startsWith(SAMPLE_TITLE)
        || more.isTrue("sample")
        || JsonObject.of(told).object("value").isTrue("sample");
  }

  private static Set<String> resources(JsonObject finding, String account) {
    JsonObject resource = finding.object("resource");
    Set<String> resources = new TreeSet<>();
    add(resources, resource.object("instanceDetails").text("instanceId"));
    for (Object bucket : resource.list("s3BucketDetails")) {
      add(resources, JsonObject.of(bucket).text("arn", "name"));
    }
    JsonObject key = resource.object("accessKeyDetails");
    String user = user(finding.text("partition"), account, key);
    add(resources, user == null ? key.text("userName", "principalId") : user);
    add(resources, resource.object("eksClusterDetails").text("arn", "name"));
    add(resources, resource.object("ecsClusterDetails").text("arn", "name"));
    add(resources, resource.object("lambdaDetails").text("functionArn", "functionName"));
    JsonObject database = resource.object("rdsDbInstanceDetails");
    add(resources, database.text("dbInstanceArn", "dbInstanceIdentifier"));
    return resources;
  }

  /**
   * The ARN of an IAM user, of which GuardDuty tells the name alone: the path is not in it, and a
   * name is unique in its account without. Null for other principals: behind the name of a role may
   * stand several people.
   */
  private static @Nullable String user(@Nullable String partition, String account, JsonObject key) {
    String name = key.text("userName");
    boolean complete =
        "IAMUser".equals(key.text("userType"))
            && FindingNames.isUserName(name)
            && FindingNames.isPartition(partition)
            && account.length() == ACCOUNT_DIGITS;
    return complete ? "arn:%s:iam::%s:user/%s".formatted(partition, account, name) : null;
  }

  private static void add(Set<String> resources, @Nullable String name) {
    if (name != null) {
      resources.add(name);
    }
  }

  /** The API's names begin with capitals; names in maps of types, such as AWS::S3::Bucket, stay. */
  private static JsonObject asInEvents(JsonObject finding) {
    return JsonObject.of(asInEvents((Object) finding.members()));
  }

  private static Object asInEvents(Object value) {
    if (value instanceof Map<?, ?> members) {
      Map<String, Object> renamed = new LinkedHashMap<>();
      members.forEach((name, member) -> renamed.put(asInEvents((String) name), asInEvents(member)));
      return renamed;
    }
    return value instanceof List<?> elements
        ? elements.stream().map(GuardDutyFinding::asInEvents).toList()
        : value;
  }

  private static String asInEvents(String name) {
    boolean capitals = name.length() > 1 && Character.isUpperCase(name.charAt(1));
    return capitals || name.isEmpty()
        ? name
        : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }
}
