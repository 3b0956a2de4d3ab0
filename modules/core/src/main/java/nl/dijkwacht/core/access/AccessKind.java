package nl.dijkwacht.core.access;

import java.util.Locale;

/** What a call does with the data on an asset. */
public enum AccessKind {
  READ,
  /** Names of objects, tables or secrets, and no content. */
  LIST,
  WRITE,
  DELETE,
  /** The use of a key on data: what was read elsewhere becomes readable by it. */
  DECRYPT,
  /** A copy of the whole, such as an export, a snapshot or a dump. */
  EXPORT,
  /** A copy of the past is made usable: what was erased since may come back. */
  RESTORE;

  /** Whether something of the data is learnt by it, and not only changed or removed. */
  public boolean isDisclosing() {
    return this != WRITE && this != DELETE;
  }

  /** Its name in filters and metric labels. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
