package nl.dijkwacht.reports;

import java.util.Map;
import java.util.stream.Collectors;
import nl.dijkwacht.core.cases.CaseEvent;
import nl.dijkwacht.core.cases.Evidence;

/** What was copied, and every step. */
record DossierProof(Dossier dossier, Words words, Html html) {

  /** The whole hashes are in the JSON; that of the last step is told above. */
  private static final int SHORT_HASH = 16;

  void write() {
    evidence();
    steps();
  }

  private void evidence() {
    html.section(words.of("Bewijs", "Evidence"));
    if (dossier.evidence().isEmpty() && dossier.subject().links().isEmpty()) {
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
          problem == null ? words.count(each.size()) : "–",
          problem == null ? each.sha256() : problem,
          words.integrity(each.integrity()),
          words.time(each.copiedAt()));
    }
    html.close(Tag.TBODY).close(Tag.TABLE);
    html.open(Tag.UL);
    dossier.subject().links().forEach(link -> html.element(Tag.LI, link));
    html.close(Tag.UL);
  }

  private void steps() {
    html.section(words.of("Alle stappen", "All steps"));
    html.open(Tag.TABLE);
    html.headings(
        "#",
        words.of("Stap", "Step"),
        words.of("Vanaf", "From"),
        words.of("Door", "By"),
        words.of("Reden en inhoud, zoals vastgelegd", "Reason and content, as recorded"),
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
            .map(DossierProof::detail)
            .collect(Collectors.joining("; "));
    return step.reason().isEmpty()
        ? details
        : details.isEmpty() ? step.reason() : step.reason() + " [" + details + "]";
  }

  private static String detail(Map.Entry<String, String> detail) {
    return detail.getKey() + ": " + detail.getValue();
  }
}
