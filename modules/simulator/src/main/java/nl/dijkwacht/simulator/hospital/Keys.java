package nl.dijkwacht.simulator.hospital;

import nl.dijkwacht.simulator.calls.Account;
import nl.dijkwacht.simulator.calls.Chance;

/** The KMS keys of the hospital. */
final class Keys {
  private Keys() {}

  /** The ARN of the key that a bucket is encrypted with. */
  static String of(Bucket bucket) {
    return arn(bucket.owner(), bucket.region(), bucket.bucketName());
  }

  static String arn(Account account, String region, String purpose) {
    String id = Chance.named(account.id() + purpose).uuid();
    return "arn:aws:kms:" + region + ":" + account.id() + ":key/" + id;
  }
}
