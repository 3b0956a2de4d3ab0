package nl.dijkwacht.collectors.items;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.dijkwacht.collectors.json.InnerJson;
import nl.dijkwacht.collectors.json.JsonObject;
import nl.dijkwacht.collectors.json.TreeLimits;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.core.resource.ConfigurationItem;
import nl.dijkwacht.core.resource.ConfigurationItem.Source;
import nl.dijkwacht.core.resource.ConfigurationItem.Status;
import nl.dijkwacht.core.resource.ResourceId;
import org.jspecify.annotations.Nullable;

/** Brings an item of any form into the one of Dijkwacht. Thread-safe. */
final class ItemNormaliser {

  private static final Map<String, Status> STATUSES =
      Map.of(
          "OK", Status.PRESENT,
          "ResourceDiscovered", Status.PRESENT,
          "ResourceNotRecorded", Status.NOT_RECORDED,
          "ResourceDeleted", Status.DELETED,
          "ResourceDeletedNotRecorded", Status.DELETED);

  private static final String TAG_LIST = "Tags";
  private static final String TAG_SETS = "BucketTaggingConfiguration";

  /** Tags stand there a second time, and the API leaves them out there. */
  private static final Set<String> TAGS_AGAIN = Set.of(TAG_LIST, TAG_SETS);

  private static final JsonObject NOTHING = JsonObject.of(null);

  private final TreeLimits limits;

  ItemNormaliser(TreeLimits limits) {
    this.limits = limits;
  }

  /** The item that an object says, or why it is none. */
  Normalised read(JsonObject item, Source source) {
    ResourceId resource = ResourceNames.in(item);
    if (resource == null) {
      return refused("it does not name a resource by account, Region, type and id");
    }
    @Nullable Status status = STATUSES.get(String.valueOf(item.text("configurationItemStatus")));
    if (status == null) {
      return refused("its configurationItemStatus is none that AWS Config writes");
    }
    Instant capturedAt = item.time("configurationItemCaptureTime");
    if (capturedAt == null) {
      return new Normalised.Refused(
          DeadLetterReason.NO_EVENT_TIME,
          "its configurationItemCaptureTime is no time in ISO-8601 or since the epoch");
    }
    if (status == Status.DELETED) {
      return new Normalised.Accepted(item(item, source, resource, status, capturedAt, NOTHING));
    }
    Object configuration = decoded(item.value("configuration"));
    if (!(configuration instanceof Map<?, ?>)) {
      return refused("its configuration is no JSON object within the limits");
    }
    ConfigurationItem read =
        item(item, source, resource, status, capturedAt, JsonObject.of(configuration));
    return limits.allowDepthOf(read.configuration()) && limits.allowDepthOf(read.supplementary())
        ? new Normalised.Accepted(read)
        : new Normalised.Refused(
            DeadLetterReason.TOO_DEEP, "more than " + limits.depth() + " levels are in it");
  }

  private ConfigurationItem item(
      JsonObject item,
      Source source,
      ResourceId resource,
      Status status,
      Instant capturedAt,
      JsonObject configuration) {
    boolean deleted = status == Status.DELETED;
    JsonObject supplementary = deleted ? NOTHING : supplementary(item);
    Object tags = item.value("tags");
    boolean tagsKnown = tags != null || TAGS_AGAIN.stream().anyMatch(supplementary::has);
    return new ConfigurationItem(
        resource,
        placeOf(item, resource),
        item.text("ARN", "arn"),
        item.text("resourceName"),
        capturedAt,
        item.time("resourceCreationTime"),
        status,
        item.text("configurationStateId", "configurationStateID"),
        tags == null ? tagsAgain(supplementary) : ItemTags.of(tags),
        tagsKnown,
        configuration.members(),
        withoutTags(supplementary),
        List.of(),
        source);
  }

  /** Where a bucket lies, which its id does not tell; what has no Region lies nowhere. */
  private static @Nullable String placeOf(JsonObject item, ResourceId resource) {
    return resource.type().equals("AWS::S3::Bucket") ? ResourceNames.region(item) : null;
  }

  private Object decoded(@Nullable Object configuration) {
    return configuration == null ? Map.of() : InnerJson.decodedScalar(configuration, limits);
  }

  /** In the API's form each value is a text, and that text JSON of any kind. */
  private JsonObject supplementary(JsonObject item) {
    Map<String, Object> decoded = new LinkedHashMap<>();
    item.object("supplementaryConfiguration")
        .members()
        .forEach(
            (name, value) -> decoded.put(name, InnerJson.decodedScalar(value, limits.less(1))));
    return new JsonObject(decoded);
  }

  private static Map<String, String> tagsAgain(JsonObject supplementary) {
    Map<String, String> tags = ItemTags.ofSets(supplementary.object(TAG_SETS));
    return tags.isEmpty() ? ItemTags.of(supplementary.value(TAG_LIST)) : tags;
  }

  private static Map<String, Object> withoutTags(JsonObject supplementary) {
    Map<String, Object> rest = new LinkedHashMap<>(supplementary.members());
    rest.keySet().removeAll(TAGS_AGAIN);
    return rest;
  }

  private static Normalised refused(String detail) {
    return new Normalised.Refused(DeadLetterReason.NOT_A_CONFIGURATION_ITEM, detail);
  }

  /** What became of an item. */
  sealed interface Normalised {

    record Accepted(ConfigurationItem item) implements Normalised {}

    /**
     * It is none.
     *
     * @param detail a sentence without its content
     */
    record Refused(DeadLetterReason reason, String detail) implements Normalised {}
  }
}
