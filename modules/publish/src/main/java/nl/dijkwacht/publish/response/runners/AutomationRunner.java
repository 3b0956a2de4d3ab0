package nl.dijkwacht.publish.response.runners;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.dijkwacht.aws.AwsFailure;
import nl.dijkwacht.publish.response.policies.RunnerTarget;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.StartAutomationExecutionRequest;

/**
 * SSM Automation, which starts one execution however often it hears the same token, and tells what
 * becomes of it.
 */
final class AutomationRunner implements Runner {

  private final SsmClient client;

  AutomationRunner(SsmClient client) {
    this.client = client;
  }

  @Override
  public Answer ask(RunnerTarget target, Asked asked) {
    Map<String, List<String>> parameters =
        asked.parameters().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue())));
    StartAutomationExecutionRequest request =
        StartAutomationExecutionRequest.builder()
            // Those of AWS have no account in their ARN, and are known by their names.
            .documentName(target.account().isEmpty() ? target.name() : target.arn())
            .parameters(parameters)
            .clientToken(token(asked.token()))
            .build();
    try {
      String execution = client.startAutomationExecution(request).automationExecutionId();
      return new Answer.Accepted(
          execution, "Automation %s was started; what comes of it follows.".formatted(execution));
    } catch (SdkException e) {
      return Answer.of("Starting the automation", e);
    }
  }

  @Override
  public Progress progress(String execution) {
    try {
      return AutomationProgress.of(
          client
              .getAutomationExecution(request -> request.automationExecutionId(execution))
              .automationExecution());
    } catch (SdkException e) {
      return new Progress.Untold(AwsFailure.of("Asking what came of it", e).sentence());
    }
  }

  /** In the form of a UUID, which SSM asks for. */
  private static String token(String id) {
    return String.join(
        "-",
        id.substring(0, 8),
        id.substring(8, 12),
        id.substring(12, 16),
        id.substring(16, 20),
        id.substring(20));
  }

  @Override
  public boolean knowsRepeats() {
    return true;
  }

  @Override
  public void close() {
    client.close();
  }
}
