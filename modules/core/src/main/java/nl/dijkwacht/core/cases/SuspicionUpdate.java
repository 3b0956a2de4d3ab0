package nl.dijkwacht.core.cases;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.dijkwacht.core.AccountEntry;
import nl.dijkwacht.core.Clipped;
import nl.dijkwacht.core.signal.RuleRef;
import org.jspecify.annotations.Nullable;

/** What a finding does to a case. */
final class SuspicionUpdate {

  private SuspicionUpdate() {}

  static CaseUpdate opening(
      String id,
      Suspicion suspicion,
      @Nullable String follows,
      Instant recordedAt,
      CasePolicy policy) {
    CaseDraft draft =
        new CaseDraft(
            id,
            Case.Kind.BREACH,
            suspicion.legalEntity(),
            suspicion.role(),
            Case.Status.SUSPICION,
            recordedAt,
            policy);
    String officer = draft.duty().officer();
    draft.officer = officer.isEmpty() ? suspicion.officer() : officer;
    draft.controller = suspicion.controller();
    draft.follows = follows;
    draft.take(suspicion);
    draft.facts = registered(suspicion);
    draft.start(policy.onOpening(recordedAt));
    Map<String, String> details = details(suspicion);
    details.put("role", suspicion.role().label());
    if (follows != null) {
      details.put("follows", follows);
    }
    draft.step(CaseEvent.Step.OPENED, system(recordedAt), "", details);
    RuleRef rule = suspicion.finding().rule();
    draft.notice(
        Notices.opened(draft, recordedAt, rule.title(), rule.dutchTitle().orElse(rule.title())));
    return draft.update();
  }

  /** What the register of assets tells before anybody looked. */
  private static BreachFacts registered(Suspicion suspicion) {
    Long subjects = suspicion.dataSubjects();
    return new BreachFacts(
        null,
        List.of(),
        suspicion.dataCategories(),
        List.of(),
        subjects,
        null,
        subjects == null ? null : "upper bound from the register of assets",
        null,
        null,
        null,
        null,
        null,
        null);
  }

  static @Nullable CaseUpdate of(
      Case before, Suspicion suspicion, Instant recordedAt, CasePolicy policy) {
    CaseDraft draft = CaseDraft.of(before, policy);
    if (!draft.take(suspicion)) {
      return null;
    }
    boolean added = draft.findingsTotal > before.findingsTotal();
    draft.step(
        added ? CaseEvent.Step.FINDING_ADDED : CaseEvent.Step.FINDING_CHANGED,
        system(recordedAt),
        "",
        details(suspicion));
    return draft.update();
  }

  private static Map<String, String> details(Suspicion suspicion) {
    Map<String, String> details = new TreeMap<>();
    details.put("finding", suspicion.finding().id());
    details.put("rule", suspicion.finding().rule().id());
    details.put("title", suspicion.finding().rule().title());
    details.put("level", suspicion.finding().level().label());
    details.put("occurrences", Long.toString(suspicion.finding().occurrences()));
    details.put("latest", suspicion.finding().latest().eventId());
    details.put("cause", suspicion.cause().label());
    details.put("from", suspicion.from().toString());
    details.put("to", suspicion.to().toString());
    put(details, "principals", suspicion.principals());
    put(details, "assets", suspicion.assets());
    if (suspicion.role() == AccountEntry.Role.PROCESSOR && !suspicion.controller().isEmpty()) {
      details.put("controller", suspicion.controller());
    }
    return details;
  }

  private static void put(Map<String, String> details, String name, List<String> values) {
    if (!values.isEmpty()) {
      details.put(name, Clipped.line(String.join("; ", values)));
    }
  }

  static Moment system(Instant at) {
    return new Moment(at, at, CaseEvent.SYSTEM, CaseRole.SYSTEM);
  }
}
