package nl.dijkwacht.core.resource;

import org.jspecify.annotations.Nullable;

/**
 * The parts of an ARN as they stand in it; each but the last may be empty.
 *
 * @param resource all that stands behind the account, such as {@code db:letters}
 */
record Arn(String partition, String service, String region, String account, String resource) {

  private static final int PARTS = 6;

  /** The parts of a text; null if it is no ARN. */
  static @Nullable Arn of(String text) {
    if (!text.startsWith("arn:")) {
      return null;
    }
    String[] parts = text.split(":", PARTS);
    return parts.length == PARTS ? new Arn(parts[1], parts[2], parts[3], parts[4], parts[5]) : null;
  }
}
