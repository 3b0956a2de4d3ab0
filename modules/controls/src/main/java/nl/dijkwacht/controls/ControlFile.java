package nl.dijkwacht.controls;

/**
 * A file of controls.
 *
 * @param name as it stands in messages
 * @param content in UTF-8; not copied, so not to be changed
 */
public record ControlFile(String name, byte[] content, Origin origin) {

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
}
