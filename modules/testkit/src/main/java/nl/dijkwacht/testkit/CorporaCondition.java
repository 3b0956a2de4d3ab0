package nl.dijkwacht.testkit;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Whether this machine has the corpora. */
final class CorporaCondition implements ExecutionCondition {
  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return Corpora.find()
        .map(folder -> ConditionEvaluationResult.enabled("corpora in " + folder))
        .orElseGet(
            () ->
                ConditionEvaluationResult.disabled(
                    "system property " + Corpora.PROPERTY + " names no existing folder"));
  }
}
