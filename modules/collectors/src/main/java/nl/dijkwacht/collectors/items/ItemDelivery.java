package nl.dijkwacht.collectors.items;

import java.util.List;
import java.util.Set;
import nl.dijkwacht.collectors.Printable;
import nl.dijkwacht.collectors.items.ItemNormaliser.Normalised;
import nl.dijkwacht.collectors.json.JsonObject;
import nl.dijkwacht.collectors.json.JsonTree;
import nl.dijkwacht.collectors.json.TreeLimits;
import nl.dijkwacht.collectors.json.TreeReading;
import nl.dijkwacht.core.DeadLetter;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.core.resource.ConfigurationItem.Source;
import org.jspecify.annotations.Nullable;

/** Finds the items in one message or file, and numbers and hands them to the sink. */
final class ItemDelivery {

  /** The members that hold items one by one, in files of AWS Config and answers of its API. */
  static final Set<String> LISTS =
      Set.of("configurationItems", "baseConfigurationItems", "BaseConfigurationItems");

  /** SNS around EventBridge around the invocation of a rule, and one more. */
  private static final int MOST_WRAPPERS = 4;

  /** So many levels stand around an item's configuration in a notification. */
  static final TreeLimits LIMITS =
      new TreeLimits(TreeLimits.DEFAULT.depth() + MOST_WRAPPERS, TreeLimits.DEFAULT.size());

  private final ItemNormaliser normaliser;
  private final String place;
  private final ItemSink sink;
  private long number;
  private boolean stopped;

  ItemDelivery(ItemNormaliser normaliser, String place, ItemSink sink) {
    this.normaliser = normaliser;
    this.place = Printable.of(place);
    this.sink = sink;
  }

  /** Whether the sink takes more. */
  boolean goesOn() {
    return !stopped;
  }

  /** Takes a message, an answer, an item or a list of them. */
  void tree(Object tree, Source source) {
    tree(tree, source, 0);
  }

  /** Takes what should be an item. */
  void item(Object tree, Source source) {
    JsonObject item = JsonObject.of(tree);
    Normalised normalised = normaliser.read(item, source);
    if (normalised instanceof Normalised.Accepted accepted) {
      hand(new ItemReading.Item(number + 1, accepted.item()));
    } else if (normalised instanceof Normalised.Refused refused) {
      unusable(refused.reason(), refused.detail(), JsonTree.write(tree));
    }
  }

  void unusable(TreeReading.Broken broken, byte[] input) {
    unusable(broken.reason(), broken.detail(), input);
  }

  private void tree(@Nullable Object tree, Source source, int wrappers) {
    if (tree instanceof List<?> elements) {
      elements.forEach(element -> tree(element, source, wrappers));
    } else if (tree instanceof String text) {
      text(text, source, wrappers);
    } else {
      object(JsonObject.of(tree), source, wrappers);
    }
  }

  private void object(JsonObject object, Source source, int wrappers) {
    if (object.has("configurationItem")) {
      object.list("configurationItem").forEach(item -> item(item, source));
    } else if (object.has("configurationItemSummary")) {
      hand(new ItemReading.Oversized(number + 1, place(object.object("s3DeliverySummary"))));
    } else if (object.has("resourceType") && object.has("configurationItemStatus")) {
      item(object.members(), source);
    } else if (LISTS.stream().anyMatch(object::has)) {
      LISTS.forEach(list -> object.list(list).forEach(item -> item(item, source)));
    } else {
      wrapper(object, source, wrappers);
    }
  }

  /** What SNS, EventBridge and invocations of rules wrap messages in. */
  private void wrapper(JsonObject object, Source source, int wrappers) {
    Object wrapped = object.value("Message", "detail", "invokingEvent");
    if (wrapped != null && wrappers < MOST_WRAPPERS) {
      tree(wrapped, source, wrappers + 1);
    } else if (object.has("messageType")) {
      hand(new ItemReading.Foreign(number + 1));
    } else {
      unusable(
          DeadLetterReason.NOT_A_CONFIGURATION_ITEM,
          "it has neither an item nor a messageType",
          JsonTree.write(object.members()));
    }
  }

  private void text(String text, Source source, int wrappers) {
    TreeReading reading = JsonTree.read(text, LIMITS);
    if (reading instanceof TreeReading.Tree tree && !(tree.value() instanceof String)) {
      tree(tree.value(), source, wrappers);
    } else if (reading instanceof TreeReading.Broken broken) {
      unusable(broken, JsonTree.write(text));
    } else {
      unusable(
          DeadLetterReason.NOT_A_CONFIGURATION_ITEM,
          "it is a text and no message",
          JsonTree.write(text));
    }
  }

  /** AWS Config writes {@code bucket/key}. */
  private static @Nullable String place(JsonObject delivery) {
    String location = delivery.text("s3BucketLocation");
    return location == null || location.indexOf('/') <= 0 ? null : "s3://" + location;
  }

  private void unusable(DeadLetterReason reason, String detail, byte[] input) {
    DeadLetter letter = new DeadLetter(reason, place + "#" + (number + 1), detail, 1);
    hand(new ItemReading.Unusable(number + 1, letter, input));
  }

  private void hand(ItemReading reading) {
    number = reading.number();
    if (!stopped) {
      stopped = !sink.accept(reading);
    }
  }
}
