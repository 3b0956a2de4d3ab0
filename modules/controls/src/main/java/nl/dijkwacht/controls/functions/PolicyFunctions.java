package nl.dijkwacht.controls.functions;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import nl.dijkwacht.controls.policy.Answer;
import nl.dijkwacht.controls.policy.PlainStatements;
import nl.dijkwacht.controls.policy.Policy;
import nl.dijkwacht.controls.policy.PolicyReader;
import nl.dijkwacht.controls.policy.PolicyReading;
import nl.dijkwacht.expressions.ExpressionFunction;
import nl.dijkwacht.expressions.Memo;
import nl.dijkwacht.expressions.Outcome;
import nl.dijkwacht.expressions.ValueType;

/** Functions over policies; each policy of an item is read once. */
final class PolicyFunctions {

  private static final Outcome.Missing GIVEN_UP =
      new Outcome.Missing("a policy is too involved to be judged");

  static final List<ExpressionFunction> ALL =
      List.of(
          question("policyAllowsPublic", Policy::allowsPublic),
          question("policyAllowsEverything", Policy::allowsEverything),
          question("policyAllowsNotAction", Policy::allowsNotAction),
          question("policyTrustsEveryone", Policy::trustsEveryone),
          question("policyAllows", ValueType.BOOL, Policy::allows),
          question("policyDenies", ValueType.BOOL, Policy::denies),
          question("policyRequiresTls", ValueType.BOOL, Policy::requiresTls),
          question("policyOtherAccounts", ValueType.TEXTS, Policy::otherAccounts),
          new ExpressionFunction(
              "policyStatements",
              List.of(ValueType.ANY),
              ValueType.LIST,
              (a, memo) -> read(a[0], memo, policy -> plain(policy, memo))));

  /** Of a policy. */
  private record Plain(List<Map<String, Object>> statements) {}

  private PolicyFunctions() {}

  private static Object plain(Policy policy, Memo memo) {
    return memo.of(Plain.class, policy, source -> new Plain(PlainStatements.of(source)))
        .statements();
  }

  private static ExpressionFunction question(
      String name, Function<Policy, Answer<Boolean>> question) {
    return new ExpressionFunction(
        name,
        List.of(ValueType.ANY),
        ValueType.BOOL,
        (a, memo) -> read(a[0], memo, policy -> answer(question.apply(policy))));
  }

  /** A question with a text. */
  private static <T> ExpressionFunction question(
      String name, ValueType result, BiFunction<Policy, String, Answer<T>> question) {
    return new ExpressionFunction(
        name,
        List.of(ValueType.ANY, ValueType.STRING),
        result,
        (a, memo) -> read(a[0], memo, policy -> answer(question.apply(policy, (String) a[1]))));
  }

  private static Object read(Object source, Memo memo, Function<Policy, Object> use) {
    PolicyReading reading = memo.of(PolicyReading.class, source, PolicyReader::read);
    return reading instanceof PolicyReading.Read read
        ? use.apply(read.policy())
        : new Outcome.Missing(((PolicyReading.Unreadable) reading).sentence());
  }

  private static <T> Object answer(Answer<T> answer) {
    return answer instanceof Answer.Given<T> given ? (Object) given.value() : GIVEN_UP;
  }
}
