package nl.dijkwacht.sigma.parse;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.dijkwacht.documents.Problems;
import nl.dijkwacht.documents.Scalar;
import nl.dijkwacht.documents.Suggestions;
import nl.dijkwacht.sigma.match.Condition;

/**
 * Parses a condition over named searches: {@code or} binds weakest, then {@code and}, {@code not},
 * {@code 1 of …} and parentheses.
 */
final class ConditionParser {

  private static final int MOST_TOKENS = 1_000;
  private static final int DEEPEST = 50;
  private static final String THEM = "them";
  private static final Set<String> QUANTIFIERS = Set.of("1", "any", "all");

  /** What is wrong with a condition; it never leaves this class. */
  private static final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final String sentence;

    Refusal(String sentence) {
      super(sentence, null, false, false);
      this.sentence = sentence;
    }
  }

  private final Map<String, Condition> searches;
  private final List<String> tokens;
  private int at;
  private int depth;

  private ConditionParser(List<String> tokens, Map<String, Condition> searches) {
    this.tokens = tokens;
    this.searches = searches;
  }

  static Optional<Condition> parse(
      Scalar condition, Map<String, Condition> searches, Problems problems) {
    try {
      return Optional.of(new ConditionParser(tokens(condition.text()), searches).whole());
    } catch (Refusal refusal) {
      problems.error(condition.place(), refusal.sentence);
      return Optional.empty();
    }
  }

  private static List<String> tokens(String text) throws Refusal {
    if (text.contains("|")) {
      throw new Refusal(
          "aggregations after '|' are no longer part of Sigma; write a correlation rule"
              + " (event_count or value_count) instead");
    }
    List<String> tokens =
        List.of(text.replace("(", " ( ").replace(")", " ) ").strip().split("\\s+"));
    if (tokens.size() > MOST_TOKENS) {
      throw new Refusal("the condition has more than " + MOST_TOKENS + " words");
    }
    return tokens;
  }

  private Condition whole() throws Refusal {
    if (tokens.get(0).isEmpty()) {
      throw new Refusal("the condition is empty");
    }
    Condition condition = or();
    if (at < tokens.size()) {
      throw new Refusal("did not expect '" + tokens.get(at) + "' here");
    }
    return condition;
  }

  private Condition or() throws Refusal {
    List<Condition> parts = new ArrayList<>(List.of(and()));
    while (take("or")) {
      parts.add(and());
    }
    return DetectionReader.either(parts);
  }

  private Condition and() throws Refusal {
    List<Condition> parts = new ArrayList<>(List.of(not()));
    while (take("and")) {
      parts.add(not());
    }
    return DetectionReader.both(parts);
  }

  private Condition not() throws Refusal {
    boolean negated = false;
    while (take("not")) {
      negated = !negated;
    }
    Condition part = term();
    return negated ? new Condition.Not(part) : part;
  }

  private Condition term() throws Refusal {
    if (take("(")) {
      if (++depth > DEEPEST) {
        throw new Refusal("more than " + DEEPEST + " parentheses inside each other");
      }
      Condition inner = or();
      if (!take(")")) {
        throw new Refusal("a closing parenthesis is missing");
      }
      depth--;
      return inner;
    }
    if (at == tokens.size()) {
      throw new Refusal("the condition ends where the name of a search is expected");
    }
    String word = tokens.get(at++);
    boolean quantified =
        QUANTIFIERS.contains(word.toLowerCase(Locale.ROOT))
            && at < tokens.size()
            && tokens.get(at).equalsIgnoreCase("of");
    return quantified ? quantified(word) : named(word);
  }

  private Condition quantified(String quantifier) throws Refusal {
    at++;
    if (at == tokens.size()) {
      throw new Refusal("'" + quantifier + " of' needs a name with '*', or 'them'");
    }
    String pattern = tokens.get(at++);
    List<Condition> parts =
        searches.entrySet().stream()
            .filter(search -> isMeant(pattern, search.getKey()))
            .map(Map.Entry::getValue)
            .collect(Collectors.toList());
    if (parts.isEmpty()) {
      throw new Refusal(
          pattern.equalsIgnoreCase(THEM)
              ? "'them' means no search here: names that begin with '_' are not among them"
              : "no search is called '%s'%s"
                  .formatted(pattern, Suggestions.question(pattern, searches.keySet())));
    }
    return new Condition.Named(
        quantifier + " of " + pattern,
        quantifier.equalsIgnoreCase("all")
            ? DetectionReader.both(parts)
            : DetectionReader.either(parts));
  }

  /** Names that begin with an underscore must be asked for by it, as in pySigma. */
  private static boolean isMeant(String pattern, String name) {
    if (name.startsWith("_") && !pattern.startsWith("_")) {
      return false;
    }
    return pattern.equalsIgnoreCase(THEM)
        || Pattern.matches(Pattern.quote(pattern).replace("\\*", ".*"), name);
  }

  private Condition named(String name) throws Refusal {
    Condition search = searches.get(name);
    if (search == null) {
      throw new Refusal(
          "no search is called '%s'%s"
              .formatted(name, Suggestions.question(name, searches.keySet())));
    }
    return search;
  }

  private boolean take(String token) {
    if (at < tokens.size() && tokens.get(at).equalsIgnoreCase(token)) {
      at++;
      return true;
    }
    return false;
  }
}
