package nl.dijkwacht.registers;

/**
 * What a search through the data themselves found on a resource.
 *
 * @param specialCategory whether data of Art. 9 AVG were, which are personal data too
 * @param source that searched, such as {@code macie}; empty if nothing was found
 */
public record Found(boolean personalData, boolean specialCategory, String source) {

  /** Nothing. */
  public static final Found NOTHING = new Found(false, false, "");
}
