package nl.dijkwacht.api.resources;

/**
 * What came of a decision.
 *
 * @param <A> what shows that it was carried out
 */
public sealed interface Outcome<A> {

  /** It was carried out. */
  record Done<A>(A answer) implements Outcome<A> {}

  /** It was not, and sending it again changes nothing. */
  record Refused<A>(String why) implements Outcome<A> {}

  /** It waits until its stage runs, and must not be sent again. */
  record Waiting<A>() implements Outcome<A> {}

  /**
   * It was not sent, as far as is known.
   *
   * @param title the same for all of the kind
   * @param why with what to do
   */
  record Failed<A>(String title, String why) implements Outcome<A> {}
}
