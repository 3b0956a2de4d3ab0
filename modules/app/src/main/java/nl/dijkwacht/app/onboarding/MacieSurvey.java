package nl.dijkwacht.app.onboarding;

import java.util.List;
import java.util.Map;
import nl.dijkwacht.app.inquiry.Answer;
import nl.dijkwacht.app.permissions.AwsAction;
import nl.dijkwacht.aws.AwsAccess;
import nl.dijkwacht.aws.AwsPlace;
import software.amazon.awssdk.services.macie2.Macie2Client;
import software.amazon.awssdk.services.macie2.model.AccessDeniedException;
import software.amazon.awssdk.services.macie2.model.MacieStatus;

/** Whether Macie looks for personal data in S3. */
final class MacieSurvey implements Survey {

  private final AwsAccess access;

  MacieSurvey(AwsAccess access) {
    this.access = access;
  }

  @Override
  public List<Aspect> aspects() {
    return List.of(Aspect.MACIE);
  }

  @Override
  public Map<Aspect, Reading> read(AwsPlace place) {
    try (Macie2Client client = access.client(Macie2Client.builder(), "macie2", place)) {
      return Map.of(
          Aspect.MACIE,
          Answer.of(AwsAction.GET_MACIE_SESSION, () -> isOn(client))
              .fold(on -> on ? Reading.good("on") : off(), Reading::unknown));
    }
  }

  /** Macie answers by refusal where it was never switched on. */
  private static boolean isOn(Macie2Client client) {
    try {
      return client.getMacieSession(request -> {}).status() == MacieStatus.ENABLED;
    } catch (AccessDeniedException e) {
      String message = e.getMessage();
      if (message != null && message.contains("Macie is not enabled")) {
        return false;
      }
      throw e;
    }
  }

  private static Reading off() {
    return Reading.missing(
        "off",
        Fix.of("Switch Macie on where buckets hold personal data; it is paid by bucket and byte.")
            .and("aws", "macie2", "enable-macie"));
  }
}
