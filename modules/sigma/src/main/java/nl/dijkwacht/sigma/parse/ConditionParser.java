package nl.dijkwacht.sigma.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import nl.dijkwacht.documents.Scalar;
import nl.dijkwacht.sigma.match.Condition;
import nl.dijkwacht.sigma.modify.RuleBudget;
import nl.dijkwacht.sigma.modify.RuleScope;
import nl.dijkwacht.sigma.parse.ConditionWords.Refusal;

/**
 * Parses a condition over named searches: {@code or} binds weakest, then {@code and}, {@code not},
 * {@code 1 of …} and parentheses.
 */
final class ConditionParser {

  private static final int DEEPEST = 50;
  private static final Set<String> QUANTIFIERS = Set.of("1", "any", "all");
  private static final Set<String> NO_NAMES = Set.of("and", "or", "of", ")");

  private final Searches searches;
  private final ConditionWords words;
  private final RuleBudget budget;
  private int depth;

  private ConditionParser(ConditionWords words, Searches searches, RuleBudget budget) {
    this.words = words;
    this.searches = searches;
    this.budget = budget;
  }

  static Optional<Condition> parse(Scalar condition, Searches searches, RuleScope scope) {
    try {
      ConditionWords words = ConditionWords.of(condition.text());
      return Optional.of(new ConditionParser(words, searches, scope.budget()).whole());
    } catch (Refusal refusal) {
      scope.error(condition.place(), refusal.sentence());
      return Optional.empty();
    }
  }

  private Condition whole() throws Refusal {
    Condition condition = or();
    if (!words.isAtEnd()) {
      String word = words.next();
      throw words.refusal("did not expect '%s' here%s".formatted(word, ConditionWords.hint(word)));
    }
    return condition;
  }

  private Condition or() throws Refusal {
    List<Condition> parts = new ArrayList<>(List.of(and()));
    while (words.take("or")) {
      parts.add(and());
    }
    return Condition.anyOf(parts);
  }

  private Condition and() throws Refusal {
    List<Condition> parts = new ArrayList<>(List.of(not()));
    while (words.take("and")) {
      parts.add(not());
    }
    return Condition.allOf(parts);
  }

  private Condition not() throws Refusal {
    boolean negated = false;
    while (words.take("not")) {
      negated = !negated;
    }
    Condition part = term();
    return negated ? new Condition.Not(part) : part;
  }

  private Condition term() throws Refusal {
    if (words.take("(")) {
      if (++depth > DEEPEST) {
        throw words.refusal("more than " + DEEPEST + " parentheses inside each other");
      }
      Condition inner = or();
      if (!words.take(")")) {
        throw words.refusal("a closing parenthesis is missing");
      }
      depth--;
      return inner;
    }
    if (words.isAtEnd()) {
      throw new Refusal("the condition ends where the name of a search is expected");
    }
    String word = words.next();
    return words.take("of") ? quantified(word) : named(word);
  }

  private Condition quantified(String quantifier) throws Refusal {
    if (!QUANTIFIERS.contains(quantifier.toLowerCase(Locale.ROOT))) {
      throw words.refusal(
          "Sigma has '1 of', 'any of' and 'all of', and no '%s of'".formatted(quantifier));
    }
    if (words.isAtEnd()) {
      throw new Refusal("'" + quantifier + " of' needs a name with '*', or 'them'");
    }
    String pattern = words.next();
    List<Condition> parts = new ArrayList<>();
    for (Search search : searches.meantBy(pattern)) {
      parts.add(referTo(search));
    }
    if (parts.isEmpty()) {
      throw pattern.equalsIgnoreCase(Searches.THEM)
          ? words.refusal(
              "'them' means no search here: names that begin with '_' are not among them")
          : unknown(pattern);
    }
    return new Condition.Named(
        quantifier + " of " + pattern,
        quantifier.equalsIgnoreCase("all") ? Condition.allOf(parts) : Condition.anyOf(parts));
  }

  private Condition named(String name) throws Refusal {
    Optional<Search> search = searches.named(name);
    if (search.isEmpty() && NO_NAMES.contains(name.toLowerCase(Locale.ROOT))) {
      throw words.refusal("expected the name of a search, found '" + name + "'");
    }
    return referTo(search.orElseThrow(() -> unknown(name)));
  }

  private Refusal unknown(String name) {
    String hint = ConditionWords.hint(name);
    return words.refusal(
        "no search is called '%s'%s"
            .formatted(name, hint.isEmpty() ? searches.question(name) : hint));
  }

  private Condition referTo(Search search) throws Refusal {
    Optional<String> overrun = budget.refer(search.values());
    if (overrun.isPresent()) {
      throw new Refusal(overrun.get());
    }
    return search.condition();
  }
}
