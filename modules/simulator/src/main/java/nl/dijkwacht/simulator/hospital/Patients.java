package nl.dijkwacht.simulator.hospital;

import java.util.List;
import nl.dijkwacht.simulator.calls.Chance;

/** Numbers and file names of made-up patients. */
final class Patients {
  private static final int FIRST = 1_000_000;
  private static final int COUNT = 180_000;
  private static final List<String> DOCUMENTS =
      List.of(
          "anamnese.json",
          "verwijsbrief.pdf",
          "rontgen.dcm",
          "medicatieoverzicht.json",
          "operatieverslag.pdf",
          "toestemming.pdf",
          "polikliniekbrief.pdf");

  private Patients() {}

  static String number(Chance chance) {
    return Integer.toString(FIRST + chance.below(COUNT));
  }

  static String file(String patient, Chance chance) {
    return "patient/" + patient + "/" + (2019 + chance.below(8)) + "/" + chance.oneOf(DOCUMENTS);
  }

  static String dischargeLetter(String patient, Chance chance) {
    return "ontslagbrief/"
        + (2019 + chance.below(8))
        + "/"
        + patient
        + "-"
        + chance.hex(8)
        + ".pdf";
  }

  static String labResult(String patient, Chance chance) {
    return "uitslag/" + patient + "/" + chance.uuid() + ".hl7";
  }
}
