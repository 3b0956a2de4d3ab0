package nl.dijkwacht.topics.decisions;

/**
 * What became of what a person decided.
 *
 * @param <A> what shows that it was carried out
 */
public sealed interface Decision<A> {

  /** It was carried out. */
  record Done<A>(A answer) implements Decision<A> {}

  /** It was not. */
  record Refused<A>(String why) implements Decision<A> {}

  /** Nobody answered in time: it waits in its topic until its stage runs. */
  record Unanswered<A>() implements Decision<A> {}
}
