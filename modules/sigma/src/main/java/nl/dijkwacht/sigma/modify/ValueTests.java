package nl.dijkwacht.sigma.modify;

import java.util.List;
import nl.dijkwacht.documents.Scalar;
import nl.dijkwacht.sigma.match.ValueTest;

/** Puts tests of one value together. */
final class ValueTests {

  private ValueTests() {}

  static ValueTest anyOf(List<ValueTest> tests) {
    return tests.size() == 1 ? tests.get(0) : new ValueTest.AnyOf(tests);
  }

  /**
   * What YAML takes a word for is not all that it may mean: {@code No} is false and an answer of
   * CloudTrail, {@code 012345670123} is octal and an account. So the word itself matches too.
   */
  static ValueTest alsoMeant(Scalar value, ValueTest text) {
    return value
        .asNumber()
        .<ValueTest>map(n -> new ValueTest.Comparison(n, ValueTest.Comparison.Operator.EQUAL))
        .or(() -> value.asBoolean().map(ValueTest.Flag::new))
        .<ValueTest>map(meant -> new ValueTest.AnyOf(List.of(meant, text)))
        .orElse(text);
  }
}
