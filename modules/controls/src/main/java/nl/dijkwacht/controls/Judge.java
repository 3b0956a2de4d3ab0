package nl.dijkwacht.controls;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nl.dijkwacht.core.resource.ConfigurationItem;
import nl.dijkwacht.core.verdict.Verdict;
import nl.dijkwacht.expressions.Expression;
import nl.dijkwacht.expressions.Memo;
import nl.dijkwacht.expressions.Outcome;

/** Judges one state, control by control; what is parsed for one control serves the others. */
final class Judge {

  private final ConfigurationItem item;
  private final StateVariables variables;
  private final Memo memo = new Memo();

  Judge(Judged judged) {
    this.item = judged.item();
    this.variables = new StateVariables(judged);
  }

  Judgement judge(ControlDefinition definition) {
    variables.with(definition.parameters());
    if (definition.applies().isPresent()) {
      Outcome applies = outcome(definition.applies().get());
      if (!applies.isTrue()) {
        return judgement(definition, applies, Verdict.Result.NOT_APPLICABLE);
      }
    }
    Outcome condition = outcome(definition.condition());
    return judgement(
        definition, condition, condition.isTrue() ? Verdict.Result.PASS : Verdict.Result.FAIL);
  }

  ControlExplanation explain(ControlDefinition definition) {
    Judgement judgement = judge(definition);
    return new ControlExplanation(
        judgement,
        definition.applies().map(this::parts).orElse(List.of()),
        parts(definition.condition()),
        named(definition));
  }

  private List<ControlExplanation.Part> parts(Expression expression) {
    return expression.parts().stream()
        .map(
            part -> {
              Outcome outcome = outcome(part.expression());
              return new ControlExplanation.Part(
                  part.text(), Reason.told(outcome), outcome instanceof Outcome.Value);
            })
        .toList();
  }

  private static Map<String, Object> named(ControlDefinition definition) {
    Map<String, Object> named = new HashMap<>(definition.parameters());
    named
        .keySet()
        .removeIf(
            name ->
                Stream.concat(definition.applies().stream(), Stream.of(definition.condition()))
                    .noneMatch(expression -> expression.mentions().field("params", name)));
    return named;
  }

  /** What an expression leads to, unless something that it names could not be asked. */
  private Outcome outcome(Expression expression) {
    for (String name : item.unknown()) {
      if (expression.mentions().field("sC", name)) {
        return new Outcome.Missing("sC." + name + " could not be asked");
      }
    }
    return expression.evaluate(variables, memo);
  }

  private Judgement judgement(
      ControlDefinition definition, Outcome outcome, Verdict.Result resultOfValue) {
    Optional<String> missing = missing(outcome);
    if (missing.isPresent()) {
      return new Judgement(
          definition.control(), Verdict.Result.UNKNOWN, Reason.unknown(missing.get()));
    }
    return new Judgement(
        definition.control(),
        resultOfValue,
        Reason.of(resultOfValue, definition.shows(), variables, memo));
  }

  private static Optional<String> missing(Outcome outcome) {
    if (outcome instanceof Outcome.Missing missing) {
      return Optional.of(missing.sentence());
    }
    return ((Outcome.Value) outcome).value() instanceof Boolean
        ? Optional.empty()
        : Optional.of("its condition is neither true nor false");
  }
}
