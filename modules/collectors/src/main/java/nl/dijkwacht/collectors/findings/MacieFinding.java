package nl.dijkwacht.collectors.findings;

import java.time.Instant;
import java.util.List;
import nl.dijkwacht.collectors.json.JsonObject;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.signal.ServiceFinding;
import nl.dijkwacht.core.signal.ServiceFinding.Service;
import org.jspecify.annotations.Nullable;

/** A finding of Macie, in events and in its API alike. */
final class MacieFinding {

  private MacieFinding() {}

  static boolean isOne(JsonObject object) {
    return object.has("resourcesAffected") || object.object("severity").has("score");
  }

  static Parsed read(JsonObject finding) {
    String id = finding.text("id");
    String account = finding.text("accountId");
    String region = finding.text("region");
    String type = finding.text("type");
    String title = finding.text("title");
    Level level = level(finding.object("severity").number("score"));
    Instant updatedAt = finding.time("updatedAt");
    if (id == null
        || type == null
        || level == null
        || updatedAt == null
        || account == null
        || region == null
        || !FindingNames.isAccount(account)
        || !FindingNames.isRegion(region)) {
      return new Parsed.Refused(
          "a finding of Macie has an id, type, severity.score, updatedAt, accountId and region");
    }
    Instant createdAt = finding.time("createdAt");
    Number count = finding.number("count");
    // Keys of objects may name people: they stay in the detail.
    String bucket = finding.object("resourcesAffected").object("s3Bucket").text("arn", "name");
    return new Parsed.Found(
        new ServiceFinding(
            FindingNames.id(id),
            Service.MACIE,
            Service.MACIE,
            account,
            region,
            level,
            type,
            title == null ? type : title,
            finding.text("description"),
            bucket == null ? List.of() : List.of(bucket),
            finding.isTrue("sample"),
            finding.isTrue("archived"),
            createdAt == null ? updatedAt : createdAt,
            updatedAt,
            count == null ? 1 : count.longValue(),
            finding.members()));
  }

  private static @Nullable Level level(@Nullable Number score) {
    if (score == null) {
      return null;
    }
    return switch (score.intValue()) {
      case 1 -> Level.LOW;
      case 2 -> Level.MEDIUM;
      case 3 -> Level.HIGH;
      default -> null;
    };
  }
}
