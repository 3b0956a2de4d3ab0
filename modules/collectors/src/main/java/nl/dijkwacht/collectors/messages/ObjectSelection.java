package nl.dijkwacht.collectors.messages;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.dijkwacht.collectors.messages.Message.Ignored;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.topics.catalogue.ObjectAnnouncement.Content;
import org.jspecify.annotations.Nullable;

/** Decides by its key whether an object is collected, and what it holds. Thread-safe. */
public final class ObjectSelection {

  /** The names of old buckets have more freedom than those of today. */
  private static final Pattern BUCKET = Pattern.compile("[A-Za-z0-9._-]{3,255}");

  private static final String WRITABILITY_CHECK = "/Config/ConfigWritabilityCheckFile";

  private final List<String> trailPrefixes;

  /**
   * @param trailPrefixes beginnings such as {@code s3://bucket/prefix/} of objects that hold
   *     records of CloudTrail although their keys do not tell, because a pipeline of one's own
   *     wrote them
   */
  public ObjectSelection(List<String> trailPrefixes) {
    this.trailPrefixes = List.copyOf(trailPrefixes);
  }

  /** What an object of this name holds, if it is to be collected. */
  public Optional<Content> content(String bucket, String key) {
    String uri = "s3://" + bucket + "/" + key;
    if (isMarker(key)) {
      return Optional.empty();
    }
    return trailPrefixes.stream().anyMatch(uri::startsWith)
        ? Optional.of(Content.TRAIL_EVENTS)
        : LogFileKey.parse(key).flatMap(ObjectSelection::content);
  }

  private static Optional<Content> content(LogFileKey key) {
    return switch (key.kind()) {
      case TRAIL -> isJson(key) ? Optional.of(Content.TRAIL_EVENTS) : Optional.empty();
      case TRAIL_DIGEST -> isJson(key) ? Optional.of(Content.TRAIL_DIGEST) : Optional.empty();
      case TRAIL_INSIGHT -> Optional.empty();
      case CONFIG_HISTORY, CONFIG_SNAPSHOT, CONFIG_OVERSIZED ->
          Optional.of(Content.CONFIGURATION_ITEMS);
    };
  }

  private static boolean isJson(LogFileKey key) {
    return key.file().endsWith(".json.gz") || key.file().endsWith(".json");
  }

  /** What the word of an object means, whose key is to tell what it holds. */
  Message announced(@Nullable String bucket, @Nullable String key, @Nullable String region) {
    return announced(bucket, key, region, null);
  }

  /** What the word of an object means. */
  Message announced(
      @Nullable String bucket,
      @Nullable String key,
      @Nullable String region,
      @Nullable Content known) {
    if (bucket == null || !BUCKET.matcher(bucket).matches() || key == null || !isKey(key)) {
      return new Message.Unusable(
          DeadLetterReason.UNKNOWN_MESSAGE, "it names no bucket and key that S3 could have");
    }
    Optional<Content> content = known == null ? content(bucket, key) : Optional.of(known);
    String ofBucket = region != null && EventOrigin.isRegion(region) ? region : null;
    return content.isPresent()
        ? new Message.ObjectAnnounced(bucket, key, ofBucket, content.get())
        : new Ignored(passedOver(key), bucket);
  }

  private static boolean isKey(String key) {
    return !key.isEmpty() && key.getBytes(StandardCharsets.UTF_8).length <= LogFileKey.LONGEST;
  }

  private static boolean isMarker(String key) {
    return key.endsWith("/") || key.endsWith(WRITABILITY_CHECK);
  }

  private static Ignored.Kind passedOver(String key) {
    if (isMarker(key)) {
      return Ignored.Kind.MARKER_OBJECT;
    }
    boolean insight =
        LogFileKey.parse(key)
            .filter(file -> file.kind() == LogFileKey.Kind.TRAIL_INSIGHT)
            .isPresent();
    return insight ? Ignored.Kind.INSIGHT_FILE : Ignored.Kind.UNKNOWN_OBJECT;
  }
}
