package nl.dijkwacht.publish.response.runners;

import nl.dijkwacht.publish.response.policies.RunnerTarget;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;

/** A function, which is asked and not waited for. */
final class LambdaRunner implements Runner {

  private final LambdaClient client;

  LambdaRunner(LambdaClient client) {
    this.client = client;
  }

  @Override
  public Answer ask(RunnerTarget target, Asked asked) {
    InvokeRequest request =
        InvokeRequest.builder()
            .functionName(target.arn())
            .invocationType(InvocationType.EVENT)
            .payload(SdkBytes.fromUtf8String(AskedJson.of(asked)))
            .build();
    try {
      return new Answer.Accepted(client.invoke(request).responseMetadata().requestId());
    } catch (SdkException e) {
      return Answer.of("Invoking the function", e);
    }
  }

  @Override
  public boolean knowsRepeats() {
    return false;
  }

  @Override
  public void close() {
    client.close();
  }
}
