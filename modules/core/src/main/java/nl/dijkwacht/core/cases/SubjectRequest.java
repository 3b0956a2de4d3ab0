package nl.dijkwacht.core.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a data subject asked for.
 *
 * @param subject keyed pseudonym of who asked; never a name
 * @param receivedOn the day that the request came, in the controller's time zone
 * @param extended whether the term was extended by two months (Art. 12(3) AVG)
 * @param pausedAt since when it waits for a proof of identity (wall clock); null if it does not
 * @param pausedDays how many days it waited before, each begun day counted
 */
public record SubjectRequest(
    Right right,
    String subject,
    LocalDate receivedOn,
    boolean extended,
    @Nullable Instant pausedAt,
    long pausedDays) {

  /** The rights of Chapter III AVG that have a term. */
  public enum Right {
    /** Art. 15. */
    ACCESS,
    /** Art. 16. */
    RECTIFICATION,
    /** Art. 17. */
    ERASURE,
    /** Art. 18. */
    RESTRICTION,
    /** Art. 20. */
    PORTABILITY,
    /** Art. 21. */
    OBJECTION;

    /** Its name in lists, options and details of steps. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
