package nl.dijkwacht.collectors.integrity;

/**
 * What came of log files.
 *
 * @param listed in digests
 * @param intact that have the hash of their digest
 * @param changed that have another
 * @param missing that do not exist
 * @param unreadable that exist perhaps, but could not be read
 * @param unchecked that were not looked at: their digest is not proven, or a sample was asked for
 * @param bytes read of them, uncompressed
 */
public record LogTally(
    long listed,
    long intact,
    long changed,
    long missing,
    long unreadable,
    long unchecked,
    long bytes) {

  public static final LogTally NONE = new LogTally(0, 0, 0, 0, 0, 0, 0);

  static LogTally unchecked(long logs) {
    return new LogTally(logs, 0, 0, 0, 0, logs, 0);
  }

  public LogTally plus(LogTally other) {
    return new LogTally(
        listed + other.listed,
        intact + other.intact,
        changed + other.changed,
        missing + other.missing,
        unreadable + other.unreadable,
        unchecked + other.unchecked,
        bytes + other.bytes);
  }

  /** Whether none of those that were looked at is other than it should be. */
  boolean isClean() {
    return changed + missing + unreadable == 0;
  }
}
