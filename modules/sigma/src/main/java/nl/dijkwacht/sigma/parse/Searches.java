package nl.dijkwacht.sigma.parse;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.dijkwacht.documents.Place;
import nl.dijkwacht.documents.Suggestions;
import nl.dijkwacht.sigma.modify.RuleScope;

/** The searches of a detection by name, as conditions refer to them. For one thread. */
final class Searches {

  /** A pattern of a condition is compared with each name. */
  private static final int MOST = 1_000;

  private static final int LONGEST_NAME = 100;

  static final String THEM = "them";
  private static final Set<String> OPERATORS = Set.of("and", "or", "not");

  private final Map<String, Search> byName = new LinkedHashMap<>();

  /** Whether one more search may have this name; an error if not. */
  boolean allows(String name, Place place, RuleScope scope) {
    if (OPERATORS.contains(name.toLowerCase(Locale.ROOT))) {
      scope.error(
          place,
          "conditions take '" + name + "' for a word of theirs; give the search another name");
    } else if (name.length() > LONGEST_NAME) {
      scope.error(place, "the name of a search has at most " + LONGEST_NAME + " characters");
    } else if (byName.size() == MOST) {
      scope.error(place, "a detection has at most %,d searches; split the rule".formatted(MOST));
    } else {
      return true;
    }
    return false;
  }

  void add(String name, Search search) {
    byName.put(name, search);
  }

  Optional<Search> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** The searches that a pattern with {@code *}, or {@code them}, means. */
  List<Search> meantBy(String pattern) {
    return byName.entrySet().stream()
        .filter(entry -> isMeant(pattern, entry.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** A question for the name that was probably meant, or nothing. */
  String question(String name) {
    return Suggestions.question(name, byName.keySet());
  }

  /** Names that begin with an underscore must be asked for by it, as in pySigma. */
  private static boolean isMeant(String pattern, String name) {
    if (name.startsWith("_") && !pattern.startsWith("_")) {
      return false;
    }
    return pattern.equalsIgnoreCase(THEM) || fits(List.of(pattern.split("\\*", -1)), name);
  }

  /** Whether a name consists of these pieces, with anything between them. */
  private static boolean fits(List<String> pieces, String name) {
    String first = pieces.get(0);
    String last = pieces.get(pieces.size() - 1);
    if (pieces.size() == 1) {
      return name.equals(first);
    }
    if (!name.startsWith(first) || !name.endsWith(last)) {
      return false;
    }
    int at = first.length();
    for (String piece : pieces.subList(1, pieces.size() - 1)) {
      int found = name.indexOf(piece, at);
      if (found < 0) {
        return false;
      }
      at = found + piece.length();
    }
    return at <= name.length() - last.length();
  }
}
