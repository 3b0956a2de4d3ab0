package nl.dijkwacht.core.resource;

/**
 * What names a resource of AWS, in one canonical form whatever the source, as {@link
 * ResourceIdentity} gives it.
 *
 * @param partition such as {@code aws} or {@code aws-eusc}
 * @param account 12 digits, or empty where the source tells none
 * @param region such as {@code eu-west-1}, or {@code global} for services without Regions and for
 *     buckets, whose names are the same in all of them
 * @param type by AWS Config's names, such as {@code AWS::S3::Bucket}
 * @param id by which calls name it, such as a bucket's, a database's or a role's name
 */
public record ResourceId(String partition, String account, String region, String type, String id) {

  private static final int PARTS = 5;

  /** {@code partition/account/region/type/id}, as keys of topics have it. */
  @Override
  public String toString() {
    return String.join("/", partition, account, region, type, id);
  }

  /** Type and id of a resource in its canonical form; another text as it is. */
  public static String named(String canonical) {
    String[] parts = canonical.split("/", PARTS);
    return parts.length == PARTS ? parts[PARTS - 2] + " " + parts[PARTS - 1] : canonical;
  }
}
