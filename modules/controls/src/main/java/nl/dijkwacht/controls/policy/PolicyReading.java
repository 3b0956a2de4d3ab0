package nl.dijkwacht.controls.policy;

/** What reading a policy leads to. */
public sealed interface PolicyReading {

  /** It can be judged. */
  record Read(Policy policy) implements PolicyReading {}

  /**
   * It cannot.
   *
   * @param sentence why, without its content
   */
  record Unreadable(String sentence) implements PolicyReading {}
}
