package nl.dijkwacht.topics.wire;

/** What was asked for, or why there is none: of a cluster, or of what writes a form. */
public sealed interface Outcome<T> {

  /** There it is. */
  record Done<T>(T value) implements Outcome<T> {}

  /**
   * There is none.
   *
   * @param sentence what happened and, where they can do anything, what to do, for people
   */
  record Failed<T>(String sentence) implements Outcome<T> {}
}
