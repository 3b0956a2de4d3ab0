package nl.dijkwacht.reports;

import nl.dijkwacht.core.cases.Answer;
import nl.dijkwacht.core.cases.BreachFacts;
import nl.dijkwacht.core.cases.SubjectRequest;

/** What happened, or what was asked for. */
record DossierFacts(Dossier dossier, Words words, Html html) {

  void breach() {
    BreachFacts facts = dossier.subject().facts();
    html.section(
        words
            .of(
                "Gegevens over de inbreuk (art. 33 lid 3 AVG), versie %d",
                "Facts of the breach (Art. 33(3) GDPR), version %d")
            .formatted(dossier.subject().factsVersion()));
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

  void request() {
    SubjectRequest request = dossier.subject().request();
    if (request == null) {
      return;
    }
    html.section(words.of("Verzoek", "Request"));
    html.open(Tag.TABLE).open(Tag.TBODY);
    html.fact(words.of("Recht", "Right"), words.right(request.right()));
    html.fact(words.of("Betrokkene (pseudoniem)", "Data subject (pseudonym)"), request.subject());
    html.fact(words.of("Ontvangen op", "Received on"), words.day(request.receivedOn()));
    html.fact(
        words.of("Verlengd met twee maanden", "Extended by two months"),
        words.yes(request.extended()));
    html.fact(words.of("Opgeschort (dagen)", "Paused (days)"), Long.toString(request.pausedDays()));
    html.close(Tag.TBODY).close(Tag.TABLE);
  }
}
