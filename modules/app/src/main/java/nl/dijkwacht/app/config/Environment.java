package nl.dijkwacht.app.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import nl.dijkwacht.documents.Node;
import nl.dijkwacht.documents.Place;
import nl.dijkwacht.documents.Problems;
import nl.dijkwacht.documents.Scalar;
import nl.dijkwacht.documents.Sequence;
import nl.dijkwacht.documents.Suggestions;

/**
 * The environment variables that override settings: {@code kafka.bootstrap-servers} is {@code
 * DIJKWACHT_KAFKA_BOOTSTRAP_SERVERS}. A list is separated by commas. An empty variable counts as
 * absent, because that is what deployment tools make of a missing one. Remembers which were asked
 * for; confined to one thread.
 */
final class Environment {
  private static final String PREFIX = "DIJKWACHT_";

  private static final String LOG_LEVEL = "DIJKWACHT_LOG_LEVEL";
  private static final Set<String> LOG_LEVELS = Set.of("error", "warn", "info", "debug", "trace");

  /** Read by the launcher, the command line and the logging. */
  private static final Set<String> NO_SETTINGS =
      Set.of("DIJKWACHT_DEBUG", LOG_LEVEL, "DIJKWACHT_JAVA_OPTS");

  /** Begins the names of what subscriptions refer to. */
  private static final String SECRETS = "DIJKWACHT_SECRET_";

  private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]{0,17})");
  private static final Set<String> BOOLEANS = Set.of("true", "false");

  private final Map<String, String> values = new TreeMap<>();
  private final Set<String> known = new TreeSet<>(NO_SETTINGS);

  Environment(Map<String, String> variables) {
    variables.forEach(
        (name, value) -> {
          if (name.startsWith(PREFIX) && !name.startsWith(SECRETS) && !value.isEmpty()) {
            values.put(name, value);
          }
        });
  }

  Optional<Node> scalar(String key) {
    String name = variable(key);
    known.add(name);
    return Optional.ofNullable(values.get(name))
        .map(value -> scalar(Origin.ofVariable(name), value));
  }

  Optional<Node> list(String key) {
    String name = variable(key);
    known.add(name);
    Place place = Origin.ofVariable(name);
    return Optional.ofNullable(values.get(name))
        .map(value -> new Sequence(place, items(place, value)));
  }

  /**
   * The keys below a section in which they are the user's own.
   *
   * @param keyOf makes a key of the rest of a variable's name, which it gets in lower case
   */
  List<String> keysBelow(String section, UnaryOperator<String> keyOf) {
    String start = variable(section) + "_";
    return values.keySet().stream()
        .filter(name -> name.startsWith(start) && name.length() > start.length())
        .map(name -> keyOf.apply(name.substring(start.length()).toLowerCase(Locale.ROOT)))
        .toList();
  }

  void reportUnusable(Problems problems) {
    for (String name : values.keySet()) {
      if (!known.contains(name)) {
        problems.warning(
            Origin.ofVariable(name),
            "no setting has this name" + Suggestions.question(name, known));
      }
    }
    String level = values.get(LOG_LEVEL);
    if (level != null && !LOG_LEVELS.contains(level.toLowerCase(Locale.ROOT))) {
      problems.warning(
          Origin.ofVariable(LOG_LEVEL),
          "this is no level, so only warnings are logged; use error, warn, info, debug or trace");
    }
  }

  static String variable(String key) {
    return PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  private static List<Node> items(Place place, String value) {
    return Arrays.stream(value.split(","))
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .map(item -> scalar(place, item))
        .toList();
  }

  private static Node scalar(Place place, String value) {
    Scalar.Kind kind = Scalar.Kind.STRING;
    if (INTEGER.matcher(value).matches()) {
      kind = Scalar.Kind.INTEGER;
    } else if (BOOLEANS.contains(value.toLowerCase(Locale.ROOT))) {
      kind = Scalar.Kind.BOOLEAN;
    }
    return new Scalar(place, kind, value);
  }
}
