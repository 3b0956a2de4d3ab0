package nl.dijkwacht.app.onboarding;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nl.dijkwacht.app.inquiry.Answer;
import nl.dijkwacht.app.permissions.AwsAction;
import nl.dijkwacht.aws.AwsAccess;
import nl.dijkwacht.aws.AwsPlace;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.guardduty.model.DetectorFeatureResult;
import software.amazon.awssdk.services.guardduty.model.DetectorStatus;
import software.amazon.awssdk.services.guardduty.model.FeatureStatus;
import software.amazon.awssdk.services.guardduty.model.GetDetectorResponse;

/** Whether GuardDuty is on, and watches reads of S3. */
final class GuardDutySurvey implements Survey {

  private final AwsAccess access;

  GuardDutySurvey(AwsAccess access) {
    this.access = access;
  }

  @Override
  public List<Aspect> aspects() {
    return List.of(Aspect.GUARDDUTY);
  }

  @Override
  public Map<Aspect, Reading> read(AwsPlace place) {
    try (GuardDutyClient client = access.client(GuardDutyClient.builder(), "guardduty", place)) {
      Answer<Optional<String>> id =
          Answer.of(
              AwsAction.LIST_DETECTORS,
              () -> client.listDetectors(request -> {}).detectorIds().stream().findFirst());
      return Map.of(
          Aspect.GUARDDUTY,
          id.fold(
              found -> found.map(one -> detector(client, one)).orElseGet(GuardDutySurvey::off),
              Reading::unknown));
    }
  }

  private static Reading detector(GuardDutyClient client, String id) {
    return Answer.of(
            AwsAction.GET_DETECTOR, () -> client.getDetector(request -> request.detectorId(id)))
        .fold(detector -> judge(id, detector), Reading::unknown);
  }

  private static Reading judge(String id, GetDetectorResponse detector) {
    if (detector.status() != DetectorStatus.ENABLED) {
      return Reading.missing("suspended", update(id, "Switch GuardDuty on again.", "--enable"));
    }
    boolean watchesS3 =
        detector.features().stream()
            .anyMatch(
                feature ->
                    feature.name() == DetectorFeatureResult.S3_DATA_EVENTS
                        && feature.status() == FeatureStatus.ENABLED);
    return watchesS3
        ? Reading.good("on, with S3 protection")
        : Reading.partly(
            "on, without S3 protection",
            update(
                id,
                "Switch S3 protection on.",
                "--features",
                "Name=S3_DATA_EVENTS,Status=ENABLED"));
  }

  private static Fix update(String id, String sentence, String... options) {
    String[] words = {"aws", "guardduty", "update-detector", "--detector-id", id};
    return Fix.of(sentence)
        .and(Stream.concat(Arrays.stream(words), Arrays.stream(options)).toArray(String[]::new));
  }

  private static Reading off() {
    return Reading.missing(
        "off",
        Fix.of("Switch GuardDuty on, best for the whole organisation.")
            .and(
                "aws",
                "guardduty",
                "create-detector",
                "--enable",
                "--features",
                "Name=S3_DATA_EVENTS,Status=ENABLED"));
  }
}
