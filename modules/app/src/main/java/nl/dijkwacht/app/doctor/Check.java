package nl.dijkwacht.app.doctor;

/** Something that Dijkwacht needs, and how to find out whether it has it. */
interface Check {

  /** One word or two for what it is. */
  String name();

  /** Which one, where there are several; else empty. */
  default String about() {
    return "";
  }

  /** Looks; it may take as long as it likes, nobody waits for it longer than a limit. */
  Diagnosis examine();
}
