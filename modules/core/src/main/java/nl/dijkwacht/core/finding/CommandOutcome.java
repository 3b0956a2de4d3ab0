package nl.dijkwacht.core.finding;

/** What became of a command. */
public sealed interface CommandOutcome {

  /** It was carried out. Nobody is alerted to what a person did. */
  record Done(Finding finding) implements CommandOutcome {}

  /**
   * It was not.
   *
   * @param why a sentence for who gave it, without what they wrote
   */
  record Refused(String why) implements CommandOutcome {}
}
