package nl.dijkwacht.collectors.state;

import java.util.List;
import java.util.Set;
import nl.dijkwacht.aws.AwsAccess;
import nl.dijkwacht.aws.AwsPlace;
import nl.dijkwacht.core.resource.ResourceId;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.ConfigurationRecorderStatus;

/** Whether AWS Config itself is recording in the Region. */
final class RecorderQuestion implements Question {

  private static final Set<String> STATUS = Set.of("recording", "lastStatus", "lastErrorCode");

  @Override
  public void ask(AwsAccess aws, AwsPlace place, Inquiry inquiry) {
    try (ConfigClient config = aws.client(ConfigClient.builder(), "config", place)) {
      List<ConfigurationRecorderStatus> recorders =
          inquiry.list(
              "Recorders",
              () -> config.describeConfigurationRecorderStatus().configurationRecordersStatus());
      for (ConfigurationRecorderStatus recorder : recorders) {
        ResourceId resource =
            inquiry.found(
                "AWS::Config::ConfigurationRecorder",
                recorder.name(),
                recorder.arn(),
                recorder.name());
        inquiry.part(resource, "RecorderStatus", () -> SdkTree.of(recorder, STATUS));
      }
    }
  }
}
