package nl.dijkwacht.sigma.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.dijkwacht.documents.Node;
import nl.dijkwacht.documents.Place;
import nl.dijkwacht.documents.Scalar;
import nl.dijkwacht.documents.Sequence;
import nl.dijkwacht.sigma.match.Condition;
import nl.dijkwacht.sigma.match.ValueTest;
import nl.dijkwacht.sigma.modify.Chain;
import nl.dijkwacht.sigma.modify.ChainReader;
import nl.dijkwacht.sigma.modify.FieldNames;
import nl.dijkwacht.sigma.modify.RuleScope;
import nl.dijkwacht.sigma.modify.Target;

/** Reads one line of a search: a field with its modifiers, and the value or values it may have. */
final class FieldReader {

  private final RuleScope scope;

  FieldReader(RuleScope scope) {
    this.scope = scope;
  }

  /**
   * Reads a line.
   *
   * @param key the field and its modifiers; without a field, values are looked for everywhere
   */
  Optional<Condition> read(String key, Node node, Place place) {
    List<String> parts = List.of(key.split("\\|", -1));
    Target target = new Target(parts.get(0));
    Optional<Chain> chain = ChainReader.read(parts.subList(1, parts.size()), place, scope);
    if (target.isAnywhere() && chain.isPresent() && chain.get().meaning().needsField()) {
      scope.error(place, "these modifiers need a field's name before the first '|'");
      return Optional.empty();
    }
    if (!FieldNames.allow(target.field(), place, scope.problems())) {
      return Optional.empty();
    }
    return chain.flatMap(c -> values(target, c, node, place));
  }

  private Optional<Condition> values(Target target, Chain chain, Node node, Place place) {
    List<Node> values = node instanceof Sequence sequence ? sequence.items() : List.of(node);
    if (values.isEmpty()) {
      scope.error(node.place(), "an empty list of values would match no event");
      return Optional.empty();
    }
    if (chain.all() && values.size() == 1) {
      scope.error(place, "'all' needs a list of at least two values; leave it out, or add values");
    }
    List<Condition> conditions = new ArrayList<>();
    for (Node value : values) {
      if (value instanceof Scalar scalar) {
        condition(target, chain, scalar).ifPresent(conditions::add);
      } else {
        scope.error(value.place(), "expected a single value here");
      }
    }
    if (conditions.size() < values.size()) {
      return Optional.empty();
    }
    Condition joined = chain.all() ? Condition.allOf(conditions) : anyOf(target, conditions);
    return Optional.of(chain.negated() ? new Condition.Not(joined) : joined);
  }

  private Optional<Condition> condition(Target target, Chain chain, Scalar value) {
    return scope.budget().allowsLength(value.text().length(), value.place())
        ? chain.meaning().condition(target, value, scope)
        : Optional.empty();
  }

  /** One of several values of a field, with all tests of it in one. */
  private static Condition anyOf(Target target, List<Condition> conditions) {
    List<ValueTest> tests = new ArrayList<>();
    List<Condition> others = new ArrayList<>();
    for (Condition condition : conditions) {
      if (condition instanceof Condition.Field field) {
        tests.add(field.test());
      } else {
        others.add(condition);
      }
    }
    if (tests.size() > 1) {
      others.add(new Condition.Field(target.path(), new ValueTest.AnyOf(tests)));
      return Condition.anyOf(others);
    }
    return Condition.anyOf(conditions);
  }
}
