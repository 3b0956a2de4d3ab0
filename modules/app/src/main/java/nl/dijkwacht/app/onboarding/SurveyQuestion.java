package nl.dijkwacht.app.onboarding;

import java.util.Map;
import nl.dijkwacht.app.inquiry.Inquiry;
import nl.dijkwacht.app.inquiry.Obstacle;
import nl.dijkwacht.app.permissions.AwsAction;
import nl.dijkwacht.aws.AwsPlace;
import software.amazon.awssdk.core.exception.SdkException;

/** A survey of a place, as a question. */
public final class SurveyQuestion {

  private SurveyQuestion() {}

  public static Inquiry.Question<Map<Aspect, Reading>> of(
      Survey survey, AwsPlace place, Inquiry inquiry) {
    return new Inquiry.Question<>(
        () -> ask(survey, place), () -> survey.unknown(Obstacle.late(inquiry.limit().toSeconds())));
  }

  private static Map<Aspect, Reading> ask(Survey survey, AwsPlace place) {
    try {
      return survey.read(place);
    } catch (SdkException e) {
      // No client could be made: no Region, for example.
      return survey.unknown(Obstacle.of(AwsAction.ASSUME_ROLE, e));
    }
  }
}
