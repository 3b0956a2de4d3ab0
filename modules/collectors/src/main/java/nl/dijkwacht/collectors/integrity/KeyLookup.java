package nl.dijkwacht.collectors.integrity;

import nl.dijkwacht.aws.AwsFailure;

/** What came of looking for the key that signed a digest. */
sealed interface KeyLookup {

  record Found(SigningKey key) implements KeyLookup {}

  /** CloudTrail has no such key for that Region and time. */
  record Unknown() implements KeyLookup {}

  record Failed(AwsFailure failure) implements KeyLookup {}
}
