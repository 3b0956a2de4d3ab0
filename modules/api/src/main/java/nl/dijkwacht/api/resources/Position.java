package nl.dijkwacht.api.resources;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.Optional;

/**
 * Where something stands in a list: what is graver first, then what is newer. A cursor is the
 * position of the last that was given, so that what comes or goes meanwhile shifts nothing.
 *
 * @param grade 0 where only time counts
 */
record Position(int grade, Instant at, String id) implements Comparable<Position> {

  private static final int LONGEST = 4096;

  private static final Comparator<Position> ORDER =
      Comparator.comparing(Position::grade)
          .thenComparing(Position::at)
          .reversed()
          .thenComparing(Position::id);

  @Override
  public int compareTo(Position other) {
    return ORDER.compare(this, other);
  }

  String cursor() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((grade + "|" + at + "|" + id).getBytes(StandardCharsets.UTF_8));
  }

  /** The position of a cursor, if it is one. */
  static Optional<Position> of(String cursor) {
    if (cursor.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      String[] parts = text.split("\\|", 3);
      return parts.length == 3
          ? Optional.of(new Position(Integer.parseInt(parts[0]), Instant.parse(parts[1]), parts[2]))
          : Optional.empty();
    } catch (IllegalArgumentException | DateTimeException notOurs) {
      return Optional.empty();
    }
  }
}
