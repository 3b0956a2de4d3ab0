package nl.dijkwacht.sigma.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.dijkwacht.documents.Mapping;
import nl.dijkwacht.documents.Node;
import nl.dijkwacht.documents.Scalar;
import nl.dijkwacht.documents.Sequence;
import nl.dijkwacht.sigma.match.Condition;
import nl.dijkwacht.sigma.modify.RuleScope;

/** Reads the {@code detection} part of a rule: named searches and the condition over them. */
final class DetectionReader {

  private static final String CONDITION = "condition";
  private static final String TIMEFRAME = "timeframe";

  private static final int MOST_CONDITIONS = 100;

  private final RuleScope scope;
  private final SearchReader searchReader;

  private DetectionReader(RuleScope scope) {
    this.scope = scope;
    this.searchReader = new SearchReader(scope);
  }

  static Optional<Condition> read(Node detection, RuleScope scope) {
    if (detection instanceof Mapping mapping) {
      return new DetectionReader(scope).read(mapping);
    }
    scope.error(detection.place(), "a detection is a mapping of searches and a condition");
    return Optional.empty();
  }

  private Optional<Condition> read(Mapping detection) {
    Optional<Node> condition = detection.get(CONDITION);
    boolean aggregates = condition.isPresent() && refuseAggregations(detection, condition.get());
    Searches searches = new Searches();
    detection
        .entries()
        .forEach(
            (name, node) -> {
              if (name.equals(TIMEFRAME)) {
                refuseTimeframe(detection, aggregates);
              } else if (!name.equals(CONDITION)
                  && searches.allows(name, detection.placeOf(name), scope)) {
                int before = scope.budget().values();
                searchReader
                    .read(node)
                    .map(
                        read ->
                            new Search(
                                new Condition.Named(name, read), scope.budget().values() - before))
                    .ifPresent(search -> searches.add(name, search));
              }
            });
    if (condition.isEmpty()) {
      scope.error(
          detection.place(), "the detection has no condition, such as: condition: selection");
      return Optional.empty();
    }
    if (scope.problems().hasErrors()) {
      return Optional.empty();
    }
    return conditions(condition.get(), searches);
  }

  /** Whether there is an aggregation of Sigma 1, of which the correlation to write is told. */
  private boolean refuseAggregations(Mapping detection, Node condition) {
    Optional<String> timeframe =
        detection
            .get(TIMEFRAME)
            .filter(Scalar.class::isInstance)
            .map(node -> ((Scalar) node).text());
    boolean found = false;
    for (Node each : alternatives(condition)) {
      if (each instanceof Scalar scalar && hasPipe(scalar.text())) {
        scope.error(
            each.place(),
            LegacyAggregation.refusal(scalar.text(), timeframe.orElse(""), scope.reference()));
        found = true;
      }
    }
    return found;
  }

  /** A doubled one is another mistake: the "or" of programming languages. */
  private static boolean hasPipe(String condition) {
    return condition.replace("||", "").contains("|");
  }

  private void refuseTimeframe(Mapping detection, boolean aggregates) {
    if (!aggregates) {
      scope.error(
          detection.placeOf(TIMEFRAME),
          "timeframe belongs to the old aggregations; write a correlation rule instead");
    }
  }

  /** One condition, or several of which one must hold. */
  private Optional<Condition> conditions(Node node, Searches searches) {
    List<Node> nodes = alternatives(node);
    if (nodes.isEmpty()) {
      scope.error(node.place(), "the list of conditions is empty");
    } else if (nodes.size() > MOST_CONDITIONS) {
      scope.error(
          node.place(), "a detection has at most " + MOST_CONDITIONS + " conditions; join some");
      return Optional.empty();
    }
    List<Condition> conditions = new ArrayList<>();
    for (Node each : nodes) {
      if (each instanceof Scalar scalar && scalar.kind() == Scalar.Kind.STRING) {
        ConditionParser.parse(scalar, searches, scope).ifPresent(conditions::add);
      } else {
        scope.error(each.place(), "a condition is a text, such as: selection and not filter");
      }
    }
    return conditions.isEmpty() ? Optional.empty() : Optional.of(Condition.anyOf(conditions));
  }

  private static List<Node> alternatives(Node condition) {
    return condition instanceof Sequence sequence ? sequence.items() : List.of(condition);
  }
}
