package nl.dijkwacht.sigma.explain;

import java.time.Instant;
import java.util.stream.Collectors;
import nl.dijkwacht.sigma.match.Condition;
import nl.dijkwacht.sigma.match.ValueTest;

/** What a compiled test looks for, as text. */
final class Words {

  private Words() {}

  static String of(Condition condition) {
    if (condition instanceof Condition.Field field) {
      return of(field.test());
    } else if (condition instanceof Condition.Anywhere anywhere) {
      return of(anywhere.test());
    } else if (condition instanceof Condition.IsNull) {
      return "null";
    } else if (condition instanceof Condition.FieldReference reference) {
      return reference.other().toString();
    } else if (condition instanceof Condition.HappenedBefore before) {
      return "before " + Instant.ofEpochMilli(before.epochMillis());
    }
    return condition.toString();
  }

  private static String of(ValueTest test) {
    if (test instanceof ValueTest.Text text) {
      return text.pattern().toString();
    } else if (test instanceof ValueTest.Regex regex) {
      return regex.pattern().toString();
    } else if (test instanceof ValueTest.InNetwork network) {
      return network.network().text();
    } else if (test instanceof ValueTest.Comparison comparison) {
      return comparison.number().toPlainString();
    } else if (test instanceof ValueTest.Flag flag) {
      return Boolean.toString(flag.value());
    } else if (test instanceof ValueTest.AtTime time) {
      return Integer.toString(time.number());
    } else if (test instanceof ValueTest.AnyOf any) {
      return any.tests().stream().map(Words::of).distinct().collect(Collectors.joining(" or "));
    }
    return test.toString();
  }
}
