package nl.dijkwacht.documents;

import java.util.Comparator;

/**
 * A position in a text: line and column count from 1, the column in code points.
 *
 * @param source what people know the text by, such as a path
 */
public record Place(String source, int line, int column) implements Comparable<Place> {
  private static final Comparator<Place> ORDER =
      Comparator.comparing(Place::source).thenComparing(Place::line).thenComparing(Place::column);

  public Place {
    if (line < 1 || column < 1) {
      throw new IllegalArgumentException("line and column count from 1");
    }
  }

  /** The first character of a source, for what concerns the source as a whole. */
  public static Place startOf(String source) {
    return new Place(source, 1, 1);
  }

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return source + ":" + line + ":" + column;
  }
}
