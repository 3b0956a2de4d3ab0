package nl.dijkwacht.expressions;

import org.jspecify.annotations.Nullable;

/** The values of an evaluation's variables. */
public interface Variables {

  /**
   * The value of a variable, a {@link Outcome.Missing} if it is known why there is none, or null.
   * JSON may come as Jackson or another reader makes it, with any type of number.
   */
  @Nullable Object value(String name);
}
