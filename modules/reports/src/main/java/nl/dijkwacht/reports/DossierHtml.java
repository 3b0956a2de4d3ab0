package nl.dijkwacht.reports;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import nl.dijkwacht.core.EventSummary;
import nl.dijkwacht.core.cases.Answer;
import nl.dijkwacht.core.cases.BreachFacts;
import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.core.cases.CaseClock;
import nl.dijkwacht.core.cases.CaseEvent;
import nl.dijkwacht.core.cases.CaseFinding;
import nl.dijkwacht.core.cases.Decision;
import nl.dijkwacht.core.cases.Evidence;
import nl.dijkwacht.core.cases.Moment;
import nl.dijkwacht.core.cases.Notification;
import nl.dijkwacht.core.cases.SubjectRequest;
import org.jspecify.annotations.Nullable;

/** The dossier of a case as one page of HTML that prints well and loads nothing. */
public final class DossierHtml {

  /** The whole hashes are in the JSON; that of the last step is told above. */
  private static final int SHORT_HASH = 16;

  private final Dossier dossier;
  private final Case subject;
  private final Words words;
  private final Html html;

  private DossierHtml(Dossier dossier, Language language) {
    this.dossier = dossier;
    this.subject = dossier.subject();
    this.words = new Words(language, dossier.zone());
    this.html = new Html(language, title(words, subject));
  }

  public static String write(Dossier dossier, Language language) {
    return new DossierHtml(dossier, language).written();
  }

  private static String title(Words words, Case subject) {
    return subject.kind() == Case.Kind.BREACH
        ? words.of("Dossier inbreuk op persoonsgegevens", "Personal data breach file")
        : words.of("Dossier verzoek van een betrokkene", "Data subject request file");
  }

  private String written() {
    head();
    figures();
    integrity();
    if (subject.kind() == Case.Kind.BREACH) {
      facts();
    } else {
      request();
    }
    timeline();
    clocks();
    if (subject.kind() == Case.Kind.BREACH) {
      decisions();
      notifications();
      involved();
      findings();
      events();
    }
    evidence();
    steps();
    return html.ended();
  }

  private void head() {
    html.element(Tag.H1, title(words, subject));
    html.open(Tag.P);
    html.element(Tag.STRONG, subject.status().dutch());
    html.text(" – " + subject.status().english());
    html.close(Tag.P);
    html.open(Tag.TABLE).open(Tag.TBODY);
    html.fact(words.of("Dossiernummer", "Case"), subject.id());
    html.fact(
        words.of("Rechtspersoon", "Legal entity"),
        "%s (%s)".formatted(subject.legalEntity(), words.role(subject.role())));
    if (!subject.controller().isEmpty()) {
      html.fact(
          words.of("Te informeren verantwoordelijke", "Controller to tell"), subject.controller());
    }
    html.fact(
        words.of("Contact functionaris gegevensbescherming (FG)", "Data protection officer (DPO)"),
        words.text(subject.officer()));
    html.fact(
        words.of("Dossierhouder", "Assigned to"),
        subject.owner().isEmpty() ? words.of("niemand", "nobody") : subject.owner());
    if (subject.follows() != null) {
      html.fact(words.of("Volgt op dossier", "Follows case"), subject.follows());
    }
    html.fact(
        words.of("Opgesteld", "Written"),
        words.of("%s door %s", "%s by %s").formatted(words.time(dossier.at()), dossier.by()));
    html.close(Tag.TBODY).close(Tag.TABLE);
  }

  private void figures() {
    html.open(Tag.DIV, Html.Look.FIGURES);
    if (subject.kind() == Case.Kind.BREACH) {
      figure(words.of("Sinds detectie", "Since detection"), dossier.sinceDetection());
      figure(
          words.of("Sinds kennisname (bewustzijn)", "Since awareness"), dossier.sinceAwareness());
    }
    CaseClock next = subject.nextDue();
    if (next != null) {
      boolean over = next.isOverdue(dossier.at());
      html.open(Tag.DIV, Html.Look.FIGURE);
      html.element(Tag.STRONG, words.duration(Duration.between(dossier.at(), next.dueAt()).abs()));
      html.text(
          (over ? words.of("over tijd: ", "overdue: ") : words.of("resteert: ", "left: "))
              + words.clock(next.kind()));
      html.close(Tag.DIV);
    }
    html.close(Tag.DIV);
    if (subject.kind() == Case.Kind.BREACH && subject.aware() == null) {
      html.element(
          Tag.P,
          Html.Look.SMALL,
          words.of(
              "Nog geen persoon heeft kennisname vastgesteld; de termijn van artikel 33 lid 1 AVG"
                  + " loopt niet. Dit dossier is een vermoeden en staat niet in het register van"
                  + " inbreuken.",
              "No person has declared awareness yet; the term of Article 33(1) GDPR does not run."
                  + " This file is a suspicion and not in the register of breaches."));
    }
  }

