package nl.dijkwacht.core.cases;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import nl.dijkwacht.core.AccountEntry;
import nl.dijkwacht.core.Clipped;
import org.jspecify.annotations.Nullable;

/** Carries out what a person does about a case, or says why not. */
final class CaseCommandUpdate {

  /** As the command that makes pseudonyms writes them. */
  private static final Pattern PSEUDONYM = Pattern.compile("[0-9a-f]{16,64}");

  private static final int LONGEST_ID = 100;

  /** Ten years: who tells of an earlier time mistyped it, and terms are counted in days from it. */
  private static final Duration LONGEST_AGO = Duration.ofDays(3652);

  private final CaseCommand command;
  private final Instant arrivedAt;
  private final CasePolicy policy;
  private final String by;
  private final String text;

  /** When it was given: not in the future, nor before there was a case to give it on. */
  private Instant at;

  /**
   * @param arrivedAt when it is taken up (wall clock); the sender's own clock may run ahead
   */
  CaseCommandUpdate(CaseCommand command, Instant arrivedAt, CasePolicy policy) {
    this.command = command;
    this.arrivedAt = arrivedAt;
    this.policy = policy;
    this.by = line(command.by());
    this.text = line(command.text());
    this.at = command.at().isAfter(arrivedAt) ? arrivedAt : command.at();
  }

  private static String line(@Nullable String written) {
    return written == null ? "" : Clipped.line(written);
  }

  CaseOutcome of(@Nullable Case before) {
    String lacking = lacking();
    if (lacking != null) {
      return refused(lacking);
    }
    boolean opens =
        command.action() == CaseCommand.Action.OPEN
            || command.action() == CaseCommand.Action.OPEN_REQUEST;
    if (opens) {
      return before == null ? open() : refused("There is a case with this id already.");
    }
    if (before == null) {
      return refused(
          "There is no case with this id; 'dijkwacht cases list' shows those there are.");
    }
    if (!before.legalEntity().equals(command.legalEntity())) {
      return refused("The case is another legal entity's.");
    }
    String over = over(before);
    if (over != null) {
      return refused(over);
    }
    if (at.isBefore(before.openedAt())) {
      at = before.openedAt();
    }
    CaseDraft draft = CaseDraft.of(before, policy);
    return before.kind() == Case.Kind.BREACH ? breach(draft) : request(draft);
  }

  private @Nullable String lacking() {
    if (by.isEmpty()) {
      return "It does not say who gave it; name the person.";
    }
    if (command.id().isBlank() || command.id().length() > LONGEST_ID) {
      return "The id of the command has no character, or more than %d.".formatted(LONGEST_ID);
    }
    if (!Case.isId(command.caseId())) {
      return "The id of the case is none; an id has 32 hexadecimal digits.";
    }
    Instant earliest = arrivedAt.minus(LONGEST_AGO);
    Instant since = command.since();
    if (command.at().isBefore(earliest) || (since != null && since.isBefore(earliest))) {
      return "A time lies more than ten years ago; check the year and the clock of the sender.";
    }
    return refusedFor(command.role());
  }

  private @Nullable String refusedFor(CaseRole role) {
    return switch (command.action()) {
      case COMMENT, ADVISE ->
          role == CaseRole.AUDITOR || role == CaseRole.SYSTEM ? mayNot(role) : null;
      case ACKNOWLEDGE, LINK, OPEN, OPEN_REQUEST ->
          role == CaseRole.AUDITOR || role == CaseRole.SYSTEM ? mayNot(role) : null;
      case ASSIGN, ASSESS, PAUSE, RESUME ->
          role == CaseRole.ANALYST || role.decides() ? null : mayNot(role);
      case AWARE, DECIDE, DECIDE_INFORMING, NOTIFY, CLOSE, EXTEND ->
          role.decides() ? null : mayNot(role);
    };
  }

  private static String mayNot(CaseRole role) {
    return switch (role) {
      case FG ->
          "The data protection officer (FG) advises and may not decide (Art. 38(6) AVG); use"
              + " 'dijkwacht cases advise', and let the case owner decide.";
      case AUDITOR -> "An auditor looks and changes nothing.";
      case SYSTEM -> "Only people take steps on cases.";
      default -> "Only the case owner, by the controller's mandate, does this.";
    };
  }

