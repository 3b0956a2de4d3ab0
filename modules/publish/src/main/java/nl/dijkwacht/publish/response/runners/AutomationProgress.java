package nl.dijkwacht.publish.response.runners;

import java.util.Optional;
import nl.dijkwacht.core.Clipped;
import nl.dijkwacht.core.privacy.Redaction;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssm.model.AutomationExecution;
import software.amazon.awssdk.services.ssm.model.AutomationExecutionStatus;
import software.amazon.awssdk.services.ssm.model.StepExecution;

/** What the state of an execution of SSM Automation means. */
final class AutomationProgress {

  /** What a runbook says of its failure may quote whatever it got. */
  private static final int LONGEST = 300;

  private AutomationProgress() {}

  static Progress of(@Nullable AutomationExecution execution) {
    if (execution == null) {
      return new Progress.Untold("Systems Manager answered without the execution.");
    }
    AutomationExecutionStatus status = execution.automationExecutionStatus();
    return switch (status == null ? AutomationExecutionStatus.UNKNOWN_TO_SDK_VERSION : status) {
      case SUCCESS, COMPLETED_WITH_SUCCESS ->
          new Progress.Done("The automation ended as %s.".formatted(status));
      case FAILED,
          TIMED_OUT,
          CANCELLED,
          REJECTED,
          CHANGE_CALENDAR_OVERRIDE_REJECTED,
          COMPLETED_WITH_FAILURE,
          EXITED ->
          new Progress.Failed("The automation ended as %s%s".formatted(status, failure(execution)));
      default -> new Progress.Runs();
    };
  }

  private static String failure(AutomationExecution execution) {
    Optional<StepExecution> failed =
        execution.stepExecutions().stream()
            .filter(
                step ->
                    step.stepStatus() == AutomationExecutionStatus.FAILED
                        || step.stepStatus() == AutomationExecutionStatus.TIMED_OUT)
            .findFirst();
    String words = failed.map(StepExecution::failureMessage).orElseGet(execution::failureMessage);
    String where = failed.map(step -> " in step '%s'".formatted(shown(step.stepName()))).orElse("");
    return where + (words == null || words.isBlank() ? "." : ": " + shown(words));
  }

  private static String shown(@Nullable String text) {
    String line = Clipped.line(Redaction.of(text == null ? "" : text));
    return line.length() <= LONGEST ? line : Clipped.text(line.substring(0, LONGEST - 1)) + "…";
  }
}
