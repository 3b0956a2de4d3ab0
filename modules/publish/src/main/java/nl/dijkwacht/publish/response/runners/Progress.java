package nl.dijkwacht.publish.response.runners;

/**
 * What a runner tells of what it took. Sentences are for people, of bounded length, on one line.
 */
public sealed interface Progress {

  /** It is not over. */
  record Runs() implements Progress {}

  /** It did it. */
  record Done(String sentence) implements Progress {}

  /** It could not do it, or not all of it. */
  record Failed(String sentence) implements Progress {}

  /** It does not tell, or not now. */
  record Untold(String sentence) implements Progress {}
}
