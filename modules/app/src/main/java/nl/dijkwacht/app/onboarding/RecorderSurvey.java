package nl.dijkwacht.app.onboarding;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.dijkwacht.app.inquiry.Answer;
import nl.dijkwacht.app.permissions.AwsAction;
import nl.dijkwacht.aws.AwsAccess;
import nl.dijkwacht.aws.AwsPlace;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.ConfigurationRecorder;
import software.amazon.awssdk.services.config.model.RecordingGroup;

/** Whether AWS Config records, and which types of resources. */
final class RecorderSurvey implements Survey {

  /**
   * What is found where all types but the global ones are recorded; one Region with them is enough.
   */
  static final String WITHOUT_GLOBAL = "on, all types but the global ones";

  static final String WITH_GLOBAL = "on, all types";

  private final AwsAccess access;
  private final String partition;

  RecorderSurvey(AwsAccess access) {
    this.access = access;
    this.partition = access.settings().partition();
  }

  /** What is known of a recorder. */
  private record Recorder(ConfigurationRecorder recorder, boolean records) {}

  @Override
  public List<Aspect> aspects() {
    return List.of(Aspect.RECORDER);
  }

  @Override
  public Map<Aspect, Reading> read(AwsPlace place) {
    try (ConfigClient client = access.client(ConfigClient.builder(), "config", place)) {
      Answer<List<ConfigurationRecorder>> recorders =
          Answer.of(
              AwsAction.DESCRIBE_RECORDERS,
              () -> client.describeConfigurationRecorders().configurationRecorders());
      Answer<List<String>> recording =
          Answer.of(AwsAction.DESCRIBE_RECORDER_STATUS, () -> recording(client));
      return Map.of(
          Aspect.RECORDER,
          recorders.fold(
              found ->
                  recording.fold(
                      names ->
                          judge(
                              found.stream()
                                  .map(one -> new Recorder(one, names.contains(one.name())))
                                  .findFirst()),
                      Reading::unknown),
              Reading::unknown));
    }
  }

  private static List<String> recording(ConfigClient client) {
    return client.describeConfigurationRecorderStatus().configurationRecordersStatus().stream()
        .filter(status -> Boolean.TRUE.equals(status.recording()))
        .map(status -> status.name())
        .toList();
  }

  private Reading judge(Optional<Recorder> found) {
    if (found.isEmpty()) {
      return Reading.missing("no recorder", recordAll("default"));
    }
    ConfigurationRecorder recorder = found.get().recorder();
    if (!found.get().records()) {
      return Reading.missing(
          "the recorder is stopped",
          Fix.of("Start the recorder of AWS Config.")
              .and(
                  "aws",
                  "configservice",
                  "start-configuration-recorder",
                  "--configuration-recorder-name",
                  recorder.name()));
    }
    RecordingGroup group = recorder.recordingGroup();
    if (group == null || !Boolean.TRUE.equals(group.allSupported())) {
      return Reading.partly("on, some types only", recordAll(recorder.name()));
    }
    return Boolean.TRUE.equals(group.includeGlobalResourceTypes())
        ? Reading.good(WITH_GLOBAL)
        : Reading.partly(WITHOUT_GLOBAL, recordAll(recorder.name()));
  }

  private Fix recordAll(String name) {
    return Fix.of(
            "Let AWS Config record all types, the global ones (IAM) in one Region; ACCOUNT is the"
                + " account's. A delivery channel is needed once.")
        .and(
            "aws",
            "configservice",
            "put-configuration-recorder",
            "--configuration-recorder",
            "name=%s,roleARN=arn:%s:iam::ACCOUNT:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig"
                .formatted(name, partition),
            "--recording-group",
            "allSupported=true,includeGlobalResourceTypes=true");
  }
}
