package nl.dijkwacht.controls;

import java.util.Optional;
import nl.dijkwacht.core.verdict.Change;
import nl.dijkwacht.core.verdict.Verdict;
import nl.dijkwacht.expressions.Expression;
import nl.dijkwacht.expressions.Memo;

/** Judges one call, control by control. */
final class CallJudge {

  private final String type;
  private final String call;
  private final CallVariables variables;
  private final Memo memo = new Memo();

  CallJudge(Change change) {
    this.type = change.resource().type();
    this.call = change.call();
    this.variables = new CallVariables(change);
  }

  Optional<Judgement> judge(ControlDefinition definition) {
    if (!definition.control().resourceTypes().contains(type)) {
      return Optional.empty();
    }
    variables.with(definition.parameters());
    return definition.changes().stream()
        .filter(effect -> effect.call().equals(call))
        .flatMap(effect -> judge(definition.control(), effect).stream())
        .findFirst();
  }

  private Optional<Judgement> judge(Control control, ControlDefinition.CallEffect effect) {
    if (isTrue(effect.breaks())) {
      return Optional.of(
          new Judgement(control, Verdict.Result.FAIL, call + " breaks it by itself"));
    }
    return isTrue(effect.mends())
        ? Optional.of(new Judgement(control, Verdict.Result.PASS, call + " mends it by itself"))
        : Optional.empty();
  }

  private boolean isTrue(Optional<Expression> condition) {
    return condition.isPresent() && condition.get().evaluate(variables, memo).isTrue();
  }
}
