package nl.dijkwacht.core.resource;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The state of a resource at one moment, in one form whatever its source: an AWS Config item, or
 * what was polled in its place. A polled item holds only what AWS Config does not have: it adds to
 * the newest other item of its resource, and replaces the newest polled one.
 *
 * @param awsRegion where AWS has the resource, if its id has no Region and AWS told one, as with
 *     buckets
 * @param arn as AWS gives it, if it does
 * @param name of the resource, if it has one besides its id
 * @param capturedAt when AWS saw this state (event time)
 * @param createdAt when the resource was made, if known
 * @param stateId orders items that were captured at the same time, if the source gives one
 * @param tags by key
 * @param tagsKnown false where the source gives no tags, whether there are any or not
 * @param configuration JSON as maps, lists, strings, numbers and booleans, without nulls; empty for
 *     a resource that was deleted
 * @param supplementary what AWS Config or polling adds, in the same form
 * @param unknown names of what belongs in {@code supplementary} and could not be asked: what needs
 *     it is unknown too, and never passes
 */
public record ConfigurationItem(
    ResourceId resource,
    @Nullable String awsRegion,
    @Nullable String arn,
    @Nullable String name,
    Instant capturedAt,
    @Nullable Instant createdAt,
    Status status,
    @Nullable String stateId,
    Map<String, String> tags,
    boolean tagsKnown,
    Map<String, Object> configuration,
    Map<String, Object> supplementary,
    List<String> unknown,
    Source source) {

  /** What became of the resource. */
  public enum Status {
    /** It is there, as it was found or after a change. */
    PRESENT,
    /** It is there, and AWS Config does not record what it is like. */
    NOT_RECORDED,
    /** It is gone. */
    DELETED
  }

  /** Where the item came from. */
  public enum Source {
    /** A change, as it was notified. */
    NOTIFICATION,
    /** A file of changes that AWS Config delivered. */
    HISTORY,
    /** A file of all there is, that AWS Config delivered. */
    SNAPSHOT,
    /** Asked of AWS Config. */
    API,
    /** Asked of the service itself, because AWS Config does not have it. */
    POLLED
  }

  public ConfigurationItem {
    tags = Map.copyOf(tags);
    configuration = Map.copyOf(configuration);
    supplementary = Map.copyOf(supplementary);
    unknown = List.copyOf(unknown);
  }

  /** Of a resource whose id tells its Region. */
  public ConfigurationItem(
      ResourceId resource,
      @Nullable String arn,
      @Nullable String name,
      Instant capturedAt,
      @Nullable Instant createdAt,
      Status status,
      @Nullable String stateId,
      Map<String, String> tags,
      boolean tagsKnown,
      Map<String, Object> configuration,
      Map<String, Object> supplementary,
      List<String> unknown,
      Source source) {
    this(
        resource,
        null,
        arn,
        name,
        capturedAt,
        createdAt,
        status,
        stateId,
        tags,
        tagsKnown,
        configuration,
        supplementary,
        unknown,
        source);
  }

  /** Where the resource lies: a Region, or {@code global} for what lies in none. */
  public String region() {
    return awsRegion == null ? resource.region() : awsRegion;
  }
}
