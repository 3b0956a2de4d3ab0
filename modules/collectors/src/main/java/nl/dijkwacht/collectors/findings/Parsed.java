package nl.dijkwacht.collectors.findings;

import nl.dijkwacht.core.signal.ServiceFinding;

/** What became of something that should be a finding. */
sealed interface Parsed {

  record Found(ServiceFinding finding) implements Parsed {}

  /** It tells that nothing is known, which neither opens nor closes a finding. */
  record Undecided() implements Parsed {}

  /**
   * It is none.
   *
   * @param detail a sentence without its content
   */
  record Refused(String detail) implements Parsed {}
}
