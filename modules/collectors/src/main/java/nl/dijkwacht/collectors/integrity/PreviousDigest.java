package nl.dijkwacht.collectors.integrity;

/**
 * What a digest says of the one before it.
 *
 * @param hash of its uncompressed content, in hexadecimal digits
 * @param signature in hexadecimal digits
 */
record PreviousDigest(
    String bucket, String key, String hash, String hashAlgorithm, String signature) {

  String uri() {
    return "s3://" + bucket + "/" + key;
  }
}
