package nl.dijkwacht.app.doctor;

import nl.dijkwacht.app.inquiry.Answer;
import nl.dijkwacht.app.permissions.AwsAction;
import nl.dijkwacht.aws.AwsAccess;
import nl.dijkwacht.aws.AwsPlace;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;

/** Whether CloudTrail's recent events can be looked up in an account. */
final class LookupPermitted implements Check {

  private final AwsAccess access;
  private final AwsPlace place;

  LookupPermitted(AwsAccess access, AwsPlace place) {
    this.access = access;
    this.place = place;
  }

  @Override
  public String name() {
    return "lookup events";
  }

  @Override
  public String about() {
    return place.account().orElse("");
  }

  @Override
  public Diagnosis examine() {
    return Answer.of(
            AwsAction.LOOKUP_EVENTS,
            () -> {
              try (CloudTrailClient client =
                  access.client(CloudTrailClient.builder(), "cloudtrail", place)) {
                return client.lookupEvents(request -> request.maxResults(1)).events().size();
              }
            })
        .fold(events -> Diagnosis.good("permitted"), Diagnosis::bad);
  }
}
