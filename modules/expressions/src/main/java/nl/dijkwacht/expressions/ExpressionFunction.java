package nl.dijkwacht.expressions;

import java.util.List;

/**
 * A function that expressions can call.
 *
 * @param name that expressions call it by
 * @param arguments their types
 * @param result its type
 */
public record ExpressionFunction(
    String name, List<ValueType> arguments, ValueType result, Body body) {

  /** What a function does. Thread-safe. */
  @FunctionalInterface
  public interface Body {

    /**
     * Gives a value or an {@link Outcome.Missing}; it does not throw and does not give null.
     *
     * @param arguments of the declared types
     * @param memo of the evaluation's input
     */
    Object call(Object[] arguments, Memo memo);
  }

  public ExpressionFunction {
    arguments = List.copyOf(arguments);
  }
}