  private void figure(String name, @Nullable Duration duration) {
    html.open(Tag.DIV, Html.Look.FIGURE);
    html.element(Tag.STRONG, words.duration(duration));
    html.text(name + " " + words.seconds(duration));
    html.close(Tag.DIV);
  }

  private void integrity() {
    if (dossier.faults().isEmpty()) {
      html.element(
          Tag.P,
          Html.Look.SMALL,
          words
              .of(
                  "De keten van %d stappen is ongeschonden; SHA-256 van de laatste: %s. %s",
                  "The chain of %d steps is intact; SHA-256 of the last: %s. %s")
              .formatted(dossier.steps().size(), subject.head(), dossier.anchor()));
      return;
    }
    html.open(Tag.DIV, Html.Look.WARNING);
    html.element(
        Tag.STRONG,
        words.of(
            "De keten van stappen is geschonden: vertrouw dit dossier niet zonder onderzoek.",
            "The chain of steps is broken: do not rely on this file without an inquiry."));
    html.open(Tag.UL);
    dossier.faults().forEach(fault -> html.element(Tag.LI, fault));
    html.close(Tag.UL).close(Tag.DIV);
  }

  private void section(String title) {
    html.element(Tag.H2, title);
  }

  private void facts() {
    BreachFacts facts = subject.facts();
    section(
        words
            .of(
                "Gegevens over de inbreuk (art. 33 lid 3 AVG), versie %d",
                "Facts of the breach (Art. 33(3) GDPR), version %d")
            .formatted(subject.factsVersion()));
    html.open(Tag.TABLE).open(Tag.TBODY);
    html.fact(words.of("Aard van de inbreuk", "Nature of the breach"), words.text(facts.nature()));
    html.fact(words.of("Soort", "Kind"), words.kinds(facts.kinds()));
    html.fact(
        words.of("Categorieën persoonsgegevens", "Categories of personal data"),
        words.list(facts.dataCategories()));
    html.fact(
        words.of("Categorieën betrokkenen", "Categories of data subjects"),
        words.list(facts.subjectCategories()));
    html.fact(
        words.of("Aantal betrokkenen (bij benadering)", "Approximate number of data subjects"),
        words.number(facts.subjects()));
    html.fact(
        words.of("Aantal records (bij benadering)", "Approximate number of records"),
        words.number(facts.records()));
    html.fact(words.of("Hoe geschat", "How estimated"), words.text(facts.estimate()));
    html.fact(
        words.of("Waarschijnlijke gevolgen", "Likely consequences"),
        words.text(facts.consequences()));
    html.fact(words.of("Genomen maatregelen", "Measures taken"), words.text(facts.measuresTaken()));
    html.fact(
        words.of("Voorgestelde maatregelen", "Measures proposed"),
        words.text(facts.measuresProposed()));
    html.fact(
        words.of("Versleuteld op dat moment", "Encrypted at the time"),
        words.answer(facts.encrypted()));
    html.fact(
        words.of("Kon de actor de sleutel gebruiken", "Could the actor use the key"),
        words.answer(facts.actorCouldUseKey()));
    html.fact(
        words.of("Hoog risico voor betrokkenen", "High risk to data subjects"),
        words.answer(facts.highRisk()));
    html.close(Tag.TBODY).close(Tag.TABLE);
    if (facts.encrypted() != null
        && facts.encrypted() != Answer.NO
        && facts.actorCouldUseKey() != Answer.NO) {
      html.element(
          Tag.P,
          Html.Look.WARNING,
          words.of(
              "Versleuteling is hier geen verweer: niet uitgesloten is dat de actor de sleutel kon"
                  + " gebruiken, zodat artikel 34 lid 3 onder a niet opgaat.",
              "Encryption is no defence here: it is not ruled out that the actor could use the key,"
                  + " so Article 34(3)(a) does not hold."));
    }
  }

