package nl.dijkwacht.app.doctor;

import nl.dijkwacht.app.inquiry.Mark;
import nl.dijkwacht.app.inquiry.Obstacle;

/**
 * What a check found.
 *
 * @param remedy what to do; empty if nothing
 */
record Diagnosis(Mark mark, String found, String remedy) {

  static Diagnosis good(String found) {
    return new Diagnosis(Mark.GOOD, found, "");
  }

  static Diagnosis doubtful(String found, String remedy) {
    return new Diagnosis(Mark.DOUBTFUL, found, remedy);
  }

  static Diagnosis bad(String found, String remedy) {
    return new Diagnosis(Mark.BAD, found, remedy);
  }

  static Diagnosis bad(Obstacle obstacle) {
    return bad(obstacle.found(), obstacle.remedy());
  }
}
