package nl.dijkwacht.collectors.findings;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import nl.dijkwacht.collectors.json.JsonObject;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.signal.ServiceFinding;
import nl.dijkwacht.core.signal.ServiceFinding.Service;
import org.jspecify.annotations.Nullable;

/** A finding in the format of Security Hub, which passes on those of other services too. */
final class AsffFinding {

  private static final Set<String> CLOSED = Set.of("SUPPRESSED", "RESOLVED");

  private AsffFinding() {}

  static boolean isOne(JsonObject object) {
    return object.has("Id") && object.has("ProductArn");
  }

  static Parsed read(JsonObject finding) {
    String id = finding.text("Id");
    String product = finding.text("ProductArn");
    String account = finding.text("AwsAccountId");
    String region = region(finding, product);
    String title = finding.text("Title");
    Level level = level(finding.object("Severity"));
    Instant updatedAt = finding.time("UpdatedAt");
    if (id == null
        || product == null
        || title == null
        || level == null
        || updatedAt == null
        || account == null
        || region == null
        || !FindingNames.isAccount(account)) {
      return new Parsed.Refused(
          "a finding of Security Hub has an Id, ProductArn, Title, Severity, UpdatedAt,"
              + " AwsAccountId and Region");
    }
    Service service = service(product);
    Instant firstSeen = finding.time("FirstObservedAt", "CreatedAt");
    String type = finding.list("Types").stream().findFirst().map(Object::toString).orElse(null);
    return new Parsed.Found(
        new ServiceFinding(
            id(service, id, product),
            service,
            Service.SECURITY_HUB,
            account,
            region,
            level,
            type == null ? Objects.requireNonNullElse(finding.text("GeneratorId"), title) : type,
            title,
            finding.text("Description"),
            resources(finding),
            finding.isTrue("Sample"),
            isClosed(finding),
            firstSeen == null ? updatedAt : firstSeen,
            updatedAt,
            count(finding),
            finding.members()));
  }

  /** Ids of other products need not differ from each other's. */
  private static String id(Service service, String id, String product) {
    if (service != Service.SECURITY_HUB) {
      return FindingNames.ofArn(id);
    }
    return FindingNames.id(id.startsWith("arn:") ? id : product + "/" + id);
  }

  private static Service service(String product) {
    if (product.endsWith(":product/aws/guardduty")) {
      return Service.GUARD_DUTY;
    }
    return product.endsWith(":product/aws/macie") ? Service.MACIE : Service.SECURITY_HUB;
  }

  private static @Nullable String region(JsonObject finding, @Nullable String product) {
    String[] arn = product == null ? new String[0] : product.split(":", 5);
    String ofProduct = arn.length > 3 ? arn[3] : null;
    String told = finding.text("Region");
    return FindingNames.isRegion(told) ? told : FindingNames.isRegion(ofProduct) ? ofProduct : null;
  }

  private static @Nullable Level level(JsonObject severity) {
    Optional<Level> label = Level.ofLabel(String.valueOf(severity.text("Label")));
    Number normalised = severity.number("Normalized");
    return label.orElseGet(() -> normalised == null ? null : level(normalised.intValue()));
  }

  /** Security Hub's own bounds. */
  private static Level level(int normalised) {
    if (normalised >= 90) {
      return Level.CRITICAL;
    }
    if (normalised >= 70) {
      return Level.HIGH;
    }
    if (normalised >= 40) {
      return Level.MEDIUM;
    }
    return normalised >= 1 ? Level.LOW : Level.INFORMATIONAL;
  }

  /** A check that was passed is a finding to Security Hub, and none to people. */
  private static boolean isClosed(JsonObject finding) {
    return "ARCHIVED".equals(finding.text("RecordState"))
        || CLOSED.contains(String.valueOf(finding.object("Workflow").text("Status")))
        || CLOSED.contains(String.valueOf(finding.text("WorkflowState")))
        || "PASSED".equals(finding.object("Compliance").text("Status"));
  }

  private static List<String> resources(JsonObject finding) {
    return finding.list("Resources").stream()
        .map(resource -> JsonObject.of(resource).text("Id"))
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  private static long count(JsonObject finding) {
    String count = finding.object("ProductFields").text("aws/guardduty/service/count");
    return count == null || !count.matches("[0-9]{1,9}") ? 1 : Long.parseLong(count);
  }
}
