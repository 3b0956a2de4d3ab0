package nl.dijkwacht.streams.drift;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks once, and only if it is asked itself. For one thread. */
final class Lazy<T> implements Supplier<T> {

  private final Supplier<T> source;
  private @Nullable T value;

  Lazy(Supplier<T> source) {
    this.source = source;
  }

  @Override
  public T get() {
    T known = value;
    if (known == null) {
      known = source.get();
      value = known;
    }
    return known;
  }
}
