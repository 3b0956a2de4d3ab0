package nl.dijkwacht.collectors.bootstrap;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import nl.dijkwacht.collectors.json.JsonObject;
import nl.dijkwacht.collectors.json.JsonTree;
import nl.dijkwacht.collectors.json.TreeLimits;
import nl.dijkwacht.collectors.json.TreeReading;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.config.model.BaseConfigurationItem;

/**
 * A resource as a query of AWS Config lists it.
 *
 * @param row as it came, which is JSON
 */
record Listed(String row, JsonObject content) {

  /** What a query is to select: only queries give tags, while they lack other things. */
  static final String EXPRESSION =
      "SELECT accountId, awsRegion, resourceType, resourceId, resourceName, tags";

  /** Results of rules stand among the resources, and are no state of them. */
  private static final String COMPLIANCE = "AWS::Config::ResourceCompliance";

  /** Reads a row; null if it lists no resource. */
  static @Nullable Listed of(String row) {
    JsonObject content =
        JsonTree.read(row, TreeLimits.DEFAULT) instanceof TreeReading.Tree tree
            ? JsonObject.of(tree.value())
            : JsonObject.of(null);
    String type = content.text("resourceType");
    return type == null || content.text("resourceId") == null || type.equals(COMPLIANCE)
        ? null
        : new Listed(row, content);
  }

  String type() {
    return text("resourceType");
  }

  String id() {
    return text("resourceId");
  }

  String account() {
    return text("accountId");
  }

  String region() {
    return text("awsRegion");
  }

  @Nullable String name() {
    return content.text("resourceName");
  }

  private String text(String name) {
    String text = content.text(name);
    return text == null ? "" : text;
  }

  /** Whether an item is of this resource. */
  boolean is(BaseConfigurationItem item) {
    return type().equals(item.resourceTypeAsString())
        && id().equals(item.resourceId())
        && isOr(account(), item.accountId())
        && isOr(region(), item.awsRegion());
  }

  private static boolean isOr(String listed, @Nullable String told) {
    return listed.isEmpty() || listed.equals(told);
  }

  /** The item with the tags of the row, by the names that AWS Config writes. */
  Map<String, Object> complete(BaseConfigurationItem item) {
    Map<String, Object> form = new HashMap<>();
    put(form, "accountId", item.accountId());
    put(form, "awsRegion", item.awsRegion());
    put(form, "availabilityZone", item.availabilityZone());
    put(form, "resourceType", item.resourceTypeAsString());
    put(form, "resourceId", item.resourceId());
    put(form, "resourceName", item.resourceName());
    put(form, "arn", item.arn());
    put(form, "configurationItemStatus", item.configurationItemStatusAsString());
    put(form, "configurationStateId", item.configurationStateId());
    put(form, "configurationItemCaptureTime", text(item.configurationItemCaptureTime()));
    put(form, "resourceCreationTime", text(item.resourceCreationTime()));
    put(form, "configuration", item.configuration());
    put(form, "supplementaryConfiguration", item.supplementaryConfiguration());
    put(form, "tags", content.value("tags"));
    return form;
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }

  private static void put(Map<String, Object> form, String name, @Nullable Object value) {
    if (value != null) {
      form.put(name, value);
    }
  }
}
