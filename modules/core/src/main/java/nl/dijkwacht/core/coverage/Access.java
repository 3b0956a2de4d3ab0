package nl.dijkwacht.core.coverage;

/**
 * An operation on an asset.
 *
 * @param name that of its events
 * @param mode what its events say of reading and writing
 */
public record Access(String name, Mode mode) {

  /** The {@code readOnly} of events. */
  public enum Mode {
    READ,
    WRITE,
    /** Depends on the request, or is not documented. */
    EITHER
  }

  static Access read(String name) {
    return new Access(name, Mode.READ);
  }

  static Access write(String name) {
    return new Access(name, Mode.WRITE);
  }

  static Access either(String name) {
    return new Access(name, Mode.EITHER);
  }
}
