package nl.dijkwacht.core;

/**
 * What names a resource of AWS, in one canonical form whatever the source.
 *
 * @param partition such as {@code aws} or {@code aws-eusc}
 * @param account 12 digits, or empty where the source tells none
 * @param region such as {@code eu-west-1}, or {@code global}
 * @param type by AWS Config's names, such as {@code AWS::S3::Bucket}
 * @param id by AWS Config's use for the type, such as a bucket's name
 */
public record ResourceId(String partition, String account, String region, String type, String id) {

  /** {@code partition/account/region/type/id}, as keys of topics have it. */
  @Override
  public String toString() {
    return String.join("/", partition, account, region, type, id);
  }
}
