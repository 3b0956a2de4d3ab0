package nl.dijkwacht.app.onboarding;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.dijkwacht.app.inquiry.Answer;
import nl.dijkwacht.app.permissions.AwsAction;
import nl.dijkwacht.aws.AwsAccess;
import nl.dijkwacht.aws.AwsPlace;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.GetEventSelectorsResponse;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

/** Asks CloudTrail for trails. Thread-safe. */
public final class Trails {

  /** CloudTrail allows five a Region and account; those of the organisation come beside them. */
  private static final int MOST = 20;

  private final AwsAccess access;

  public Trails(AwsAccess access) {
    this.access = access;
  }

  /** The trails that cover a Region, also those of other Regions and of the organisation. */
  Answer<List<RecordedTrail>> in(AwsPlace place) {
    return Answer.of(
        AwsAction.DESCRIBE_TRAILS,
        () -> {
          try (CloudTrailClient client = client(place)) {
            return describe(client).stream().map(trail -> recorded(client, trail)).toList();
          }
        });
  }

  /** Where the trails that cover a Region write to; none if that cannot be asked. */
  public Set<LogBucket> buckets(AwsPlace place) {
    return Answer.of(
            AwsAction.DESCRIBE_TRAILS,
            () -> {
              try (CloudTrailClient client = client(place)) {
                return describe(client).stream()
                    .filter(trail -> trail.s3BucketName() != null)
                    .map(trail -> new LogBucket(trail.s3BucketName(), prefix(trail)))
                    .collect(Collectors.toSet());
              }
            })
        .fold(buckets -> buckets, obstacle -> Set.of());
  }

  private static String prefix(Trail trail) {
    return Optional.ofNullable(trail.s3KeyPrefix())
        .filter(prefix -> !prefix.isEmpty())
        .map(prefix -> prefix + "/")
        .orElse("");
  }

  private CloudTrailClient client(AwsPlace place) {
    return access.client(CloudTrailClient.builder(), "cloudtrail", place);
  }

  private static List<Trail> describe(CloudTrailClient client) {
    return client.describeTrails(request -> request.includeShadowTrails(true)).trailList().stream()
        .limit(MOST)
        .toList();
  }

  private static RecordedTrail recorded(CloudTrailClient client, Trail trail) {
    Answer<Boolean> logging =
        Answer.of(
            AwsAction.GET_TRAIL_STATUS,
            () ->
                Boolean.TRUE.equals(
                    client.getTrailStatus(request -> request.name(trail.trailARN())).isLogging()));
    Answer<GetEventSelectorsResponse> selectors =
        Answer.of(
            AwsAction.GET_EVENT_SELECTORS,
            () -> client.getEventSelectors(request -> request.trailName(trail.trailARN())));
    return new RecordedTrail(trail, logging, selectors);
  }
}
