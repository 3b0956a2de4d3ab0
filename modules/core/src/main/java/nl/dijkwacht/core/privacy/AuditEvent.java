package nl.dijkwacht.core.privacy;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * That somebody was shown what may tell of persons, looked up who a pseudonym is, or did something
 * with what is held on a person. It never tells who that person is.
 *
 * @param id that no other has
 * @param at when it was done (wall clock)
 * @param by who did it, as they call themselves
 * @param user of the machine that it was done on; {@code api} where it was asked for over HTTP
 * @param about the pseudonym, the id of the case, or the period; of what was shown, its kind and
 *     ids
 * @param reason in the words of who did it; empty where none is asked for
 * @param found whether anything was found; null where nothing is sought
 */
public record AuditEvent(
    String id,
    Instant at,
    String by,
    String user,
    Action action,
    String about,
    String reason,
    @Nullable Boolean found) {

  /** What was done. */
  public enum Action {
    /** Findings, accesses, cases and the like were shown by the API or on a page. */
    VIEW,
    /** Who a pseudonym stands for was looked up. */
    RESOLVE,
    /** What is held on a person was copied out (Art. 15 AVG). */
    EXPORT,
    /** The file of a case was written. */
    DOSSIER,
    /** A report about a period, which names who caused findings, was written. */
    REPORT,
    /** Processing of what is held on a person was restricted (Art. 18 AVG), or no longer is. */
    RESTRICT,
    RELEASE,
    /** What is held on a case is to be kept, or no longer is. */
    HOLD,
    LIFT;

    /** Its name in lists and in the log. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
