package nl.dijkwacht.sigma.modify;

import nl.dijkwacht.documents.Place;
import nl.dijkwacht.documents.Problems;

/** What names of fields may be: each dot is a place where a key may end, and costs memory. */
public final class FieldNames {

  private static final int LONGEST = 500;
  private static final int MOST_DOTS = 50;

  private FieldNames() {}

  /** Whether a name can be used; an error if not. */
  public static boolean allow(String field, Place place, Problems problems) {
    boolean allowed =
        field.length() <= LONGEST && field.chars().filter(c -> c == '.').count() <= MOST_DOTS;
    if (!allowed) {
      problems.error(
          place,
          "the name of a field has at most %d characters and %d dots"
              .formatted(LONGEST, MOST_DOTS));
    }
    return allowed;
  }
}
