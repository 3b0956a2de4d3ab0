package nl.dijkwacht.app.onboarding;

/** What must be there in an account and Region for Dijkwacht to hear of all that matters. */
public enum Aspect {
  TRAIL("trail"),
  DATA_EVENTS("data events"),
  RECORDER("config"),
  GUARDDUTY("guardduty"),
  MACIE("macie"),
  QUEUE("queue");

  private final String label;

  Aspect(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
