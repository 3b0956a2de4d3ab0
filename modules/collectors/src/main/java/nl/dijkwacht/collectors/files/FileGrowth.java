package nl.dijkwacht.collectors.files;

/** Whether more may be written to a file after it was read. */
public enum FileGrowth {
  /** The file is as it will stay, so a text without an end is a dead letter. */
  CLOSED,
  /** The file may grow, so a text without an end is left for a later reading. */
  GROWING
}
