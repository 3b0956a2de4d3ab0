package nl.dijkwacht.reports;

import java.util.stream.Collectors;
import nl.dijkwacht.core.cases.CaseFinding;
import nl.dijkwacht.core.cases.Evidence;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.reports.period.Language;
import org.jspecify.annotations.Nullable;

/** Who and what is involved: parties, findings and events. */
record DossierFindings(Dossier dossier, Words words, Html html) {

  void write() {
    involved();
    findings();
    events();
  }

  private void involved() {
    html.section(words.of("Betrokken partijen en plaatsen", "Who and where"));
    html.open(Tag.TABLE).open(Tag.TBODY);
    html.fact(
        words.of("Accounts en rollen", "Principals"), words.list(dossier.subject().principals()));
    html.fact(words.of("Bronnen met gegevens", "Assets"), words.list(dossier.subject().assets()));
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
    html.section(
        words.of("Bevindingen", "Findings")
            + " (%s)".formatted(words.count(dossier.subject().findingsTotal())));
    html.open(Tag.TABLE);
    html.headings(
        words.of("Bevinding", "Finding"),
        words.of("Niveau", "Level"),
        words.of("Account", "Account"),
        words.of("Waarover", "About"),
        words.of("Aantal", "Count"),
        words.of("Regel en versie", "Rule and version"));
    html.open(Tag.TBODY);
    for (CaseFinding finding : dossier.subject().findings()) {
      String dutch = words.language() == Language.NL ? finding.titleNl() : null;
      html.open(Tag.TR)
          .cell(dutch == null ? Language.EN : Language.NL, dutch == null ? finding.title() : dutch)
          .rest(
              words.level(finding.level()),
              finding.account(),
              finding.subject(),
              "≥ " + words.count(finding.occurrences()),
              finding.rule() + " " + finding.ruleVersion())
          .close(Tag.TR);
    }
    html.close(Tag.TBODY).close(Tag.TABLE);
  }

  private void events() {
    html.section(
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
    String note = event.note(words.language() == Language.NL);
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
}
