package nl.dijkwacht.core.json;

/**
 * Bounds on one JSON text from outside.
 *
 * @param maxBytes size of the text
 * @param maxDepth nesting of objects and arrays; real CloudTrail records reach 11
 */
public record JsonLimits(int maxBytes, int maxDepth) {

  /** One MiB, as Kafka's default for a record, and a depth of 64. */
  public static final JsonLimits DEFAULT = new JsonLimits(1 << 20, 64);
}
