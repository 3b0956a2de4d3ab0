package nl.dijkwacht.sigma.explain;

import java.util.List;
import java.util.stream.Stream;
import nl.dijkwacht.core.json.JsonTape;
import nl.dijkwacht.sigma.match.Condition;
import nl.dijkwacht.sigma.match.ValueTest;

/**
 * The compiled line of a search, taken apart into the tests of its values again.
 *
 * @param allNeeded whether all of them have to pass
 */
record LineTests(boolean allNeeded, List<Condition> tests) {

  static LineTests of(Condition line) {
    if (line instanceof Condition.Not not) {
      return of(not.part());
    } else if (line instanceof Condition.And and) {
      return new LineTests(true, and.parts());
    }
    return new LineTests(false, alternatives(line).toList());
  }

  private static Stream<Condition> alternatives(Condition line) {
    if (line instanceof Condition.Or or) {
      return or.parts().stream().flatMap(LineTests::alternatives);
    } else if (line instanceof Condition.Field field
        && field.test() instanceof ValueTest.AnyOf any) {
      return any.tests().stream().map(test -> new Condition.Field(field.field(), test));
    }
    return Stream.of(line);
  }

  List<Explanation.Test> on(JsonTape tape) {
    return tests.stream()
        .map(test -> new Explanation.Test(Words.of(test), test.matches(tape)))
        .toList();
  }
}