  private void request() {
    SubjectRequest request = subject.request();
    if (request == null) {
      return;
    }
    section(words.of("Verzoek", "Request"));
    html.open(Tag.TABLE).open(Tag.TBODY);
    html.fact(words.of("Recht", "Right"), words.right(request.right()));
    html.fact(words.of("Betrokkene (pseudoniem)", "Data subject (pseudonym)"), request.subject());
    html.fact(words.of("Ontvangen op", "Received on"), request.receivedOn().toString());
    html.fact(
        words.of("Verlengd met twee maanden", "Extended by two months"),
        words.yes(request.extended()));
    html.fact(words.of("Opgeschort (dagen)", "Paused (days)"), Long.toString(request.pausedDays()));
    html.close(Tag.TBODY).close(Tag.TABLE);
  }

  private void timeline() {
    section(words.of("Tijdlijn", "Timeline"));
    html.open(Tag.TABLE);
    html.headings(words.of("Wat", "What"), words.of("Wanneer", "When"), words.of("Wie", "Who"));
    html.open(Tag.TBODY);
    if (subject.kind() == Case.Kind.BREACH) {
      happened(words.of("Gebeurd vanaf", "Happened from"), subject.happenedFrom());
      happened(words.of("Gebeurd tot", "Happened to"), subject.happenedTo());
      happened(words.of("Gedetecteerd", "Detected"), subject.detectedAt());
    }
    happened(words.of("Dossier geopend", "Case opened"), subject.openedAt());
    did(words.of("Ontvangst bevestigd", "Acknowledged"), subject.acknowledged());
    if (subject.kind() == Case.Kind.BREACH) {
      did(words.of("Kennisname (bewust)", "Aware"), subject.aware());
      decided(words.of("Besloten over melding", "Decided on notifying"), subject.decision());
      decided(words.of("Besloten over informeren", "Decided on informing"), subject.informing());
      subject
          .notifications()
          .forEach(
              sent ->
                  html.row(
                      words
                          .of("Gemeld: %s, versie %d", "Notified: %s, version %d")
                          .formatted(words.recipient(sent.recipient()), sent.version()),
                      words.time(sent.at()),
                      sent.by()));
    }
    did(words.of("Gesloten", "Closed"), subject.closed());
    html.close(Tag.TBODY).close(Tag.TABLE);
  }

  private void happened(String what, @Nullable Instant at) {
    html.row(what, words.time(at), "");
  }

  private void did(String what, @Nullable Moment moment) {
    if (moment == null) {
      html.row(what, "–", "");
      return;
    }
    boolean later = !moment.recordedAt().equals(moment.at());
    String recorded =
        later
            ? words
                .of(" (vastgelegd %s)", " (recorded %s)")
                .formatted(words.time(moment.recordedAt()))
            : "";
    html.row(
        what,
        words.time(moment.at()) + recorded,
        "%s (%s)".formatted(moment.by(), words.role(moment.role())));
  }

  private void decided(String what, @Nullable Decision decision) {
    if (decision == null) {
      html.row(what, "–", "");
    } else {
      html.row(
          what,
          words.time(decision.at()),
          "%s (%s)".formatted(decision.by(), words.role(decision.role())));
    }
  }

  private void clocks() {
    section(words.of("Termijnen", "Terms"));
    html.open(Tag.TABLE);
    html.headings(
        words.of("Termijn", "Term"),
        words.of("Loopt vanaf", "Runs from"),
        words.of("Eindigt", "Ends"),
        words.of("Stand", "State"));
    html.open(Tag.TBODY);
    subject
        .clocks()
        .forEach(
            clock ->
                html.row(
                    words.clock(clock.kind()),
                    words.time(clock.startedAt()),
                    words.time(clock.dueAt()),
                    state(clock)));
    html.close(Tag.TBODY).close(Tag.TABLE);
  }

