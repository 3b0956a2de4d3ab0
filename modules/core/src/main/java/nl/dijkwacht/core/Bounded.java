package nl.dijkwacht.core;

import java.util.List;
import java.util.stream.Stream;

/** Lists of which the newest are kept. */
public final class Bounded {

  private Bounded() {}

  /** The list with one more at its end, and without its oldest beyond so many. */
  public static <T> List<T> with(List<T> list, T newest, int most) {
    int left = Math.max(0, list.size() + 1 - most);
    return Stream.concat(list.stream().skip(left), Stream.of(newest)).toList();
  }
}
