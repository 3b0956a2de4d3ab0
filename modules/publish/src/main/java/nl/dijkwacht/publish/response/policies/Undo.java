package nl.dijkwacht.publish.response.policies;

/** How what a runner did is undone. */
public sealed interface Undo {

  /** By a runner. */
  record ByRunner(ActionTemplate action) implements Undo {}

  /**
   * By a person.
   *
   * @param words what to do
   */
  record ByHand(String words) implements Undo {}
}
