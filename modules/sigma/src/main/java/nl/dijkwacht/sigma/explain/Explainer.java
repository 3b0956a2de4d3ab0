package nl.dijkwacht.sigma.explain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import nl.dijkwacht.core.json.FieldPath;
import nl.dijkwacht.core.json.JsonTape;
import nl.dijkwacht.documents.Place;
import nl.dijkwacht.sigma.explain.Explanation.Join;
import nl.dijkwacht.sigma.match.Condition;
import nl.dijkwacht.sigma.match.ValueTest;

/**
 * Explains conditions on one record. Each line is judged by the condition that the matcher runs, so
 * that both agree. For one thread.
 */
public final class Explainer {

  private static final Place NOWHERE = Place.startOf("");

  private final JsonTape tape;

  /**
   * @param tape the record; it must not change while this is in use
   */
  public Explainer(JsonTape tape) {
    this.tape = tape;
  }

  /** Judges all parts of a condition. */
  public Explanation explain(Condition condition) {
    if (condition instanceof Condition.Named named) {
      return named(named.name(), explain(named.part()));
    } else if (condition instanceof Condition.And and) {
      return new Explanation.Group("", Join.ALL, explain(and.parts()));
    } else if (condition instanceof Condition.Or or) {
      return new Explanation.Group("", Join.ANY, explain(or.parts()));
    } else if (condition instanceof Condition.Not not) {
      return new Explanation.Group("", Join.NOT, List.of(explain(not.part())));
    } else if (condition instanceof Condition.Line line) {
      return line(line.place(), line.key(), line.values(), line.part());
    }
    // No rule writes it: it comes with a filter.
    return line(NOWHERE, Words.of(condition), List.of(), condition);
  }

  private List<Explanation> explain(List<Condition> parts) {
    return parts.stream().map(this::explain).toList();
  }

  /** A search is named, and so is the group that it is made of. */
  private static Explanation named(String name, Explanation whole) {
    return whole instanceof Explanation.Group group
            && group.name().isEmpty()
            && group.join() != Join.NOT
        ? new Explanation.Group(name, group.join(), group.parts())
        : new Explanation.Group(name, Join.ALL, List.of(whole));
  }

  private Explanation line(Place place, String key, List<String> values, Condition part) {
    LineTests tests = LineTests.of(part);
    return new Explanation.Line(
        place,
        key,
        values,
        tests.allNeeded(),
        part.matches(tape),
        seen(Leaves.of(part).toList()),
        values.size() > 1 ? tests.on(tape) : List.of());
  }

  private List<Seen> seen(List<Condition> leaves) {
    Set<String> fields = new LinkedHashSet<>();
    List<ValueTest> words = new ArrayList<>();
    for (Condition leaf : leaves) {
      Leaves.fields(leaf).forEach(field -> fields.add(field.toString()));
      if (leaf instanceof Condition.Anywhere anywhere) {
        words.add(anywhere.test());
      }
    }
    List<Seen> seen = new ArrayList<>();
    fields.forEach(field -> seen.add(Seen.at(FieldPath.of(field), tape)));
    if (!words.isEmpty()) {
      seen.add(Seen.anywhere(new ValueTest.AnyOf(words), tape));
    }
    return seen;
  }
}
