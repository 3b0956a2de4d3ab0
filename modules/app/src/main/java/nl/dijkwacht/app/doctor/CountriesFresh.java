package nl.dijkwacht.app.doctor;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import nl.dijkwacht.app.rules.Count;

/**
 * Whether the file of countries can be read and is not old: networks change hands, and by an old
 * file access from a third country is not seen, or is seen where there is none.
 */
final class CountriesFresh implements Check {

  /** Its makers publish a new one each month or more often. */
  private static final Duration OLD = Duration.ofDays(180);

  /** When the file was made, as it says itself. */
  @FunctionalInterface
  interface Made {

    /**
     * Reads the file.
     *
     * @throws IOException with a sentence for people, if it cannot be used
     */
    Instant at() throws IOException;
  }

  private final Made made;
  private final Clock clock;

  CountriesFresh(Made made, Clock clock) {
    this.made = made;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "countries";
  }

  @Override
  public Diagnosis examine() {
    try {
      Duration age = Duration.between(made.at(), clock.instant());
      String found = "the file is %s old".formatted(Count.of(Math.max(0, age.toDays()), "day"));
      return age.compareTo(OLD) > 0
          ? Diagnosis.doubtful(found, "Put a new one in the place of detect.countries.")
          : Diagnosis.good(found);
    } catch (IOException e) {
      return Diagnosis.bad("the file cannot be used", String.valueOf(e.getMessage()));
    }
  }
}