  /** What is over takes comments, advice and links only. */
  private @Nullable String over(Case before) {
    boolean harmless =
        switch (command.action()) {
          case COMMENT, ADVISE, LINK -> true;
          default -> false;
        };
    return before.status().isOver() && !harmless
        ? "The case is %s.".formatted(before.status().english())
        : null;
  }

  private CaseOutcome open() {
    if (command.legalEntity().isBlank()) {
      return refused("It does not say which legal entity answers for it.");
    }
    if (!command.legalEntity().equals(Clipped.line(command.legalEntity()))) {
      // Its commands are partitioned by the name, so it must be found by the name as it is kept.
      return refused("The name of the legal entity is not one line without spaces around it.");
    }
    return command.action() == CaseCommand.Action.OPEN ? openBreach() : openRequest();
  }

  private CaseOutcome openBreach() {
    BreachFacts facts = command.facts();
    if (facts == null || facts.nature() == null || facts.isImpossible()) {
      return refused("It does not say what happened; tell the nature of the breach.");
    }
    CaseDraft draft = drafted(Case.Kind.BREACH, Case.Status.SUSPICION);
    draft.facts = facts;
    draft.factsVersion = 1;
    draft.start(policy.onOpening(arrivedAt));
    draft.detectedAt = since();
    step(draft, CaseEvent.Step.OPENED, facts.told());
    draft.notice(Notices.opened(draft, arrivedAt, facts.nature()));
    return done(draft);
  }

  private CaseOutcome openRequest() {
    CaseCommand.Request asked = command.request();
    if (asked == null || !PSEUDONYM.matcher(asked.subject()).matches()) {
      return refused(
          "The data subject is not told as a pseudonym, 16 to 64 hexadecimal digits; 'dijkwacht"
              + " dsar open' makes it with the key file.");
    }
    LocalDate today = arrivedAt.atZone(policy.zone()).toLocalDate();
    if (asked.receivedOn().isAfter(today) || asked.receivedOn().isBefore(today.minusYears(1))) {
      return refused("The day of receipt lies in the future or more than a year ago.");
    }
    CaseDraft draft = drafted(Case.Kind.REQUEST, Case.Status.REQUESTED);
    SubjectRequest request =
        new SubjectRequest(asked.right(), asked.subject(), asked.receivedOn(), false, null, 0);
    draft.request = request;
    draft.start(List.of(policy.onRequest(request)));
    Map<String, String> details = new TreeMap<>();
    details.put("right", asked.right().name().toLowerCase(Locale.ROOT));
    details.put("subject", asked.subject());
    details.put("received", asked.receivedOn().toString());
    step(draft, CaseEvent.Step.OPENED, details);
    draft.notice(Notices.opened(draft, arrivedAt, ""));
    return done(draft);
  }

  private CaseDraft drafted(Case.Kind kind, Case.Status status) {
    CaseDraft draft =
        new CaseDraft(
            command.caseId(),
            kind,
            command.legalEntity(),
            AccountEntry.Role.CONTROLLER,
            status,
            arrivedAt,
            policy);
    draft.officer = draft.duty().officer();
    return draft;
  }

  private CaseOutcome breach(CaseDraft draft) {
    return switch (command.action()) {
      case ASSESS -> assess(draft);
      case AWARE -> aware(draft);
      case DECIDE -> decide(draft);
      case DECIDE_INFORMING -> decideInforming(draft);
      case NOTIFY -> notify(draft);
      case CLOSE -> closeBreach(draft);
      case EXTEND, PAUSE, RESUME -> refused("That is for requests of data subjects.");
      default -> either(draft);
    };
  }

  private CaseOutcome request(CaseDraft draft) {
    return switch (command.action()) {
      case EXTEND -> extend(draft);
      case PAUSE -> pause(draft);
      case RESUME -> resume(draft);
      case CLOSE -> closeRequest(draft);
      case ASSESS, AWARE, DECIDE, DECIDE_INFORMING, NOTIFY -> refused("That is for breaches.");
      default -> either(draft);
    };
  }

