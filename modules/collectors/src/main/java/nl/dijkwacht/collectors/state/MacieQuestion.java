package nl.dijkwacht.collectors.state;

import java.util.Map;
import java.util.Set;
import nl.dijkwacht.aws.AwsAccess;
import nl.dijkwacht.aws.AwsPlace;
import nl.dijkwacht.core.resource.ResourceId;
import software.amazon.awssdk.services.macie2.Macie2Client;
import software.amazon.awssdk.services.macie2.model.AccessDeniedException;

/** Whether Macie is on in the Region. */
final class MacieQuestion implements Question {

  private static final Set<String> SESSION = Set.of("status", "findingPublishingFrequency");

  /** Macie refuses all requests where it is off; only its sentence tells that from a permission. */
  private static final String OFF = "not enabled";

  @Override
  public void ask(AwsAccess aws, AwsPlace place, Inquiry inquiry) {
    try (Macie2Client macie = aws.client(Macie2Client.builder(), "macie2", place)) {
      ResourceId session =
          inquiry.found("AWS::Macie::Session", inquiry.scope().account(), null, null);
      inquiry.part(session, "MacieSession", () -> session(macie));
    }
  }

  private static Map<String, Object> session(Macie2Client macie) {
    try {
      return SdkTree.of(macie.getMacieSession(ask -> {}), SESSION);
    } catch (AccessDeniedException e) {
      String message = e.awsErrorDetails() == null ? null : e.awsErrorDetails().errorMessage();
      if (message != null && message.contains(OFF)) {
        return Map.of("status", "NOT_ENABLED");
      }
      throw e;
    }
  }
}
