package nl.dijkwacht.topics;

/** What asking a cluster came to. */
public sealed interface Outcome<T> {

  /** The cluster answered. */
  record Done<T>(T value) implements Outcome<T> {}

  /**
   * It did not, or it refused.
   *
   * @param sentence what happened and what to do, for people
   */
  record Failed<T>(String sentence) implements Outcome<T> {}
}
