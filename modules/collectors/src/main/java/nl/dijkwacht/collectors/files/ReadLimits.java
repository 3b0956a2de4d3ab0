package nl.dijkwacht.collectors.files;

import nl.dijkwacht.core.json.JsonLimits;

/**
 * Bounds on one file from outside.
 *
 * @param record size and depth of one record or small envelope; what is larger is skipped
 * @param maxExpandedBytes uncompressed size of a gzip file, against bombs
 */
public record ReadLimits(JsonLimits record, long maxExpandedBytes) {

  /** A record of one MiB, and four GiB out of a gzip file. */
  public static final ReadLimits DEFAULT = new ReadLimits(JsonLimits.DEFAULT, 4L << 30);
}
