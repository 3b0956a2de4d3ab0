package nl.dijkwacht.core.cases;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import nl.dijkwacht.core.AccountEntry;
import nl.dijkwacht.core.finding.Finding;
import org.jspecify.annotations.Nullable;

/**
 * A finding that may be a breach of personal data, for one legal entity.
 *
 * @param legalEntity that answers for what happened
 * @param role of the legal entity
 * @param controller that a processor must tell; empty if it is not known
 * @param officer the data protection officer (FG) by the register; empty if none is named
 * @param cause why it qualifies
 * @param finding as it stood
 * @param principals that did it, without those that say nothing
 * @param assets that it happened to, by name
 * @param dataCategories on the assets, by the register
 * @param dataSubjects on the assets, estimated in the register
 */
public record Suspicion(
    String legalEntity,
    AccountEntry.Role role,
    String controller,
    String officer,
    Cause cause,
    Finding finding,
    List<String> principals,
    List<String> assets,
    List<String> dataCategories,
    @Nullable Long dataSubjects) {

  /** Why a finding qualifies. */
  public enum Cause {
    /** GuardDuty found it grave, and nothing says that no personal data are concerned. */
    GUARD_DUTY,
    /** Its rule is tagged {@code dijkwacht.case}. */
    TAGGED,
    /** Its rule is on the configured list. */
    LISTED;

    /** Its name in lists, options and details of steps. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public Suspicion {
    principals = List.copyOf(principals);
    assets = List.copyOf(assets);
    dataCategories = List.copyOf(dataCategories);
  }

  /** The event that happened first (event time). */
  public Instant from() {
    return finding.first().eventTime();
  }

  /** The event that happened last (event time). */
  public Instant to() {
    return finding.latest().eventTime();
  }
}
