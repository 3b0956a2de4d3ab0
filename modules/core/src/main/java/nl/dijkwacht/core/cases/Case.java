package nl.dijkwacht.core.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.dijkwacht.core.AccountEntry;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.core.access.Exposure;
import org.jspecify.annotations.Nullable;

/**
 * The assessment of what may be a breach of personal data, or the request of a data subject, with
 * its clocks. It is what its steps, in their order, made of it; figures of exposures may be newer
 * than the last step that tells them.
 *
 * @param id hash of tenant, legal entity and first cause, see {@link #idOf}
 * @param legalEntity that answers for it
 * @param role of the legal entity in it
 * @param officer the data protection officer (FG) to ask; empty if nobody is named
 * @param controller that a processor must tell; empty if it is not known or not needed
 * @param openedAt when it was opened (wall clock)
 * @param follows id of the case before it that had the same finding and was over; null if none
 * @param detectedAt when Dijkwacht got the first event of its findings (wall clock)
 * @param happenedFrom when the first known event happened (event time); null if none is known
 * @param happenedTo when the last known event happened (event time); null if none is known
 * @param findings that belong to it, of which the first ones are kept
 * @param findingsTotal how many there are
 * @param principals that did it
 * @param assets that it happened to
 * @param owner who it is assigned to; empty if it is to nobody
 * @param acknowledged who said to look at it; null while nobody did
 * @param aware the awareness that a person declared; null while it is a suspicion
 * @param factsVersion counts what was told of the facts
 * @param decision whether to notify the authority; null while that is to be decided
 * @param informing whether to inform the data subjects (Art. 34 AVG); null while that is to be
 *     decided
 * @param closed who closed it; null while it is open
 * @param request what a data subject asked for; null for breaches
 * @param links to evidence that people have linked by hand
 * @param exposures times in which its assets were exposed, with what was read then as far as it is
 *     known; those with reads first, then the newest. Null if there are none
 * @param steps how many there were
 * @param head hash of the last step
 */
public record Case(
    String id,
    Kind kind,
    String legalEntity,
    AccountEntry.Role role,
    String officer,
    String controller,
    Status status,
    Instant openedAt,
    @Nullable String follows,
    @Nullable Instant detectedAt,
    @Nullable Instant happenedFrom,
    @Nullable Instant happenedTo,
    List<CaseFinding> findings,
    long findingsTotal,
    List<String> principals,
    List<String> assets,
    String owner,
    @Nullable Moment acknowledged,
    @Nullable Moment aware,
    BreachFacts facts,
    int factsVersion,
    @Nullable Decision decision,
    @Nullable Decision informing,
    List<Notification> notifications,
    @Nullable Moment closed,
    @Nullable SubjectRequest request,
    List<CaseClock> clocks,
    List<String> links,
    @Nullable List<Exposure> exposures,
    long steps,
    String head) {

  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

  /** What is assessed. */
  public enum Kind {
    BREACH,
    REQUEST
  }

  /** Where a case stands. */
  public enum Status {
    /** A suspicion; a person has yet to say whether it is a breach. */
    SUSPICION("BEOORDELING", "assessment"),
    /** A breach of which it is yet to be decided whether it is notified. */
    AWARE("TE_BEPALEN", "to be decided"),
    NOTIFYING("TE_MELDEN", "to be notified"),
    NOTIFIED("GEMELD", "notified"),
    NOT_NOTIFIED("NIET_MELDEN", "registered, not notified"),
    /** A breach with which all was done. */
    CLOSED("GESLOTEN", "closed"),
    /** A suspicion that was none. */
    NO_BREACH("GEEN_INBREUK", "no breach"),
    /** A request that is worked on. */
    REQUESTED("IN_BEHANDELING", "being handled"),
    /** A request that waits for a proof of identity. */
    PAUSED("OPGESCHORT", "paused"),
    /** A request that was answered. */
    ANSWERED("BEANTWOORD", "answered");

    private final String dutch;
    private final String english;

    Status(String dutch, String english) {
      this.dutch = dutch;
      this.english = english;
    }

    /** As the checklist of the Dutch authorities has it. */
    public String dutch() {
      return dutch;
    }

    public String english() {
      return english;
    }

    /** Its name in filters and metric labels. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether nothing more is to be done. */
    public boolean isOver() {
      return this == CLOSED || this == NO_BREACH || this == ANSWERED;
    }
  }

  public Case {
    findings = List.copyOf(findings);
    principals = List.copyOf(principals);
    assets = List.copyOf(assets);
    notifications = List.copyOf(notifications);
    clocks = List.copyOf(clocks);
    links = List.copyOf(links);
    exposures = exposures == null || exposures.isEmpty() ? null : List.copyOf(exposures);
  }

  /** The exposures; none if there are none. */
  public List<Exposure> exposed() {
    return exposures == null ? List.of() : exposures;
  }

  /**
   * The id of a case.
   *
   * @param cause the finding or the command that it was opened by
   */
  public static String idOf(String tenant, String legalEntity, String cause) {
    return StableId.of(List.of("case", tenant, legalEntity, cause));
  }

  /** Whether a text can be the id of a case. */
  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /** Whether it is in the register of breaches (Art. 33(5) AVG), and no mere suspicion. */
  public boolean inRegister() {
    return kind == Kind.BREACH && aware != null;
  }

  /** When time alone changes it next (wall clock); null if it does not. */
  public @Nullable Instant wakesAt() {
    return clocks.stream()
        .map(CaseClock::nextAt)
        .filter(Objects::nonNull)
        .min(Instant::compareTo)
        .orElse(null);
  }

  /** The clock of a kind, if it was ever started. */
  public @Nullable CaseClock clock(CaseClock.Kind wanted) {
    return clocks.stream().filter(clock -> clock.kind() == wanted).findFirst().orElse(null);
  }

  /** The clock that is over first of those that run; null if none does. */
  public @Nullable CaseClock nextDue() {
    return clocks.stream()
        .filter(CaseClock::runs)
        .min(Comparator.comparing(CaseClock::dueAt))
        .orElse(null);
  }

  /** Whether a finding can be part of the same incident. */
  public boolean concerns(Suspicion suspicion, Duration window) {
    boolean same =
        !Collections.disjoint(principals, suspicion.principals())
            || !Collections.disjoint(assets, suspicion.assets());
    return same && kind == Kind.BREACH && !status.isOver() && isNear(suspicion, window);
  }

  private boolean isNear(Suspicion suspicion, Duration window) {
    return isNear(suspicion.from(), suspicion.to(), window);
  }

  private boolean isNear(Instant from, @Nullable Instant to, Duration window) {
    return happenedFrom != null
        && happenedTo != null
        && !from.isAfter(happenedTo.plus(window))
        && (to == null || !to.isBefore(happenedFrom.minus(window)));
  }

  /** Whether one of its assets was exposed about when it happened. */
  public boolean concerns(ExposedAsset exposed, Duration window) {
    Exposure exposure = exposed.exposure();
    return exposure != null
        && kind == Kind.BREACH
        && !status.isOver()
        && !Collections.disjoint(assets, exposed.assets())
        && isNear(exposure.from(), exposure.until(), window);
  }

  /** Ids of the principals that it is about: who is suspected, and who read what was exposed. */
  public Stream<String> persons() {
    return Stream.concat(
            principals.stream(),
            exposed().stream()
                .flatMap(exposure -> exposure.readers().stream())
                .map(reader -> reader.principal().id()))
        .distinct();
  }
}
