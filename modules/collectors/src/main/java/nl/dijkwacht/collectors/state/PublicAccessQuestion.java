package nl.dijkwacht.collectors.state;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.aws.AwsAccess;
import nl.dijkwacht.aws.AwsPlace;
import nl.dijkwacht.core.resource.ResourceId;
import software.amazon.awssdk.services.s3control.S3ControlClient;
import software.amazon.awssdk.services.s3control.model.NoSuchPublicAccessBlockConfigurationException;

/** Whether S3 blocks public access for the whole account. */
final class PublicAccessQuestion implements Question {

  private static final List<String> SWITCHES =
      List.of("blockPublicAcls", "ignorePublicAcls", "blockPublicPolicy", "restrictPublicBuckets");

  @Override
  public void ask(AwsAccess aws, AwsPlace place, Inquiry inquiry) {
    String account = inquiry.scope().account();
    try (S3ControlClient control = aws.client(S3ControlClient.builder(), "s3-control", place)) {
      ResourceId resource = inquiry.found("AWS::S3::AccountPublicAccessBlock", account, null, null);
      inquiry.part(
          resource, "PublicAccessBlockConfiguration", () -> configuration(control, account));
    }
  }

  private static Map<String, Object> configuration(S3ControlClient control, String account) {
    Map<String, Object> configuration = new LinkedHashMap<>();
    // What is not configured is off.
    SWITCHES.forEach(name -> configuration.put(name, false));
    try {
      configuration.putAll(
          SdkTree.of(
              control
                  .getPublicAccessBlock(ask -> ask.accountId(account))
                  .publicAccessBlockConfiguration()));
      configuration.put("configured", true);
    } catch (NoSuchPublicAccessBlockConfigurationException e) {
      configuration.put("configured", false);
    }
    return configuration;
  }
}
