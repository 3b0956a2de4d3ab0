package nl.dijkwacht.collectors.files;

/**
 * What came of reading one file, from the position where it began.
 *
 * @param events records that were handed out
 * @param foreign items that are no API records and no fault either
 * @param deadLetters items that could not be used
 * @param bytes content that was gone through, uncompressed, the part before the start included
 * @param position where to go on, if the file grows or the reading was stopped
 */
public record ReadSummary(
    long events, long foreign, long deadLetters, long bytes, ReadPosition position, Ending ending) {

  /** How the reading of a file ended. */
  public enum Ending {
    /** At the end of the file. */
    COMPLETE,
    /** At the end of a file, or of the rest of it, that holds nothing. */
    EMPTY,
    /** In the middle of a text at the end of a file that may still grow; try again later. */
    INCOMPLETE_TAIL,
    /** Before the end of the content; the last dead letter says why. */
    BROKEN_OFF,
    /** Because the sink asked for it. */
    STOPPED
  }
}
