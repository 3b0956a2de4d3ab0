package nl.dijkwacht.app.onboarding;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.app.inquiry.Obstacle;
import nl.dijkwacht.aws.AwsAccess;
import nl.dijkwacht.aws.AwsPlace;

/** Asks one service of one account and Region how some aspects stand. Thread-safe. */
public interface Survey {

  /** What {@link #read} tells of. */
  List<Aspect> aspects();

  Map<Aspect, Reading> read(AwsPlace place);

  /** All aspects alike, where nothing could be asked. */
  default Map<Aspect, Reading> unknown(Obstacle obstacle) {
    Map<Aspect, Reading> readings = new EnumMap<>(Aspect.class);
    aspects().forEach(aspect -> readings.put(aspect, Reading.unknown(obstacle)));
    return readings;
  }

  /** Those of all aspects. */
  static List<Survey> all(AwsAccess access, QueuePolicies queues) {
    return List.of(
        new TrailSurvey(access, queues),
        new RecorderSurvey(access),
        new GuardDutySurvey(access),
        new MacieSurvey(access));
  }
}
