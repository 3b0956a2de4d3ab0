package nl.dijkwacht.sigma.lint;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import nl.dijkwacht.documents.Mapping;
import nl.dijkwacht.sigma.match.Condition;

/**
 * Finds searches that a condition leaves out, and conditions that no event or every event meets.
 */
final class ConditionLint {

  private static final Set<String> NO_SEARCHES = Set.of("condition", "timeframe");

  private ConditionLint() {}

  static void check(Mapping detection, Condition condition, Remarks remarks) {
    Set<String> used = new HashSet<>(names(condition).toList());
    for (String search : detection.entries().keySet()) {
      if (!used.contains(search) && !NO_SEARCHES.contains(search)) {
        remarks.add(
            Check.UNUSED_SEARCH,
            detection.placeOf(search),
            "the condition does not use the search '%s'; use it or remove it".formatted(search));
      }
    }
    Reach reach = new Reach(condition);
    if (!reach.canHold()) {
      remarks.add(
          Check.NEVER_MATCHES,
          detection.placeOf("condition"),
          "no event can meet this condition: its parts contradict each other, or ask for two"
              + " values of eventSource or eventName at once");
    } else if (!reach.canFail()) {
      remarks.add(
          Check.ALWAYS_MATCHES,
          detection.placeOf("condition"),
          "every event meets this condition; one of its parts makes up for the others");
    }
  }

  private static Stream<String> names(Condition part) {
    Stream<String> inner = part.parts().stream().flatMap(ConditionLint::names);
    return part instanceof Condition.Named named
        ? Stream.concat(Stream.of(named.name()), inner)
        : inner;
  }
}
