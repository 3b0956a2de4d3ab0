package nl.dijkwacht.expressions;

/** A node of a compiled expression. Immutable and thread-safe. */
@FunctionalInterface
interface Term {

  /** Its value, or an {@link Outcome.Missing}. */
  Object value(Frame frame);
}
