package nl.dijkwacht.sigma.modify;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.dijkwacht.documents.Place;
import nl.dijkwacht.documents.Scalar;
import nl.dijkwacht.sigma.match.Condition;
import nl.dijkwacht.sigma.match.ValueTest;
import nl.dijkwacht.sigma.match.Wildcard;

/**
 * Values are regular expressions, looked for anywhere in a text unless they have anchors.
 *
 * @param flags of RE2
 * @param expands whether placeholders are replaced
 */
record RegexMeaning(int flags, Wildcard.Relation relation, boolean expands) implements Meaning {

  static final RegexMeaning PLAIN = new RegexMeaning(0, Wildcard.Relation.EQUALS, false);

  @Override
  public Optional<Meaning> then(Modifier next) {
    return switch (next) {
      case I -> flag(Pattern.CASE_INSENSITIVE);
      case M -> flag(Pattern.MULTILINE);
      case S -> flag(Pattern.DOTALL);
      case STARTSWITH, ENDSWITH, CONTAINS ->
          Relations.add(relation, next).map(wanted -> new RegexMeaning(flags, wanted, expands));
      case EXPAND ->
          expands ? Optional.empty() : Optional.of(new RegexMeaning(flags, relation, true));
      default -> Optional.empty();
    };
  }

  private Optional<Meaning> flag(int flag) {
    return (flags & flag) != 0
        ? Optional.empty()
        : Optional.of(new RegexMeaning(flags | flag, relation, expands));
  }

  @Override
  public boolean needsField() {
    return relation == Wildcard.Relation.STARTS_WITH || relation == Wildcard.Relation.ENDS_WITH;
  }

  @Override
  public Optional<Condition> condition(Target target, Scalar value, RuleScope scope) {
    if (value.kind() == Scalar.Kind.NULL) {
      scope.error(value.place(), "null can only be the whole value of a field, without 're'");
      return Optional.empty();
    }
    Optional<List<String>> regexes =
        expands
            ? RegexExpansion.expand(value.text(), value.place(), scope)
            : Optional.of(List.of(value.text()));
    return regexes
        .flatMap(texts -> tests(texts, value.place(), scope))
        .map(ValueTests::anyOf)
        .map(target::passes);
  }

  private Optional<List<ValueTest>> tests(List<String> regexes, Place place, RuleScope scope) {
    RegexReader reader = new RegexReader(flags, relation, scope);
    List<ValueTest> tests = new ArrayList<>();
    for (String regex : regexes) {
      Optional<Pattern> pattern = reader.read(regex, place);
      if (pattern.isEmpty()) {
        return Optional.empty();
      }
      tests.add(new ValueTest.Regex(pattern.get()));
    }
    return Optional.of(tests);
  }
}
