package nl.dijkwacht.expressions;

import java.util.IdentityHashMap;
import java.util.function.Function;

/**
 * What functions have worked out of the values of one input, so that several expressions over it
 * need not do it again. For one thread, and as long as the input lives.
 */
public final class Memo {

  private final IdentityHashMap<Object, Object> made = new IdentityHashMap<>();

  /** What was made of this very object, or is made of it now. */
  public <T, R> R of(Class<R> type, T source, Function<? super T, ? extends R> maker) {
    Object known = made.get(source);
    if (type.isInstance(known)) {
      return type.cast(known);
    }
    R value = maker.apply(source);
    made.put(source, value);
    return value;
  }
}
