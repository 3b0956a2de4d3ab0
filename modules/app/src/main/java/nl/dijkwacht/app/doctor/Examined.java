package nl.dijkwacht.app.doctor;

import nl.dijkwacht.app.inquiry.Mark;

/**
 * A check and what it found.
 *
 * @param about which one of several was looked at; may be empty
 * @param remedy what to do; empty if nothing
 */
public record Examined(String check, String about, Mark mark, String found, String remedy) {

  static Examined of(Check check, Diagnosis diagnosis) {
    return new Examined(
        check.name(), check.about(), diagnosis.mark(), diagnosis.found(), diagnosis.remedy());
  }
}
