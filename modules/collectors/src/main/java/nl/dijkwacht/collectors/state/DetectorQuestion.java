package nl.dijkwacht.collectors.state;

import java.util.List;
import java.util.Set;
import nl.dijkwacht.aws.AwsAccess;
import nl.dijkwacht.aws.AwsPlace;
import nl.dijkwacht.core.resource.ResourceId;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;

/** Whether GuardDuty is on in the Region, and with which features. */
final class DetectorQuestion implements Question {

  private static final Set<String> DETECTOR =
      Set.of("status", "findingPublishingFrequency", "dataSources", "features");

  @Override
  public void ask(AwsAccess aws, AwsPlace place, Inquiry inquiry) {
    try (GuardDutyClient guardDuty = aws.client(GuardDutyClient.builder(), "guardduty", place)) {
      List<String> detectors =
          inquiry.list(
              "Detectors",
              () -> guardDuty.listDetectorsPaginator().detectorIds().stream().toList());
      for (String detector : detectors) {
        ResourceId resource = inquiry.found("AWS::GuardDuty::Detector", detector, null, detector);
        inquiry.part(
            resource,
            "Detector",
            () -> SdkTree.of(guardDuty.getDetector(ask -> ask.detectorId(detector)), DETECTOR));
      }
    }
  }
}
