package nl.dijkwacht.app.report;

import java.util.List;
import nl.dijkwacht.core.StableId;

/** A key in 64 bits: among a million keys, two agree once in 30 million times. */
final class Fingerprint {

  private static final int DIGITS = 16;

  private Fingerprint() {}

  static long of(String key) {
    return Long.parseUnsignedLong(StableId.of(List.of(key)).substring(0, DIGITS), 16);
  }
}
