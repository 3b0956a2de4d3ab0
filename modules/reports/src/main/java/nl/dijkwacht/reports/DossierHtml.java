package nl.dijkwacht.reports;

import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.reports.period.Language;

/** The dossier of a case as one page of HTML that prints well and loads nothing. */
public final class DossierHtml {

  private DossierHtml() {}

  public static String write(Dossier dossier, Language language) {
    Words words = new Words(language, dossier.zone());
    Case.Kind kind = dossier.subject().kind();
    Html html = new Html(language, words.title(kind));
    DossierFacts facts = new DossierFacts(dossier, words, html);
    DossierTimes times = new DossierTimes(dossier, words, html);
    new DossierHead(dossier, words, html).write();
    if (kind == Case.Kind.BREACH) {
      facts.breach();
      times.write();
      new DossierDecisions(dossier, words, html).write();
      new DossierExposures(dossier, words, html).write();
      new DossierFindings(dossier, words, html).write();
    } else {
      facts.request();
      times.write();
    }
    new DossierProof(dossier, words, html).write();
    return html.ended();
  }
}
