package nl.dijkwacht.app.config;

import java.util.Locale;
import nl.dijkwacht.documents.Place;
import nl.dijkwacht.documents.Problem;

/** Says where a setting or a problem comes from; an environment variable has no line and column. */
public final class Origin {
  static final String DEFAULT = "default";
  private static final String VARIABLE = "environment variable ";

  private Origin() {}

  static Place ofVariable(String name) {
    return Place.startOf(VARIABLE + name);
  }

  static String text(Place place) {
    return isVariable(place) ? place.source() : place.source() + ":" + place.line();
  }

  /** One line: where, how bad, and what to do. */
  public static String text(Problem problem) {
    Place place = problem.place();
    return isVariable(place)
        ? "%s: %s: %s"
            .formatted(
                place.source(),
                problem.severity().name().toLowerCase(Locale.ROOT),
                problem.message())
        : problem.toString();
  }

  private static boolean isVariable(Place place) {
    return place.source().startsWith(VARIABLE);
  }
}
