package nl.dijkwacht.collectors.findings;

import java.time.Instant;
import java.util.List;
import nl.dijkwacht.collectors.json.JsonObject;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.signal.ServiceFinding;
import nl.dijkwacht.core.signal.ServiceFinding.Service;
import org.jspecify.annotations.Nullable;

/**
 * A resource that no longer complies with a rule of AWS Config, or does again: one finding for each
 * rule and resource. AWS Config does not say how bad it is, so it is of medium level.
 */
final class ComplianceChange {

  private static final String NON_COMPLIANT = "NON_COMPLIANT";
  private static final String INSUFFICIENT_DATA = "INSUFFICIENT_DATA";

  private ComplianceChange() {}

  static boolean isOne(JsonObject object) {
    return object.has("configRuleName") && object.has("resourceType") && object.has("resourceId");
  }

  static Parsed read(JsonObject change) {
    JsonObject now = change.object("newEvaluationResult");
    JsonObject before = change.object("oldEvaluationResult");
    String rule = change.text("configRuleName");
    String resourceType = change.text("resourceType");
    String resourceId = change.text("resourceId");
    String account = change.text("awsAccountId");
    String region = change.text("awsRegion");
    Instant updatedAt = updatedAt(change, now);
    if (rule == null
        || resourceType == null
        || resourceId == null
        || updatedAt == null
        || account == null
        || region == null
        || !FindingNames.isAccount(account)
        || !FindingNames.isRegion(region)) {
      return new Parsed.Refused(
          "a change of compliance has a configRuleName, resourceType, resourceId, awsAccountId,"
              + " awsRegion and time");
    }
    if (is(INSUFFICIENT_DATA, now)) {
      return new Parsed.Undecided();
    }
    // Without a new result the rule or the resource is gone.
    boolean open = is(NON_COMPLIANT, now);
    Instant since = !open && is(NON_COMPLIANT, before) ? recordedAt(before) : null;
    return new Parsed.Found(
        new ServiceFinding(
            StableId.of(List.of("config", account, region, rule, resourceType, resourceId)),
            Service.CONFIG,
            Service.CONFIG,
            account,
            region,
            Level.MEDIUM,
            rule,
            "A resource does not comply with the rule " + rule,
            now.text("annotation"),
            List.of(resourceId),
            false,
            !open,
            since == null ? updatedAt : since,
            updatedAt,
            1,
            change.members()));
  }

  private static boolean is(String compliance, JsonObject result) {
    return compliance.equals(result.text("complianceType"));
  }

  private static @Nullable Instant updatedAt(JsonObject change, JsonObject now) {
    Instant recorded = recordedAt(now);
    return recorded == null ? change.time("notificationCreationTime") : recorded;
  }

  private static @Nullable Instant recordedAt(JsonObject result) {
    return result.time("resultRecordedTime");
  }
}
