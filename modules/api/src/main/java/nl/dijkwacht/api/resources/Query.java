package nl.dijkwacht.api.resources;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.dijkwacht.api.Call;
import nl.dijkwacht.api.Problem;
import nl.dijkwacht.api.Response;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of a list, and keeps the first thing that is wrong. For one request. */
final class Query {

  private static final int MOST = 200;
  private static final int USUAL = 50;
  private static final int LONGEST = 1024;

  private final Call call;
  private final Set<String> known = new TreeSet<>();
  private @Nullable String wrong;

  Query(Call call) {
    this.call = call;
  }

  /** A text, if one is given. */
  Optional<String> text(String name) {
    known.add(name);
    Optional<String> text = call.query(name).map(String::strip);
    if (text.filter(value -> value.length() > LONGEST).isPresent()) {
      reject("'%s' has more than %,d characters; give less of it.".formatted(name, LONGEST));
      return Optional.empty();
    }
    return text;
  }

  /** A text of which the case does not count. */
  Optional<String> part(String name) {
    return text(name).map(text -> text.toLowerCase(Locale.ROOT));
  }

  /** Some of a closed list, with commas between them; all if none is given. */
  <E extends Enum<E>> Set<E> choices(String name, Class<E> type) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return EnumSet.allOf(type);
    }
    Set<E> chosen = EnumSet.noneOf(type);
    for (String label : text.get().split(",", 64)) {
      Optional<E> found =
          Stream.of(type.getEnumConstants())
              .filter(each -> label(each).equals(label.strip().toLowerCase(Locale.ROOT)))
              .findFirst();
      found.ifPresent(chosen::add);
      if (found.isEmpty()) {
        reject(
            "'%s' takes %s, with commas between several."
                .formatted(
                    name,
                    Stream.of(type.getEnumConstants())
                        .map(Query::label)
                        .collect(Collectors.joining(", "))));
      }
    }
    return chosen;
  }

  static String label(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  boolean flag(String name) {
    Optional<String> text = text(name);
    if (text.filter(value -> !value.equals("true") && !value.equals("false")).isPresent()) {
      reject("'%s' takes true or false.".formatted(name));
    }
    return text.map("true"::equals).orElse(false);
  }

  int limit() {
    Optional<String> text = text("limit");
    if (text.isEmpty()) {
      return USUAL;
    }
    try {
      int limit = Integer.parseInt(text.get());
      if (limit >= 1 && limit <= MOST) {
        return limit;
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    reject("'limit' takes a number from 1 to %d.".formatted(MOST));
    return USUAL;
  }

  /** After what to go on, if not from the beginning. */
  Optional<Position> after() {
    Optional<String> text = text("cursor");
    Optional<Position> position = text.flatMap(Position::of);
    if (text.isPresent() && position.isEmpty()) {
      reject("'cursor' takes what 'next' of a list was, as it is.");
    }
    return position;
  }

  private void reject(String sentence) {
    if (wrong == null) {
      wrong = sentence;
    }
  }

  /** What is wrong, also if something is asked for that nobody reads; call it last. */
  Optional<Response> problem() {
    Set<String> unknown = new HashSet<>(call.query().keySet());
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      reject(
          "There is a parameter that is not known here; it takes "
              + String.join(", ", known)
              + ".");
    }
    return Optional.ofNullable(wrong).map(Problem::bad);
  }
}
