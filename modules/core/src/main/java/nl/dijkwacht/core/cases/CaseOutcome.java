package nl.dijkwacht.core.cases;

/** What became of a command about a case. */
public sealed interface CaseOutcome {

  /** It was carried out. */
  record Done(CaseUpdate update) implements CaseOutcome {}

  /**
   * It was not.
   *
   * @param why a sentence for who gave it, without what they wrote
   */
  record Refused(String why) implements CaseOutcome {}
}
