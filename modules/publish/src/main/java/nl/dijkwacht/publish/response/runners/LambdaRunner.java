package nl.dijkwacht.publish.response.runners;

import nl.dijkwacht.publish.response.policies.RunnerTarget;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;

/**
 * A function, which is asked and not waited for: one that takes longer than a request may would
 * else be taken for one of which nobody knows whether it heard.
 */
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
      String id = client.invoke(request).responseMetadata().requestId();
      return new Answer.Accepted(
          id,
          ("Lambda queued the invocation %s. That the function ran, and what came of it, it does not"
                  + " tell: look at the resource.")
              .formatted(id));
    } catch (SdkException e) {
      return Answer.of("Invoking the function", e);
    }
  }

  @Override
  public Progress progress(String execution) {
    return new Progress.Untold("A function that is not waited for does not tell what came of it.");
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
