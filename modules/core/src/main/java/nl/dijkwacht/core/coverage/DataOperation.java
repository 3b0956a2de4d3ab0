package nl.dijkwacht.core.coverage;

/**
 * An operation on the data of an asset, whose calls are data events.
 *
 * @param name that of its events
 * @param mode what its events say of reading and writing
 */
public record DataOperation(String name, Mode mode) {

  /** The {@code readOnly} of events. */
  public enum Mode {
    READ,
    WRITE,
    /** Depends on the request, or is not documented. */
    EITHER
  }

  static DataOperation read(String name) {
    return new DataOperation(name, Mode.READ);
  }

  static DataOperation write(String name) {
    return new DataOperation(name, Mode.WRITE);
  }

  static DataOperation either(String name) {
    return new DataOperation(name, Mode.EITHER);
  }
}
