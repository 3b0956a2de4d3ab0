package nl.dijkwacht.simulator.calls;

/** The AWS accounts of the hospital; the ids are the ones AWS keeps for documentation. */
public enum Account {
  /** Organisation, sign-in and the deployment pipeline. */
  MANAGEMENT("111122223333"),
  /** The EPD: patient files, discharge letters, appointments and medication. */
  PATIENT_FILES("444455556666"),
  LABORATORY("777788889999"),
  LOG_ARCHIVE("222233334444"),
  BACKUP("333344445555"),
  TEST("555566667777");

  private final String id;

  Account(String id) {
    this.id = id;
  }

  /** Twelve digits. */
  public String id() {
    return id;
  }
}
