package nl.dijkwacht.collectors.integrity;

import java.security.interfaces.RSAPublicKey;
import java.time.Instant;

/**
 * A public key of CloudTrail.
 *
 * @param validFrom the beginning of the time in which it is known to sign
 * @param validTo the end of that time
 */
record SigningKey(RSAPublicKey key, Instant validFrom, Instant validTo) {

  boolean isValidAt(Instant time) {
    return !time.isBefore(validFrom) && !time.isAfter(validTo);
  }

  /** The same, known to sign at this time too. */
  SigningKey validAlsoAt(Instant time) {
    return new SigningKey(
        key, time.isBefore(validFrom) ? time : validFrom, time.isAfter(validTo) ? time : validTo);
  }
}
