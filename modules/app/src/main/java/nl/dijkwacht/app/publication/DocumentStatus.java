package nl.dijkwacht.app.publication;

import java.util.Locale;

/** What an instance makes of a document that is published. */
public enum DocumentStatus {
  /** It is used as it was published. */
  CURRENT,
  /** It cannot be used as it was published, so its last version that could is used. */
  LAST_GOOD,
  /** It cannot be used, and there is no earlier version; what of it can be used is used. */
  BROKEN;

  /** Its name in metric labels. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
