package nl.dijkwacht.sigma.parse;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.dijkwacht.documents.Scalar;
import nl.dijkwacht.documents.Suggestions;
import nl.dijkwacht.sigma.match.Condition;
import nl.dijkwacht.sigma.modify.RuleBudget;
import nl.dijkwacht.sigma.modify.RuleScope;

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

  private final Map<String, Search> searches;
  private final List<String> tokens;
  private final RuleBudget budget;
  private int at;
  private int depth;

  private ConditionParser(List<String> tokens, Map<String, Search> searches, RuleBudget budget) {
    this.tokens = tokens;
    this.searches = searches;
    this.budget = budget;
  }

  static Optional<Condition> parse(
      Scalar condition, Map<String, Search> searches, RuleScope scope) {
    try {
      List<String> tokens = tokens(condition.text());
      return Optional.of(new ConditionParser(tokens, searches, scope.budget()).whole());
    } catch (Refusal refusal) {
      scope.error(condition.place(), refusal.sentence);
      return Optional.empty();
    }
  }

  private static List<String> tokens(String text) throws Refusal {
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
    return take("of") ? quantified(word) : named(word);
  }

  private Condition quantified(String quantifier) throws Refusal {
    if (!QUANTIFIERS.contains(quantifier.toLowerCase(Locale.ROOT))) {
      throw new Refusal(
          "Sigma has '1 of', 'any of' and 'all of', and no '%s of'".formatted(quantifier));
    }
    if (at == tokens.size()) {
      throw new Refusal("'" + quantifier + " of' needs a name with '*', or 'them'");
    }
    String pattern = tokens.get(at++);
    List<Condition> parts = new ArrayList<>();
    for (Map.Entry<String, Search> search : searches.entrySet()) {
      if (isMeant(pattern, search.getKey())) {
        parts.add(referTo(search.getValue()));
      }
    }
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
    Search search = searches.get(name);
    if (search == null) {
      throw new Refusal(
          "no search is called '%s'%s"
              .formatted(name, Suggestions.question(name, searches.keySet())));
    }
    return referTo(search);
  }

  private Condition referTo(Search search) throws Refusal {
    Optional<String> overrun = budget.refer(search.values());
    if (overrun.isPresent()) {
      throw new Refusal(overrun.get());
    }
    return search.condition();
  }

  private boolean take(String token) {
    if (at < tokens.size() && tokens.get(at).equalsIgnoreCase(token)) {
      at++;
      return true;
    }
    return false;
  }
}
