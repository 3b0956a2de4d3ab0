package nl.dijkwacht.core.privacy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;

/**
 * What is held is to stay as it is: a hold on a case (Art. 17(3)(e) AVG), or a restriction of
 * processing of what is held on a person (Art. 18 AVG).
 *
 * @param about id of the case, or the person's name in lower case, one of {@link #names}
 * @param by who answers for it
 * @param since wall clock
 * @param reviewOn the day on which somebody looks whether it is still needed; it ends only when it
 *     is lifted
 */
public record Restriction(
    Kind kind, String about, String by, String reason, Instant since, LocalDate reviewOn) {

  /** What is restricted. */
  public enum Kind {
    CASE,
    PERSON;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What one is found by: {@code kind about}. */
  public String key() {
    return keyOf(kind, about);
  }

  public static String keyOf(Kind kind, String about) {
    return kind.label() + " " + about;
  }

  /**
   * By which names a principal can be meant, in lower case: its id, and what stands behind the last
   * slash, such as a user's or a session's name.
   */
  public static Set<String> names(String principalId) {
    String id = principalId.toLowerCase(Locale.ROOT);
    String name = id.substring(id.lastIndexOf('/') + 1);
    return name.isEmpty() || name.equals(id) ? Set.of(id) : Set.of(id, name);
  }
}
