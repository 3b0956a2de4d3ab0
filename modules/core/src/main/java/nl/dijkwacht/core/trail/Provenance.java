package nl.dijkwacht.core.trail;

/**
 * Where a record came from.
 *
 * @param source a file's path, an object's {@code s3://bucket/key}, or another name of what was
 *     read
 * @param recordNumber from 1, in the order of the source
 */
public record Provenance(String source, long recordNumber) {

  @Override
  public String toString() {
    return source + "#" + recordNumber;
  }
}
