package nl.dijkwacht.core.cases;

/** In what capacity somebody acts on a case. */
public enum CaseRole {
  /** Looks into it and gathers the facts. */
  ANALYST,
  /** Decides for the controller, by its mandate. */
  CASE_OWNER,
  /** The data protection officer, who advises and may not decide (Art. 38(6) AVG). */
  FG,
  /** Looks, and changes nothing. */
  AUDITOR,
  /** Dijkwacht itself, which tells and decides nothing. */
  SYSTEM;

  /** Whether it may declare awareness, decide, notify and close. */
  boolean decides() {
    return this == CASE_OWNER;
  }
}