  private String state(CaseClock clock) {
    Instant stopped = clock.stoppedAt();
    if (stopped == null) {
      return clock.isOverdue(dossier.at())
          ? words.of("OVER TIJD", "OVERDUE")
          : words.of("loopt", "runs");
    }
    String when = words.time(stopped);
    return clock.stoppedLate()
        ? words.of("gestopt op %s, te laat", "stopped at %s, late").formatted(when)
        : words.of("gestopt op %s, op tijd", "stopped at %s, in time").formatted(when);
  }

  private void decisions() {
    section(words.of("Besluiten", "Decisions"));
    html.open(Tag.TABLE);
    html.headings(
        words.of("Vraag", "Question"),
        words.of("Besluit", "Decision"),
        words.of("Reden", "Reason"));
    html.open(Tag.TBODY);
    decision(
        words.of("Melden aan de toezichthouder (art. 33)", "Notify the authority (Art. 33)"),
        subject.decision());
    decision(
        words.of("Betrokkenen informeren (art. 34)", "Inform data subjects (Art. 34)"),
        subject.informing());
    html.close(Tag.TBODY).close(Tag.TABLE);
    dossier.steps().stream()
        .filter(step -> step.step() == CaseEvent.Step.ADVISED)
        .forEach(
            step ->
                html.element(
                    Tag.P,
                    words
                        .of("Advies van %s (%s), %s: %s", "Advice of %s (%s), %s: %s")
                        .formatted(
                            step.by(),
                            words.role(step.role()),
                            words.time(step.at()),
                            step.reason())));
  }

  private void decision(String question, @Nullable Decision decision) {
    if (decision == null) {
      html.row(question, words.of("te bepalen", "to be decided"), "");
    } else {
      html.row(question, words.yes(decision.yes()), decision.reason());
    }
  }

  private void notifications() {
    section(words.of("Meldingen", "Notifications"));
    if (subject.notifications().isEmpty()) {
      html.element(Tag.P, words.of("Er is niets gemeld.", "Nothing was notified."));
      return;
    }
    html.open(Tag.TABLE);
    html.headings(
        words.of("Aan", "To"),
        words.of("Versie", "Version"),
        words.of("Verzonden", "Sent"),
        words.of("Kenmerk", "Reference"),
        words.of("Feiten", "Facts"),
        words.of("Te laat", "Late"),
        words.of("Toelichting en reden van vertraging", "Explanation and reasons for delay"));
    html.open(Tag.TBODY);
    subject.notifications().forEach(this::notification);
    html.close(Tag.TBODY).close(Tag.TABLE);
  }

  private void notification(Notification sent) {
    String text = sent.text();
    html.row(
        words.recipient(sent.recipient()),
        Integer.toString(sent.version()),
        "%s, %s".formatted(words.time(sent.at()), sent.by()),
        sent.reference(),
        words.of("versie %d", "version %d").formatted(sent.factsVersion()),
        words.yes(sent.late()),
        text == null ? "" : text);
  }

  private void involved() {
    section(words.of("Betrokken partijen en plaatsen", "Who and where"));
    html.open(Tag.TABLE).open(Tag.TBODY);
    html.fact(words.of("Accounts en rollen", "Principals"), words.list(subject.principals()));
    html.fact(words.of("Bronnen met gegevens", "Assets"), words.list(subject.assets()));
    html.fact(words.of("Adressen", "Addresses"), words.list(dossier.addresses()));
    html.fact(
        words.of("Landen", "Countries"),
        dossier.countries().isEmpty()
            ? words.of("niet vast te stellen", "cannot be told")
            : dossier.countries().values().stream()
                .distinct()
                .sorted()
                .collect(Collectors.joining(", ")));
    html.close(Tag.TBODY).close(Tag.TABLE);
  }

  private void findings() {
    section(words.of("Bevindingen", "Findings") + " (%d)".formatted(subject.findingsTotal()));
    html.open(Tag.TABLE);
    html.headings(
        words.of("Bevinding", "Finding"),
        words.of("Niveau", "Level"),
        words.of("Account", "Account"),
        words.of("Waarover", "About"),
        words.of("Aantal", "Count"),
        words.of("Regel en versie", "Rule and version"));
    html.open(Tag.TBODY);
    for (CaseFinding finding : subject.findings()) {
      html.row(
          finding.title(),
          finding.level().label(),
          finding.account(),
          finding.subject(),
          "≥ " + finding.occurrences(),
          finding.rule() + " " + finding.ruleVersion());
    }
    html.close(Tag.TBODY).close(Tag.TABLE);
  }

