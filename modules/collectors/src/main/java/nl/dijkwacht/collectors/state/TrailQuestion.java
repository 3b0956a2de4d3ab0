package nl.dijkwacht.collectors.state;

import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.dijkwacht.aws.AwsAccess;
import nl.dijkwacht.aws.AwsPlace;
import nl.dijkwacht.core.resource.ResourceId;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.GetInsightSelectorsResponse;
import software.amazon.awssdk.services.cloudtrail.model.InsightNotEnabledException;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

/**
 * Whether the trails of the Region are logging, and what. Each trail is asked where it is at home.
 */
final class TrailQuestion implements Question {

  /** Times of deliveries are left out, since they change all the time. */
  private static final Set<String> STATUS =
      Set.of(
          "isLogging",
          "startLoggingTime",
          "stopLoggingTime",
          "latestDeliveryError",
          "latestDigestDeliveryError",
          "latestNotificationError");

  private static final Set<String> SELECTORS = Set.of("eventSelectors", "advancedEventSelectors");

  @Override
  public void ask(AwsAccess aws, AwsPlace place, Inquiry inquiry) {
    try (CloudTrailClient cloudTrail =
        aws.client(CloudTrailClient.builder(), "cloudtrail", place)) {
      List<Trail> trails =
          inquiry.list(
              "Trails",
              () -> cloudTrail.describeTrails(ask -> ask.includeShadowTrails(false)).trailList());
      for (Trail trail : trails) {
        trail(cloudTrail, trail, inquiry);
      }
    }
  }

  private static void trail(CloudTrailClient cloudTrail, Trail trail, Inquiry inquiry) {
    String arn = trail.trailARN();
    ResourceId resource = inquiry.found("AWS::CloudTrail::Trail", trail.name(), arn, trail.name());
    inquiry.part(resource, "Trail", () -> SdkTree.of(trail));
    inquiry.part(
        resource,
        "TrailStatus",
        () -> SdkTree.of(cloudTrail.getTrailStatus(ask -> ask.name(arn)), STATUS));
    inquiry.part(
        resource,
        "EventSelectors",
        () -> SdkTree.of(cloudTrail.getEventSelectors(ask -> ask.trailName(arn)), SELECTORS));
    inquiry.part(resource, "InsightSelectors", () -> insights(cloudTrail, arn));
  }

  private static Map<String, Object> insights(CloudTrailClient cloudTrail, String arn) {
    try {
      GetInsightSelectorsResponse answer =
          cloudTrail.getInsightSelectors(ask -> ask.trailName(arn));
      return Map.of("insightSelectors", SdkTree.of(answer.insightSelectors()));
    } catch (InsightNotEnabledException e) {
      return Map.of("insightSelectors", List.of());
    }
  }
}
