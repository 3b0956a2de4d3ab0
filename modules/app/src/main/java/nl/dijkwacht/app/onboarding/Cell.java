package nl.dijkwacht.app.onboarding;

import java.util.Map;

/**
 * An account in a Region, and how each aspect stands there.
 *
 * @param account 12 digits
 * @param region its name, or {@code default} where none is configured
 */
public record Cell(String account, String region, Map<Aspect, Reading> readings) {

  public Cell {
    readings = Map.copyOf(readings);
  }

  Reading reading(Aspect aspect) {
    Reading reading = readings.get(aspect);
    if (reading == null) {
      throw new IllegalStateException("nothing was asked about " + aspect);
    }
    return reading;
  }
}
