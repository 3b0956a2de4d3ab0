package nl.dijkwacht.controls;

/**
 * A file of controls.
 *
 * @param name as it stands in messages
 * @param content in UTF-8; not copied, so not to be changed
 * @param proven whether its expressions are known to compile, as the tests of the build have shown
 *     of what is shipped; they are then compiled when they are first needed
 */
public record ControlFile(String name, byte[] content, Origin origin, boolean proven) {

  /** Who put a file here. */
  public enum Origin {
    /** Published for all instances; of two controls with one id, the published one holds. */
    PUBLISHED,
    /** This instance's own. */
    LOCAL
  }

  public ControlFile(String name, byte[] content) {
    this(name, content, Origin.LOCAL);
  }

  public ControlFile(String name, byte[] content, Origin origin) {
    this(name, content, origin, false);
  }

  /** One that comes with the product. */
  public static ControlFile shipped(String name, byte[] content) {
    return new ControlFile(name, content, Origin.LOCAL, true);
  }
}