  private void events() {
    section(
        words.of("Gebeurtenissen en waar het bewijs ligt", "Events and where the evidence lies"));
    html.open(Tag.TABLE);
    html.headings(
        words.of("Tijd", "Time"),
        words.of("Aanroep", "Call"),
        words.of("Door, vanaf", "By, from"),
        words.of("Gebeurtenis", "Event"),
        words.of("Herkomst", "Origin"),
        words.of("Kopie en integriteit", "Copy and integrity"));
    html.open(Tag.TBODY);
    dossier.events().forEach(this::event);
    html.close(Tag.TBODY).close(Tag.TABLE);
  }

  private void event(EventSummary event) {
    String address = event.sourceAddress();
    String note = event.note();
    String country = address == null ? null : dossier.countries().get(address);
    html.row(
        words.time(event.eventTime()),
        event.eventSource() + " " + event.eventName() + (note == null ? "" : ": " + note),
        event.principal().id()
            + (address == null ? "" : ", " + address)
            + (country == null ? "" : " (" + country + ")"),
        event.eventId(),
        event.provenance() == null ? words.unknown() : event.provenance().toString(),
        copy(dossier.evidenceOf(event)));
  }

  private String copy(@Nullable Evidence copy) {
    if (copy == null) {
      return words.of("niet gekopieerd", "not copied");
    }
    String problem = copy.problem();
    return problem == null
        ? copy.name() + ", " + words.integrity(copy.integrity())
        : words.of("ontbreekt: ", "missing: ") + problem;
  }

  private void evidence() {
    section(words.of("Bewijs", "Evidence"));
    if (dossier.evidence().isEmpty() && subject.links().isEmpty()) {
      html.element(Tag.P, words.of("Er is geen bewijs.", "There is no evidence."));
      return;
    }
    html.open(Tag.TABLE);
    html.headings(
        words.of("Bestand", "File"),
        words.of("Bytes", "Bytes"),
        "SHA-256",
        words.of("Integriteit bron", "Integrity of origin"),
        words.of("Gekopieerd", "Copied"));
    html.open(Tag.TBODY);
    for (Evidence each : dossier.evidence()) {
      String problem = each.problem();
      html.row(
          each.name(),
          problem == null ? Long.toString(each.size()) : "–",
          problem == null ? each.sha256() : problem,
          words.integrity(each.integrity()),
          words.time(each.copiedAt()));
    }
    html.close(Tag.TBODY).close(Tag.TABLE);
    html.open(Tag.UL);
    subject.links().forEach(link -> html.element(Tag.LI, link));
    html.close(Tag.UL);
  }

  private void steps() {
    section(words.of("Alle stappen", "All steps"));
    html.open(Tag.TABLE);
    html.headings(
        "#",
        words.of("Stap", "Step"),
        words.of("Vanaf", "From"),
        words.of("Door", "By"),
        words.of("Reden en inhoud", "Reason and content"),
        "SHA-256");
    html.open(Tag.TBODY);
    for (CaseEvent step : dossier.steps()) {
      html.row(
          Long.toString(step.number()),
          words.step(step.step()),
          words.time(step.at()),
          "%s (%s)".formatted(step.by(), words.role(step.role())),
          content(step),
          step.hash().substring(0, Math.min(SHORT_HASH, step.hash().length())) + "…");
    }
    html.close(Tag.TBODY).close(Tag.TABLE);
  }

  private static String content(CaseEvent step) {
    String details =
        step.details().entrySet().stream()
            .filter(detail -> !detail.getKey().equals("command"))
            .map(DossierHtml::detail)
            .collect(Collectors.joining("; "));
    return step.reason().isEmpty()
        ? details
        : details.isEmpty() ? step.reason() : step.reason() + " [" + details + "]";
  }

  private static String detail(Map.Entry<String, String> detail) {
    return detail.getKey() + ": " + detail.getValue();
  }
}
