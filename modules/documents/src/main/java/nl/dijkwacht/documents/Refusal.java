package nl.dijkwacht.documents;

/** Unwinds the recursion of {@link Composer} when a limit is passed; never leaves the package. */
final class Refusal extends RuntimeException {
  private final Place place;
  private final String reason;

  Refusal(Place place, String reason) {
    super(reason, null, false, false);
    this.place = place;
    this.reason = reason;
  }

  Place place() {
    return place;
  }

  String reason() {
    return reason;
  }
}