  private CaseOutcome either(CaseDraft draft) {
    return switch (command.action()) {
      case ACKNOWLEDGE -> {
        acknowledge(draft);
        step(draft, CaseEvent.Step.ACKNOWLEDGED, Map.of());
        yield done(draft);
      }
      case ASSIGN -> assign(draft);
      case LINK -> link(draft);
      case ADVISE -> said(draft, CaseEvent.Step.ADVISED);
      default -> said(draft, CaseEvent.Step.COMMENTED);
    };
  }

  private void acknowledge(CaseDraft draft) {
    if (draft.acknowledged == null) {
      draft.acknowledged = moment(at);
    }
    draft.stop(CaseClock.Kind.ACKNOWLEDGE, at);
  }

  private CaseOutcome assign(CaseDraft draft) {
    String to = line(command.to());
    if (to.isEmpty()) {
      return refused("It does not say whom to assign the case to; name a person or a team.");
    }
    draft.owner = to;
    step(draft, CaseEvent.Step.ASSIGNED, Map.of("to", to));
    return done(draft);
  }

  private CaseOutcome link(CaseDraft draft) {
    String reference = line(command.reference());
    if (reference.isEmpty()) {
      return refused("It does not say where the evidence lies.");
    }
    draft.linked(reference);
    step(draft, CaseEvent.Step.LINKED, Map.of("reference", reference));
    return done(draft);
  }

  private CaseOutcome said(CaseDraft draft, CaseEvent.Step step) {
    if (text.isEmpty()) {
      return refused("The text is empty; write what others should know.");
    }
    step(draft, step, Map.of());
    return done(draft);
  }

  private CaseOutcome assess(CaseDraft draft) {
    BreachFacts told = command.facts();
    if (told == null || told.equals(BreachFacts.NONE)) {
      return refused("It tells no fact; 'dijkwacht cases assess --help' shows those there are.");
    }
    if (told.isImpossible()) {
      return refused("A number of data subjects or records is below zero.");
    }
    acknowledge(draft);
    draft.facts = draft.facts.with(told);
    draft.factsVersion++;
    Map<String, String> details = told.told();
    details.put("version", Integer.toString(draft.factsVersion));
    step(draft, CaseEvent.Step.ASSESSED, details);
    return done(draft);
  }

  private CaseOutcome aware(CaseDraft draft) {
    Instant since = since();
    if (draft.aware != null && text.isEmpty()) {
      return refused("Awareness was declared before; to correct it, give the reason.");
    }
    if (draft.aware != null && draft.decision != null) {
      return refused("It was decided already whether to notify, so awareness stays as it is.");
    }
    if (draft.happenedFrom != null && since.isBefore(draft.happenedFrom)) {
      return refused("Nobody can be aware before the first event of the case happened.");
    }
    acknowledge(draft);
    draft.aware = moment(since);
    draft.status = Case.Status.AWARE;
    draft.stop(CaseClock.Kind.ASSESS, at);
    boolean processor = draft.role == AccountEntry.Role.PROCESSOR;
    List<CaseClock> clocks = policy.onAwareness(since, processor);
    draft.start(clocks.stream().map(clock -> answered(clock, draft)).toList());
    step(draft, CaseEvent.Step.AWARE, since, Map.of("due", clocks.get(0).dueAt().toString()));
    draft.notice(Notices.aware(draft, arrivedAt, clocks.get(0).dueAt()));
    return done(draft);
  }

  /** A term that a notification answered does not run again when the awareness is corrected. */
  private static CaseClock answered(CaseClock clock, CaseDraft draft) {
    return draft.notifications.stream()
        .filter(sent -> clock.kind() == clockOf(sent.recipient(), sent.version()))
        .findFirst()
        .map(sent -> clock.stopped(sent.at()))
        .orElse(clock);
  }

