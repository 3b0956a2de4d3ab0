package nl.dijkwacht.core.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.core.AccountEntry;
import nl.dijkwacht.core.Bounded;
import nl.dijkwacht.core.Clipped;
import nl.dijkwacht.core.access.Exposure;
import org.jspecify.annotations.Nullable;

/** A case while a step is taken. Not thread-safe. */
final class CaseDraft {

  private static final int MOST_FINDINGS = 100;
  private static final int MOST_NAMES = 100;
  private static final int MOST_LINKS = 100;
  private static final int MOST_NOTIFICATIONS = 50;

  final String id;
  final Case.Kind kind;
  final String legalEntity;
  final AccountEntry.Role role;
  final Instant openedAt;
  final CasePolicy policy;
  String officer = "";
  String controller = "";
  Case.Status status;
  @Nullable String follows;
  @Nullable Instant detectedAt;
  @Nullable Instant happenedFrom;
  @Nullable Instant happenedTo;
  List<CaseFinding> findings = List.of();
  long findingsTotal;
  List<String> principals = List.of();
  List<String> assets = List.of();
  String owner = "";
  @Nullable Moment acknowledged;
  @Nullable Moment aware;
  BreachFacts facts = BreachFacts.NONE;
  int factsVersion;
  @Nullable Decision decision;
  @Nullable Decision informing;
  List<Notification> notifications = List.of();
  @Nullable Moment closed;
  @Nullable SubjectRequest request;
  List<CaseClock> clocks = List.of();
  List<String> links = List.of();
  List<Exposure> exposures = List.of();
  private long steps;
  private String head = "";
  private final List<CaseEvent> events = new ArrayList<>();
  private final List<Erased> erased = new ArrayList<>();
  private final List<Notice> notices = new ArrayList<>();

  CaseDraft(
      String id,
      Case.Kind kind,
      String legalEntity,
      AccountEntry.Role role,
      Case.Status status,
      Instant openedAt,
      CasePolicy policy) {
    this.id = id;
    this.kind = kind;
    this.legalEntity = legalEntity;
    this.role = role;
    this.status = status;
    this.openedAt = openedAt;
    this.policy = policy;
  }

  static CaseDraft of(Case before, CasePolicy policy) {
    CaseDraft draft =
        new CaseDraft(
            before.id(),
            before.kind(),
            before.legalEntity(),
            before.role(),
            before.status(),
            before.openedAt(),
            policy);
    draft.officer = before.officer();
    draft.controller = before.controller();
    draft.follows = before.follows();
    draft.detectedAt = before.detectedAt();
    draft.happenedFrom = before.happenedFrom();
    draft.happenedTo = before.happenedTo();
    draft.findings = before.findings();
    draft.findingsTotal = before.findingsTotal();
    draft.principals = before.principals();
    draft.assets = before.assets();
    draft.owner = before.owner();
    draft.acknowledged = before.acknowledged();
    draft.aware = before.aware();
    draft.facts = before.facts();
    draft.factsVersion = before.factsVersion();
    draft.decision = before.decision();
    draft.informing = before.informing();
    draft.notifications = before.notifications();
    draft.closed = before.closed();
    draft.request = before.request();
    draft.clocks = before.clocks();
    draft.links = before.links();
    draft.exposures = before.exposed();
    draft.steps = before.steps();
    draft.head = before.head();
    return draft;
  }

  Case built() {
    return new Case(
        id,
        kind,
        legalEntity,
        role,
        officer,
        controller,
        status,
        openedAt,
        follows,
        detectedAt,
        happenedFrom,
        happenedTo,
        findings,
        findingsTotal,
        principals,
        assets,
        owner,
        acknowledged,
        aware,
        facts,
        factsVersion,
        decision,
        informing,
        notifications,
        closed,
        request,
        clocks,
        links,
        exposures,
        steps,
        head);
  }

  /** What came of it. */
  CaseUpdate update() {
    return new CaseUpdate(built(), events, notices, erased);
  }

  /** Appends a step to the chain. */
  void step(CaseEvent.Step step, Moment moment, String reason, Map<String, String> details) {
    CaseEvent event = CaseEvent.after(built(), step, moment, reason, details);
    events.add(event);
    steps = event.number();
    head = event.hash();
  }

  void notice(Notice notice) {
    notices.add(notice);
  }

  void erased(List<ErasedObject> objects, Instant at) {
    objects.forEach(each -> erased.add(new Erased(each.resource(), each.objectHash(), id, at)));
  }

  /** Who answers for the case, and who steps in. */
  CaseDuty duty() {
    return policy.duty(legalEntity);
  }

  /** Starts clocks; one of the same kind that was started before begins anew. */
  void start(List<CaseClock> started) {
    List<CaseClock> kept = new ArrayList<>(clocks);
    for (CaseClock clock : started) {
      kept.removeIf(each -> each.kind() == clock.kind());
      kept.add(clock);
    }
    clocks = kept;
  }

  void stop(CaseClock.Kind wanted, Instant at) {
    clocks = clocks.stream().map(each -> each.kind() == wanted ? each.stopped(at) : each).toList();
  }

  void stopAll(Instant at) {
    clocks = clocks.stream().map(each -> each.stopped(at)).toList();
  }

  boolean runs(CaseClock.Kind wanted) {
    return clocks.stream().anyMatch(each -> each.kind() == wanted && each.runs());
  }

  /** Whether a clock of the kind runs and is over. */
  boolean isOverdue(CaseClock.Kind wanted, Instant at) {
    return clocks.stream().anyMatch(each -> each.kind() == wanted && each.isOverdue(at));
  }

  void linked(String link) {
    links = Bounded.with(links, link, MOST_LINKS);
  }

  void notified(Notification notification) {
    notifications = Bounded.with(notifications, notification, MOST_NOTIFICATIONS);
  }

  int notificationsTo(Recipient recipient) {
    return notifications.stream()
        .filter(each -> each.recipient() == recipient)
        .mapToInt(Notification::version)
        .max()
        .orElse(0);
  }

  /**
   * Takes a finding in, or what is new of it.
   *
   * @return false if nothing is new
   */
  boolean take(Suspicion suspicion) {
    String finding = suspicion.finding().id();
    CaseFinding known =
        findings.stream().filter(each -> each.id().equals(finding)).findFirst().orElse(null);
    CaseFinding now = known == null ? CaseFinding.of(suspicion) : known.with(suspicion);
    if (now.equals(known)) {
      return false;
    }
    List<CaseFinding> kept = new ArrayList<>(findings);
    if (known != null) {
      kept.set(findings.indexOf(known), now);
    } else {
      findingsTotal++;
      if (kept.size() < MOST_FINDINGS) {
        kept.add(now);
      }
    }
    findings = kept;
    principals = joined(principals, suspicion.principals());
    assets = joined(assets, suspicion.assets());
    happenedFrom = earlier(happenedFrom, suspicion.from());
    happenedTo = later(happenedTo, suspicion.to());
    detectedAt = earlier(detectedAt, suspicion.finding().first().collectedAt());
    return true;
  }

  private static List<String> joined(List<String> known, List<String> more) {
    List<String> all = new ArrayList<>(known);
    more.stream().map(Clipped::line).filter(each -> !all.contains(each)).forEach(all::add);
    return all.subList(0, Math.min(all.size(), MOST_NAMES));
  }

  private static Instant earlier(@Nullable Instant known, Instant other) {
    return known == null || other.isBefore(known) ? other : known;
  }

  private static Instant later(@Nullable Instant known, Instant other) {
    return known == null || other.isAfter(known) ? other : known;
  }
}
