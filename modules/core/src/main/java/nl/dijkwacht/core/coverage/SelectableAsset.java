package nl.dijkwacht.core.coverage;

import java.util.Optional;

/**
 * Something that personal data is kept in, as trails select it: whether it is one that {@link
 * nl.dijkwacht.core.resource.Asset} tells of is not asked here.
 *
 * @param arn as events name it; for objects their beginning: {@code arn:aws:s3:::bucket/prefix}
 * @param account 12 digits, if known
 * @param region if known
 */
public record SelectableAsset(
    AssetKind kind, String arn, Optional<String> account, Optional<String> region) {

  private static final int PARTS = 6;

  /** An asset whose ARN tells account and Region, as far as ARNs of its kind do. */
  public static SelectableAsset of(AssetKind kind, String arn) {
    String[] parts = arn.split(":", PARTS);
    return new SelectableAsset(kind, arn, part(parts, 4), part(parts, 3));
  }

  /**
   * The objects of a bucket.
   *
   * @param partition such as {@code aws}
   * @param prefix empty for all
   */
  public static SelectableAsset objects(
      String partition, String bucket, String prefix, String account, String region) {
    return new SelectableAsset(
        AssetKind.S3_OBJECTS,
        "arn:%s:s3:::%s/%s".formatted(partition, bucket, prefix),
        Optional.of(account),
        Optional.of(region));
  }

  private static Optional<String> part(String[] parts, int index) {
    return index < parts.length && !parts[index].isEmpty()
        ? Optional.of(parts[index])
        : Optional.empty();
  }
}