  private CaseOutcome decide(CaseDraft draft) {
    Boolean yes = command.yes();
    if (draft.aware == null) {
      return refused("Nobody declared awareness yet; 'dijkwacht cases aware' does.");
    }
    if (yes == null || text.isEmpty()) {
      return refused("A decision says whether to notify, and why; an auditor reads the reason.");
    }
    if (!yes && draft.notificationsTo(Recipient.AUTHORITY) > 0) {
      return refused("The authority was notified already.");
    }
    draft.decision = new Decision(yes, by, command.role(), at, text);
    if (yes) {
      draft.status =
          draft.notificationsTo(Recipient.AUTHORITY) > 0
              ? Case.Status.NOTIFIED
              : Case.Status.NOTIFYING;
      if (draft.status == Case.Status.NOTIFYING) {
        resumeClock(draft, CaseClock.Kind.AUTHORITY);
      }
    } else {
      draft.status = Case.Status.NOT_NOTIFIED;
      draft.stop(CaseClock.Kind.AUTHORITY, at);
    }
    step(draft, CaseEvent.Step.DECIDED, Map.of("notify", yes ? "yes" : "no"));
    return done(draft);
  }

  private static void resumeClock(CaseDraft draft, CaseClock.Kind kind) {
    draft.clocks =
        draft.clocks.stream().map(clock -> clock.kind() == kind ? clock.running() : clock).toList();
  }

  private CaseOutcome decideInforming(CaseDraft draft) {
    Boolean yes = command.yes();
    if (draft.aware == null) {
      return refused("Nobody declared awareness yet; 'dijkwacht cases aware' does.");
    }
    if (yes == null || text.isEmpty()) {
      return refused("A decision says whether to inform the data subjects, and why.");
    }
    if (draft.facts.actorCouldUseKey() == null) {
      return refused(
          "Say first whether the actor could use the key ('dijkwacht cases assess"
              + " --actor-could-use-key'): if so, encryption is no reason not to inform (Art."
              + " 34(3)(a)).");
    }
    draft.informing = new Decision(yes, by, command.role(), at, text);
    step(draft, CaseEvent.Step.INFORMING_DECIDED, Map.of("inform", yes ? "yes" : "no"));
    return done(draft);
  }

