package nl.dijkwacht.core.cases;

import java.util.Locale;

/** Who a breach is notified to. */
public enum Recipient {
  /** The supervisory authority (Art. 33(1) AVG). */
  AUTHORITY,
  /** The controller that the data are processed for (Art. 33(2) AVG). */
  CONTROLLER,
  /** The people the data are about (Art. 34 AVG). */
  DATA_SUBJECTS,
  /** The incident response team by NIS2 (Cyberbeveiligingswet). */
  CSIRT;

  /** Its name in lists, options and details of steps. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
