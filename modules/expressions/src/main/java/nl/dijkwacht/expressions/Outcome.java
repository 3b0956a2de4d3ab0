package nl.dijkwacht.expressions;

/** What an evaluation leads to; never an exception. */
public sealed interface Outcome {

  /**
   * A value: a {@code Boolean}, {@code Long}, {@code Double}, {@code String}, {@code Instant},
   * {@code List} or {@code Map}. The numbers inside lists and maps that came from outside are of
   * the types that they came with.
   */
  record Value(Object value) implements Outcome {
    static final Value TRUE = new Value(true);
    static final Value FALSE = new Value(false);
  }

  /**
   * No value, because something that was needed is not there or cannot be used.
   *
   * @param sentence what, such as {@code sC.BucketPolicy is missing}; without values from outside
   */
  record Missing(String sentence) implements Outcome {}

  /** Whether it is the value {@code true}. */
  default boolean isTrue() {
    return this instanceof Value value && value.value().equals(true);
  }

  /** Of what a term gives. */
  static Outcome of(Object result) {
    if (result instanceof Missing missing) {
      return missing;
    }
    if (result instanceof Boolean flag) {
      return flag ? Value.TRUE : Value.FALSE;
    }
    return new Value(result);
  }
}
