package nl.dijkwacht.reports;

import java.time.Duration;
import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.core.cases.CaseClock;
import nl.dijkwacht.reports.period.Language;
import org.jspecify.annotations.Nullable;

/** What a dossier is of, how long it took, and whether its chain holds. */
record DossierHead(Dossier dossier, Words words, Html html) {

  void write() {
    head();
    figures();
    integrity();
  }

  private void head() {
    Case subject = dossier.subject();
    html.element(Tag.H1, words.title(subject.kind()));
    html.open(Tag.P);
    html.element(Tag.STRONG, subject.status().dutch());
    if (words.language() != Language.NL) {
      html.text(" – " + subject.status().english());
    }
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
    Case subject = dossier.subject();
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
              .formatted(dossier.steps().size(), dossier.subject().head(), dossier.anchor()));
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
}
