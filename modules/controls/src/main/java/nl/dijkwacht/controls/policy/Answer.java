package nl.dijkwacht.controls.policy;

/** What a policy says to a question. */
public sealed interface Answer<T> {

  /** It says this. */
  record Given<T>(T value) implements Answer<T> {}

  /** It is so involved that the question was given up. */
  record GivenUp<T>() implements Answer<T> {}
}
