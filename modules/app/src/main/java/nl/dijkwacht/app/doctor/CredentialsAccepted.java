package nl.dijkwacht.app.doctor;

import nl.dijkwacht.app.inquiry.Answer;
import nl.dijkwacht.app.permissions.AwsAction;
import nl.dijkwacht.aws.AwsAccess;
import nl.dijkwacht.aws.AwsPlace;
import software.amazon.awssdk.services.sts.StsClient;

/** Who this process is to AWS; in an account of the configuration, by the role there. */
final class CredentialsAccepted implements Check {

  private final AwsAccess access;
  private final AwsPlace place;

  CredentialsAccepted(AwsAccess access, AwsPlace place) {
    this.access = access;
    this.place = place;
  }

  @Override
  public String name() {
    return place.account().isPresent() ? "role" : "credentials";
  }

  @Override
  public String about() {
    return place.account().orElse("");
  }

  @Override
  public Diagnosis examine() {
    // Who is asked needs no permission; what may lack is the role in the account.
    return Answer.of(
            AwsAction.ASSUME_ROLE,
            () -> {
              try (StsClient sts = access.client(StsClient.builder(), "sts", place)) {
                return sts.getCallerIdentity();
              }
            })
        .fold(
            identity ->
                Diagnosis.good(
                    "account %s, %s".formatted(identity.account(), shortened(identity.arn()))),
            Diagnosis::bad);
  }

  /** {@code assumed-role/name/session} of a whole ARN. */
  private static String shortened(String arn) {
    return arn.substring(arn.lastIndexOf(':') + 1);
  }
}