  private CaseOutcome notify(CaseDraft draft) {
    Recipient recipient = command.recipient();
    if (recipient == null) {
      return refused("It does not say who was notified.");
    }
    String lacking = lackingFor(recipient, draft);
    if (lacking != null) {
      return refused(lacking);
    }
    Instant sentAt = since();
    if (isBeforeAwareness(sentAt, draft)) {
      return refused(
          "It was sent before anybody was aware of the breach; check the time, or correct the"
              + " awareness first with 'dijkwacht cases aware'.");
    }
    int version = draft.notificationsTo(recipient) + 1;
    CaseClock.Kind kind = clockOf(recipient, version);
    boolean runs = kind != null && draft.runs(kind);
    boolean late = kind != null && draft.isOverdue(kind, sentAt);
    if (late && text.isEmpty()) {
      return refused(
          "The term was over at that time, so the reasons for the delay are needed (%s)."
              .formatted(article(recipient)));
    }
    String reference = line(command.reference());
    draft.notified(
        new Notification(
            recipient,
            version,
            sentAt,
            by,
            reference,
            text.isEmpty() ? null : text,
            draft.factsVersion,
            late));
    if (kind != null) {
      draft.stop(kind, sentAt);
    }
    if (runs && kind == CaseClock.Kind.NIS2_NOTIFICATION) {
      draft.start(List.of(policy.onNis2Notification(sentAt)));
    }
    if (recipient == Recipient.AUTHORITY) {
      draft.status = Case.Status.NOTIFIED;
    }
    Map<String, String> details = new TreeMap<>();
    details.put("recipient", recipient.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    details.put("version", Integer.toString(version));
    details.put("facts", Integer.toString(draft.factsVersion));
    details.put("reference", reference);
    details.put("late", Boolean.toString(late));
    step(draft, CaseEvent.Step.NOTIFIED, sentAt, details);
    return done(draft);
  }

  /** A processor may tell its controller of a suspicion, but not before anything happened. */
  private static boolean isBeforeAwareness(Instant sentAt, CaseDraft draft) {
    Instant earliest = draft.aware == null ? draft.happenedFrom : draft.aware.at();
    return earliest != null && sentAt.isBefore(earliest);
  }

  private static @Nullable String lackingFor(Recipient recipient, CaseDraft draft) {
    Decision decision = draft.decision;
    Decision informing = draft.informing;
    return switch (recipient) {
      case AUTHORITY ->
          decision == null || !decision.yes()
              ? "It was not decided to notify the authority; 'dijkwacht cases decide' does."
              : null;
      case DATA_SUBJECTS ->
          informing == null || !informing.yes()
              ? "It was not decided to inform the data subjects; 'dijkwacht cases decide"
                  + " --data-subjects' does."
              : null;
      case CONTROLLER ->
          draft.role == AccountEntry.Role.PROCESSOR
              ? null
              : "The legal entity is the controller itself in this case.";
      case CSIRT -> draft.aware == null ? "Nobody declared awareness yet." : null;
    };
  }

  /** The clock that a version of a notification answers; the CSIRT is told three times. */
  private static CaseClock.@Nullable Kind clockOf(Recipient recipient, int version) {
    return switch (recipient) {
      case AUTHORITY -> CaseClock.Kind.AUTHORITY;
      case CONTROLLER -> CaseClock.Kind.CONTROLLER;
      case DATA_SUBJECTS -> null;
      case CSIRT ->
          switch (version) {
            case 1 -> CaseClock.Kind.NIS2_WARNING;
            case 2 -> CaseClock.Kind.NIS2_NOTIFICATION;
            default -> CaseClock.Kind.NIS2_REPORT;
          };
    };
  }

  /** Which article has the term. */
  private static String article(Recipient recipient) {
    return switch (recipient) {
      case AUTHORITY -> "Art. 33(1) AVG";
      case CONTROLLER -> "Art. 33(2) AVG";
      case DATA_SUBJECTS -> "Art. 34(1) AVG";
      case CSIRT -> "Art. 23(4) NIS2";
    };
  }

  private CaseOutcome closeBreach(CaseDraft draft) {
    if (text.isEmpty()) {
      return refused("Closing needs a reason that an auditor understands.");
    }
    if (draft.aware != null) {
      String undone = undone(draft);
      if (undone != null) {
        return refused(undone);
      }
    }
    acknowledge(draft);
    return closed(draft, draft.aware == null ? Case.Status.NO_BREACH : Case.Status.CLOSED);
  }

  private @Nullable String undone(CaseDraft draft) {
    boolean processor = draft.role == AccountEntry.Role.PROCESSOR;
    if (processor && draft.notificationsTo(Recipient.CONTROLLER) == 0) {
      return "The controller was not notified yet (Art. 33(2) AVG).";
    }
    if (!processor && draft.decision == null) {
      return "It was not decided yet whether to notify the authority.";
    }
    if (draft.status == Case.Status.NOTIFYING) {
      return "The authority was not notified yet.";
    }
    if (!processor && draft.informing == null) {
      return "It was not decided yet whether to inform the data subjects (Art. 34 AVG).";
    }
    boolean toInform = draft.informing != null && draft.informing.yes();
    if (toInform && draft.notificationsTo(Recipient.DATA_SUBJECTS) == 0) {
      return "The data subjects were not informed yet, though that was decided (Art. 34 AVG);"
          + " 'dijkwacht cases notify --to data-subjects' notes it.";
    }
    boolean csirt = draft.clocks.stream().anyMatch(clock -> isNis2(clock) && clock.runs());
    if (csirt) {
      return "A term of NIS2 still runs; tell the CSIRT first.";
    }
    List<String> missing = draft.facts.missing();
    return missing.isEmpty()
        ? null
        : "The register of breaches (Art. 33(5) AVG) lacks %s; 'dijkwacht cases assess' adds it."
            .formatted(String.join(", ", missing));
  }

  private static boolean isNis2(CaseClock clock) {
    return switch (clock.kind()) {
      case NIS2_WARNING, NIS2_NOTIFICATION, NIS2_REPORT -> true;
      default -> false;
    };
  }

  private CaseOutcome closeRequest(CaseDraft draft) {
    if (text.isEmpty()) {
      return refused("Closing needs what was answered.");
    }
    if (draft.isOverdue(CaseClock.Kind.REQUEST, at) && text.length() < 10) {
      return refused("The term is over; say why the answer came late too.");
    }
    return closed(draft, Case.Status.ANSWERED);
  }

  private CaseOutcome closed(CaseDraft draft, Case.Status status) {
    draft.status = status;
    draft.closed = moment(at);
    draft.stopAll(at);
    step(draft, CaseEvent.Step.CLOSED, Map.of("as", status.dutch()));
    draft.notice(Notices.closed(draft, arrivedAt));
    return done(draft);
  }

  private CaseOutcome extend(CaseDraft draft) {
    SubjectRequest asked = Objects.requireNonNull(draft.request);
    if (text.isEmpty()) {
      return refused("An extension needs its reasons, which the data subject is told.");
    }
    if (asked.extended()) {
      return refused("The term was extended before; it is so once.");
    }
    if (!at.isBefore(RequestTerm.firstEnd(asked, policy.zone(), policy.holidays()))) {
      return refused("The first month is over, so the term can no longer be extended.");
    }
    SubjectRequest extended =
        new SubjectRequest(
            asked.right(),
            asked.subject(),
            asked.receivedOn(),
            true,
            asked.pausedAt(),
            asked.pausedDays());
    CaseClock clock = reckoned(draft, extended);
    step(draft, CaseEvent.Step.EXTENDED, Map.of("due", clock.dueAt().toString()));
    return done(draft);
  }

  /** The clock of a request anew; what was told of it stays told. */
  private CaseClock reckoned(CaseDraft draft, SubjectRequest request) {
    draft.request = request;
    CaseClock clock = policy.onRequest(request);
    CaseClock known = draft.built().clock(CaseClock.Kind.REQUEST);
    Instant told = known == null ? null : known.toldUntil();
    if (told != null && told.isBefore(clock.dueAt())) {
      clock = clock.told(told);
    }
    if (request.pausedAt() != null) {
      clock = clock.stopped(request.pausedAt());
    }
    draft.start(List.of(clock));
    return clock;
  }

  private CaseOutcome pause(CaseDraft draft) {
    SubjectRequest asked = Objects.requireNonNull(draft.request);
    if (text.isEmpty()) {
      return refused("A pause needs its reason: which doubt about the identity there is.");
    }
    if (asked.pausedAt() != null) {
      return refused("The term is paused already.");
    }
    if (draft.isOverdue(CaseClock.Kind.REQUEST, at)) {
      return refused("The term is over, so there is nothing to pause.");
    }
    reckoned(
        draft,
        new SubjectRequest(
            asked.right(),
            asked.subject(),
            asked.receivedOn(),
            asked.extended(),
            at,
            asked.pausedDays()));
    draft.status = Case.Status.PAUSED;
    step(draft, CaseEvent.Step.PAUSED, Map.of());
    return done(draft);
  }

  private CaseOutcome resume(CaseDraft draft) {
    SubjectRequest asked = Objects.requireNonNull(draft.request);
    Instant pausedAt = asked.pausedAt();
    if (pausedAt == null) {
      return refused("The term is not paused.");
    }
    Duration paused = Duration.between(pausedAt, at);
    long days = paused.isNegative() ? 0 : paused.plusDays(1).minusNanos(1).toDays();
    CaseClock clock =
        reckoned(
            draft,
            new SubjectRequest(
                asked.right(),
                asked.subject(),
                asked.receivedOn(),
                asked.extended(),
                null,
                asked.pausedDays() + days));
    draft.status = Case.Status.REQUESTED;
    step(
        draft,
        CaseEvent.Step.RESUMED,
        Map.of("due", clock.dueAt().toString(), "days", Long.toString(days)));
    return done(draft);
  }

  /** From when it holds, which is not in the future. */
  private Instant since() {
    Instant since = command.since();
    return since == null || since.isAfter(at) ? at : since;
  }

  private Moment moment(Instant at) {
    return new Moment(at, arrivedAt, by, command.role());
  }

  private void step(CaseDraft draft, CaseEvent.Step step, Map<String, String> details) {
    step(draft, step, at, details);
  }

  private void step(CaseDraft draft, CaseEvent.Step step, Instant at, Map<String, String> details) {
    Map<String, String> all = new TreeMap<>(details);
    all.put("command", line(command.id()));
    draft.step(step, moment(at), text, all);
  }

  private static CaseOutcome done(CaseDraft draft) {
    return new CaseOutcome.Done(draft.update());
  }

  private static CaseOutcome refused(String why) {
    return new CaseOutcome.Refused(why);
  }
}
