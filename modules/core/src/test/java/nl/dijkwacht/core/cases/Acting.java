package nl.dijkwacht.core.cases;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a person does about a case, step by step. */
final class Acting {

  private final String caseId;
  private final CaseCommand.Action action;
  private CaseRole role = CaseRole.CASE_OWNER;
  private @Nullable String text;
  private @Nullable Instant since;
  private @Nullable Boolean yes;
  private @Nullable String to;
  private @Nullable BreachFacts facts;
  private @Nullable Recipient recipient;
  private @Nullable String reference;
  private CaseCommand.@Nullable Request request;
  private @Nullable List<ErasedObject> erased;

  private Acting(String caseId, CaseCommand.Action action) {
    this.caseId = caseId;
    this.action = action;
  }

  static Acting on(Case known, CaseCommand.Action action) {
    return new Acting(known.id(), action);
  }

  static Acting on(String caseId, CaseCommand.Action action) {
    return new Acting(caseId, action);
  }

  Acting as(CaseRole other) {
    role = other;
    return this;
  }

  Acting saying(String said) {
    text = said;
    return this;
  }

  Acting since(Instant time) {
    since = time;
    return this;
  }

  Acting deciding(boolean decision) {
    yes = decision;
    return this;
  }

  Acting to(String person) {
    to = person;
    return this;
  }

  Acting telling(BreachFacts told) {
    facts = told;
    return this;
  }

  Acting notifying(Recipient who) {
    recipient = who;
    return this;
  }

  Acting referring(String where) {
    reference = where;
    return this;
  }

  Acting asking(CaseCommand.Request asked) {
    request = asked;
    return this;
  }

  Acting erasing(List<ErasedObject> objects) {
    erased = objects;
    return this;
  }

  CaseCommand at(Instant at) {
    return new CaseCommand(
        action + "-" + at,
        caseId,
        Suspicions.ENTITY,
        action,
        "b.bakker",
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
        erased);
  }
}
