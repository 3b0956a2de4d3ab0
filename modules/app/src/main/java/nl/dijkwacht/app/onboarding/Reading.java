package nl.dijkwacht.app.onboarding;

import java.util.Optional;
import nl.dijkwacht.app.inquiry.Mark;
import nl.dijkwacht.app.inquiry.Obstacle;

/**
 * How an aspect stands in one account and Region.
 *
 * @param found for people
 * @param fix where something can be mended
 */
public record Reading(Mark mark, String found, Optional<Fix> fix) {

  static Reading good(String found) {
    return new Reading(Mark.GOOD, found, Optional.empty());
  }

  static Reading partly(String found, Fix fix) {
    return new Reading(Mark.DOUBTFUL, found, Optional.of(fix));
  }

  static Reading missing(String found, Fix fix) {
    return new Reading(Mark.BAD, found, Optional.of(fix));
  }

  static Reading unknown(Obstacle obstacle) {
    return new Reading(Mark.UNKNOWN, obstacle.found(), Optional.of(Fix.of(obstacle.remedy())));
  }
}
