package nl.dijkwacht.registers;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A part of a bucket that an entry is about: the objects whose ARNs its pattern fits.
 *
 * @param bucket pattern of the ARNs of buckets
 * @param key pattern of the names of objects
 */
record BucketPart(NamePattern bucket, NamePattern key, AssetEntry entry) {

  static final String TYPE = "AWS::S3::Bucket";

  static final Comparator<BucketPart> CLOSEST_FIRST =
      Comparator.comparing(BucketPart::key, PatternIndex.closestFirst())
          .thenComparing(BucketPart::bucket, PatternIndex.closestFirst())
          .thenComparing(part -> part.entry().id());

  private static final String BUCKETS = ":s3:::";

  /** The part that an entry is about; null if it is about whole resources. */
  static @Nullable BucketPart of(AssetEntry entry) {
    String arn = entry.arn();
    int start = arn == null ? -1 : arn.indexOf(BUCKETS);
    int slash = arn == null || start < 0 ? -1 : arn.indexOf('/', start);
    return arn == null || slash < 0
        ? null
        : new BucketPart(
            new NamePattern(arn.substring(0, slash)),
            new NamePattern(arn.substring(slash + 1)),
            entry);
  }

  /**
   * How the part is told from others of its bucket: by the beginning of its objects' names, else by
   * their pattern; null if it is all of the bucket.
   */
  @Nullable String prefix() {
    String text = key.toString();
    String beginning = key.prefix();
    boolean plain = text.length() - beginning.length() <= 1;
    String prefix = plain ? beginning : text;
    return prefix.isEmpty() ? null : prefix;
  }
}
