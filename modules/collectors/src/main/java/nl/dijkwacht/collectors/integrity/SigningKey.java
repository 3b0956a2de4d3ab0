package nl.dijkwacht.collectors.integrity;

import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;

/**
 * A public key of CloudTrail.
 *
 * @param validFrom the beginning of the time in which it signs
 * @param validTo the end of that time
 */
record SigningKey(RSAPublicKey key, Instant validFrom, Instant validTo) {

  /** A digest is signed some time after the hour that it covers. */
  private static final Duration LEEWAY = Duration.ofDays(1);

  boolean isValidAt(Instant time) {
    return !time.isBefore(validFrom.minus(LEEWAY)) && !time.isAfter(validTo.plus(LEEWAY));
  }
}
