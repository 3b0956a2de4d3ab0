package nl.dijkwacht.collectors.files;

/**
 * How far a file was read. Items are counted from the start of the file, dead letters included, so
 * the count alone says where to go on; the offset only spares reading what lies before it.
 *
 * @param items how many items were dealt with
 * @param offset a place between two JSON texts, in bytes of the uncompressed content
 * @param itemsBeforeOffset how many items stand before that place
 */
public record ReadPosition(long items, long offset, long itemsBeforeOffset) {

  public static final ReadPosition START = after(0);

  /** The position after a number of items, found by reading from the start. */
  public static ReadPosition after(long items) {
    return new ReadPosition(items, 0, 0);
  }
}
