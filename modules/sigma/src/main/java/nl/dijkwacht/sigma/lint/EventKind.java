package nl.dijkwacht.sigma.lint;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import nl.dijkwacht.core.json.JsonLimits;
import nl.dijkwacht.core.json.JsonTape;
import nl.dijkwacht.sigma.match.Condition;

/** The kinds of event that a rule tells apart by their whole source and name. */
final class EventKind {

  /** Stands for all that a rule does not name. */
  private static final String OTHER = "another";

  private EventKind() {}

  /** Whether the kind of an event alone decides this line. */
  static boolean decides(Condition.Line line) {
    return isExact(line, "eventSource") || isExact(line, "eventName");
  }

  private static boolean isExact(Condition.Line line, String field) {
    return line.key().equals(field)
        && line.values().stream().allMatch(value -> value.matches("[\\w.:-]+"));
  }

  /** A record of each kind, with its source and name alone. */
  static List<JsonTape> all(Collection<Condition.Line> lines) {
    List<JsonTape> kinds = new ArrayList<>();
    for (String source : named(lines, "eventSource")) {
      for (String name : named(lines, "eventName")) {
        kinds.add(tape("{\"eventSource\":\"" + source + "\",\"eventName\":\"" + name + "\"}"));
      }
    }
    return kinds;
  }

  private static Set<String> named(Collection<Condition.Line> lines, String field) {
    Set<String> named = new LinkedHashSet<>(Set.of(OTHER));
    lines.stream()
        .filter(line -> isExact(line, field))
        .forEach(line -> named.addAll(line.values()));
    return named;
  }

  private static JsonTape tape(String json) {
    JsonTape tape = new JsonTape(JsonLimits.DEFAULT);
    if (tape.read(json.getBytes(StandardCharsets.UTF_8)) != null) {
      throw new IllegalStateException("words between quotes are JSON");
    }
    return tape;
  }
}
