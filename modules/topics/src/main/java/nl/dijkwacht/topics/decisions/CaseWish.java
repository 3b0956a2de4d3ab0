package nl.dijkwacht.topics.decisions;

import java.time.Instant;
import java.util.List;
import nl.dijkwacht.core.cases.BreachFacts;
import nl.dijkwacht.core.cases.CaseCommand;
import nl.dijkwacht.core.cases.CaseRole;
import nl.dijkwacht.core.cases.ErasedObject;
import nl.dijkwacht.core.cases.Recipient;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants to do about a case.
 *
 * @param text the reason or what else is said
 * @param since when it holds from; null for now
 * @param yes what was decided
 * @param to who it is assigned to
 * @param reference of a notification or of evidence
 * @param erased objects that were erased for a request
 */
public record CaseWish(
    CaseCommand.Action action,
    @Nullable String text,
    @Nullable Instant since,
    @Nullable Boolean yes,
    @Nullable String to,
    @Nullable BreachFacts facts,
    @Nullable Recipient recipient,
    @Nullable String reference,
    CaseCommand.@Nullable Request request,
    List<ErasedObject> erased) {

  /** One that only says something. */
  public static CaseWish of(CaseCommand.Action action, @Nullable String text) {
    return new CaseWish(action, text, null, null, null, null, null, null, null, List.of());
  }

  public CaseWish since(@Nullable Instant time) {
    return new CaseWish(action, text, time, yes, to, facts, recipient, reference, request, erased);
  }

  public CaseWish deciding(boolean decision) {
    return new CaseWish(
        action, text, since, decision, to, facts, recipient, reference, request, erased);
  }

  public CaseWish to(String person) {
    return new CaseWish(
        action, text, since, yes, person, facts, recipient, reference, request, erased);
  }

  public CaseWish telling(BreachFacts told) {
    return new CaseWish(action, text, since, yes, to, told, recipient, reference, request, erased);
  }

  public CaseWish notifying(Recipient who) {
    return new CaseWish(action, text, since, yes, to, facts, who, reference, request, erased);
  }

  public CaseWish referring(@Nullable String where) {
    return new CaseWish(action, text, since, yes, to, facts, recipient, where, request, erased);
  }

  public CaseWish asking(CaseCommand.Request asked) {
    return new CaseWish(action, text, since, yes, to, facts, recipient, reference, asked, erased);
  }

  public CaseWish erasing(List<ErasedObject> objects) {
    return new CaseWish(
        action, text, since, yes, to, facts, recipient, reference, request, objects);
  }

  /**
   * The command.
   *
   * @param id that no other has
   */
  public CaseCommand command(
      String id, String caseId, String legalEntity, String by, CaseRole role, Instant at) {
    return new CaseCommand(
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
        erased.isEmpty() ? null : erased);
  }
}
