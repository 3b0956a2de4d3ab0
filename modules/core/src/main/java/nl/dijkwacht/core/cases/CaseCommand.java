package nl.dijkwacht.core.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a person does about a case.
 *
 * @param id of the command: the same one sent twice counts once
 * @param legalEntity of the case, by which commands are partitioned
 * @param by who gave it, as the organisation names people
 * @param at when it was given (wall clock of who sent it)
 * @param text the reason or what else is said; it must not be empty where the action asks for one
 * @param since when it holds from (wall clock), as of awareness or of an erasure; null for when it
 *     was given
 * @param yes what was decided, for {@link Action#DECIDE} and {@link Action#DECIDE_INFORMING}
 * @param to who it is assigned to
 * @param facts for {@link Action#ASSESS} and {@link Action#OPEN}
 * @param recipient for {@link Action#NOTIFY}
 * @param reference of the notification, or of what is linked
 * @param request for {@link Action#OPEN_REQUEST}
 * @param erased objects that were erased for the request, for {@link Action#LINK}; at most {@link
 *     #MOST_ERASED}, null for none
 */
public record CaseCommand(
    String id,
    String caseId,
    String legalEntity,
    Action action,
    String by,
    CaseRole role,
    Instant at,
    @Nullable String text,
    @Nullable Instant since,
    @Nullable Boolean yes,
    @Nullable String to,
    @Nullable BreachFacts facts,
    @Nullable Recipient recipient,
    @Nullable String reference,
    @Nullable Request request,
    @Nullable List<ErasedObject> erased) {

  /** A step tells all of them, and must stay small enough to be read. */
  public static final int MOST_ERASED = 500;

  public CaseCommand {
    erased = erased == null ? null : List.copyOf(erased);
  }

  /** One that tells of nothing erased. */
  public CaseCommand(
      String id,
      String caseId,
      String legalEntity,
      Action action,
      String by,
      CaseRole role,
      Instant at,
      @Nullable String text,
      @Nullable Instant since,
      @Nullable Boolean yes,
      @Nullable String to,
      @Nullable BreachFacts facts,
      @Nullable Recipient recipient,
      @Nullable String reference,
      @Nullable Request request) {
    this(
        id,
        caseId,
        legalEntity,
        action,
        by,
        role,
        at,
        text,
        since,
        yes,
        to,
        facts,
        recipient,
        reference,
        request,
        null);
  }

  /**
   * A request as it came.
   *
   * @param subject keyed pseudonym of who asked; never a name
   * @param receivedOn the day of receipt, in the controller's time zone
   */
  public record Request(SubjectRequest.Right right, String subject, LocalDate receivedOn) {}

  /** What to do. */
  public enum Action {
    /** A breach that no finding told of. */
    OPEN,
    ACKNOWLEDGE,
    ASSIGN,
    ASSESS,
    AWARE,
    DECIDE,
    DECIDE_INFORMING,
    NOTIFY,
    ADVISE,
    COMMENT,
    LINK,
    CLOSE,
    OPEN_REQUEST,
    EXTEND,
    PAUSE,
    RESUME;

    /** Its name in lists, options and details of steps. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
