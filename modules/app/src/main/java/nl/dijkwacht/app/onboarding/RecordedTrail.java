package nl.dijkwacht.app.onboarding;

import nl.dijkwacht.app.inquiry.Answer;
import software.amazon.awssdk.services.cloudtrail.model.GetEventSelectorsResponse;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

/** A trail that covers a Region, whether it records, and which data events. */
record RecordedTrail(
    Trail trail, Answer<Boolean> logging, Answer<GetEventSelectorsResponse> selectors) {

  /** Whether it is known to record. */
  boolean records() {
    return logging.fold(value -> value, obstacle -> false);
  }

  boolean isOfOrganization() {
    return Boolean.TRUE.equals(trail.isOrganizationTrail());
  }

  boolean isMultiRegion() {
    return Boolean.TRUE.equals(trail.isMultiRegionTrail());
  }

  boolean isValidated() {
    return Boolean.TRUE.equals(trail.logFileValidationEnabled());
  }
}
