package nl.dijkwacht.registers;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the register of attestations: what no event proves, and yet has a date.
 *
 * @param about what it is about: a system, a supplier, a policy
 * @param asset id of the entry of the asset that it covers; null if it covers none in particular
 * @param evidence where the document lies
 * @param done when it was last done
 * @param every how long it holds
 * @param triggers what makes it due at once
 * @param owner who does it
 */
public record AttestationEntry(
    String id,
    Kind kind,
    String about,
    @Nullable String asset,
    String evidence,
    LocalDate done,
    Period every,
    List<Trigger> triggers,
    String owner) {

  /** What is attested. */
  public enum Kind {
    /** Data protection impact assessment, Art. 35 AVG. */
    DPIA,
    /** Data transfer impact assessment. */
    DTIA,
    PROCESSOR_AGREEMENT,
    SUPPLIER_AUDIT,
    POLICY_REVIEW,
    /** That what no log shows is watched otherwise. */
    BLIND_SPOT;

    /** As files and metric labels have it. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** What makes it due before its time. */
  public enum Trigger {
    INCIDENT,
    NEW_PLATFORM,
    NEW_SERVICE
  }

  public AttestationEntry {
    triggers = List.copyOf(triggers);
  }

  /** The last day on which it holds; from the next on it is overdue. */
  public LocalDate due() {
    return done.plus(every);
  }
}
