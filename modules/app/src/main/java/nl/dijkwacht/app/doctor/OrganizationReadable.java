package nl.dijkwacht.app.doctor;

import nl.dijkwacht.app.inquiry.Obstacle;
import nl.dijkwacht.app.onboarding.Organization;
import nl.dijkwacht.app.rules.Count;

/** Whether the organisation tells its accounts, so that a new one does not go unseen. */
final class OrganizationReadable implements Check {

  private final Organization organization;

  OrganizationReadable(Organization organization) {
    this.organization = organization;
  }

  @Override
  public String name() {
    return "organisation";
  }

  @Override
  public Diagnosis examine() {
    return organization
        .members()
        .fold(
            members -> Diagnosis.good(Count.of(members.size(), "account")),
            OrganizationReadable::untold);
  }

  /** Not everybody has one, and a list in the configuration does as well. */
  private static Diagnosis untold(Obstacle obstacle) {
    return Diagnosis.doubtful(
        obstacle.found(), obstacle.remedy() + " Without it, keep aws.accounts up to date by hand.");
  }
}
