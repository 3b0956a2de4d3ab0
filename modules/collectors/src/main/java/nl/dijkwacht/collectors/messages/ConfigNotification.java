package nl.dijkwacht.collectors.messages;

import java.util.Set;
import nl.dijkwacht.collectors.messages.Message.ConfigurationItemJson;
import nl.dijkwacht.collectors.messages.Message.Ignored;
import nl.dijkwacht.collectors.messages.Message.ServiceFindingJson;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.core.signal.ServiceFinding;
import nl.dijkwacht.topics.catalogue.ObjectAnnouncement.Content;
import org.jspecify.annotations.Nullable;

/** What AWS Config tells: by SNS, through EventBridge, and to those who write rules for it. */
final class ConfigNotification {

  private static final Set<String> STATUS =
      Set.of(
          "ConfigurationSnapshotDeliveryStarted",
          "ConfigurationHistoryDeliveryStarted",
          "ConfigRulesEvaluationStarted",
          "ScheduledNotification");
  private static final Set<String> FAILURES =
      Set.of("ConfigurationSnapshotDeliveryFailed", "ConfigurationHistoryDeliveryFailed");

  private final ObjectSelection selection;

  ConfigNotification(ObjectSelection selection) {
    this.selection = selection;
  }

  void read(String messageType, JsonView message, Said said) {
    switch (messageType) {
      case "ConfigurationItemChangeNotification" ->
          items(message.member("configurationItem"), said);
      case "OversizedConfigurationItemChangeNotification" ->
          oversized(message.member("s3DeliverySummary"), said);
      case "ComplianceChangeNotification" ->
          said.add(new ServiceFindingJson(ServiceFinding.Service.CONFIG, message.bytes()));
      case "ConfigurationHistoryDeliveryCompleted", "ConfigurationSnapshotDeliveryCompleted" ->
          said.add(file(message.text("s3Bucket"), message.text("s3ObjectKey")));
      default -> other(messageType, said);
    }
  }

  /** Whether an object without a wrapper is an item. */
  static boolean isItem(JsonView object) {
    return object.text("resourceType") != null
        && object.text("configurationItemCaptureTime") != null;
  }

  private static void items(JsonView found, Said said) {
    for (JsonView item : found.elements()) {
      item(item, said);
    }
    if (!found.isArray()) {
      item(found, said);
    }
  }

  private static void item(JsonView item, Said said) {
    if (item.isObject()) {
      said.add(new ConfigurationItemJson(item.bytes()));
    } else {
      said.unusable(
          DeadLetterReason.UNKNOWN_MESSAGE, "AWS Config tells of a change without an item");
    }
  }

  /** The item lies in S3; the place is written as {@code bucket/key}. */
  private void oversized(JsonView delivery, Said said) {
    String place = delivery.text("s3BucketLocation");
    int slash = place == null ? -1 : place.indexOf('/');
    if (place == null || slash < 0) {
      said.unusable(
          DeadLetterReason.UNREADABLE_SOURCE,
          "AWS Config did not deliver the item, which is too large for a message; look at its"
              + " delivery channel");
      return;
    }
    said.add(file(place.substring(0, slash), place.substring(slash + 1)));
  }

  private Message file(@Nullable String bucket, @Nullable String key) {
    return selection.announced(bucket, key, null, Content.CONFIGURATION_ITEMS);
  }

  private static void other(String messageType, Said said) {
    if (STATUS.contains(messageType)) {
      said.ignored(Ignored.Kind.CONFIG_STATUS);
    } else if (FAILURES.contains(messageType)) {
      said.ignored(Ignored.Kind.CONFIG_FAILURE);
    } else {
      said.unusable(
          DeadLetterReason.UNKNOWN_MESSAGE, "it has a messageType that AWS Config does not write");
    }
  }
}
