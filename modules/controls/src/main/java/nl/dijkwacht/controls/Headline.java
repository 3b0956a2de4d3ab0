package nl.dijkwacht.controls;

import java.util.Locale;

/** The five that stand above every report, in their order. */
public enum Headline {
  RESIDENCY,
  ENCRYPTION_AT_REST,
  ENCRYPTION_IN_TRANSIT,
  ACCESS_LOGGING,
  RETENTION;

  /** Its name in controls, reports and metric labels. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
