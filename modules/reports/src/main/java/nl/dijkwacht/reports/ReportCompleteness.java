package nl.dijkwacht.reports;

import java.util.Map;
import nl.dijkwacht.reports.period.Completeness;
import nl.dijkwacht.reports.period.PeriodReport;
import org.jspecify.annotations.Nullable;

/** What is known of what was not seen. */
record ReportCompleteness(PeriodReport report, ReportWords words, Html html) {

  private static final int MOST_SILENT = 20;

  void write() {
    Completeness known = report.completeness();
    html.section(words.of("Volledigheid van het bewijs", "Completeness of the evidence"));
    html.open(Tag.TABLE).open(Tag.TBODY);
    sources(known.sources());
    digests(known.digests());
    html.fact(
        words.of(
            "Invoer die niet bruikbaar was (alle rechtspersonen)",
            "Input that could not be used (all legal entities)"),
        counts(known.deadLetters()));
    html.fact(
        words.of("Wat niemand ziet (blinde vlekken)", "What nobody sees (blind spots)"),
        counts(known.blindSpots()));
    html.close(Tag.TBODY).close(Tag.TABLE);
    kept();
    known.problems().forEach(each -> html.element(Tag.P, Html.Look.WARNING, each));
  }

  private void kept() {
    if (report.isTooLongAgo()) {
      html.element(
          Tag.P,
          Html.Look.WARNING,
          words
              .of(
                  "Logcontroles en onbruikbare invoer worden %d dagen bewaard, en van deze periode"
                      + " niet meer. Bronnen en blinde vlekken zijn die van het moment van"
                      + " opstellen.",
                  "Checks of logs and unusable input are kept for %d days, and of this period no"
                      + " longer. Sources and blind spots are those of when the report was made.")
              .formatted(Completeness.KEPT.toDays()));
      return;
    }
    html.element(
        Tag.P,
        Html.Look.SMALL,
        words
            .of(
                "Bronnen, logcontroles en onbruikbare invoer worden %d dagen bewaard: wat hier"
                    + " staat, geldt vanaf %s. Bronnen en blinde vlekken zijn die van het moment"
                    + " van opstellen.",
                "Sources, checks of logs and unusable input are kept for %d days: what stands here"
                    + " holds from %s on. Sources and blind spots are those of when the report was"
                    + " made.")
            .formatted(Completeness.KEPT.toDays(), words.time(report.keptFrom())));
  }

  private void sources(Completeness.@Nullable Sources sources) {
    String name = words.of("Bronnen die gehoord zijn", "Sources that were heard");
    String silent =
        words.of("Bronnen, een dag of langer stil", "Sources silent for a day or longer");
    if (sources == null) {
      html.fact(name, words.notKnown());
      html.fact(silent, words.notKnown());
      return;
    }
    html.fact(name, words.number(sources.heard()));
    html.open(Tag.TR).element(Tag.TH, silent).open(Tag.TD);
    html.text(words.number(sources.silent().size()));
    if (!sources.silent().isEmpty()) {
      html.open(Tag.UL);
      sources.silent().stream()
          .limit(MOST_SILENT)
          .forEach(
              each ->
                  html.element(
                      Tag.LI,
                      words
                          .of("%s, laatst gehoord %s", "%s, last heard %s")
                          .formatted(each.source(), words.time(each.lastHeard()))));
      html.close(Tag.UL);
    }
    html.close(Tag.TD).close(Tag.TR);
  }

  private void digests(Completeness.@Nullable Digests digests) {
    String name = words.of("CloudTrail-digests nagegaan", "CloudTrail digests checked");
    if (digests == null) {
      html.fact(name, words.notKnown());
    } else if (digests.from() == null || digests.to() == null) {
      html.fact(
          name,
          words.of(
              "geen: of de logs zijn wat CloudTrail schreef, is niet bekend",
              "none: whether the logs are what CloudTrail wrote is not known"));
    } else {
      html.fact(
          name,
          words
              .of(
                  "%s ongeschonden, %s GEWIJZIGD, %s onvolledig; %s logbestanden, van %s tot %s",
                  "%s intact, %s TAMPERED, %s incomplete; %s log files, from %s to %s")
              .formatted(
                  words.number(digests.intact()),
                  words.number(digests.tampered()),
                  words.number(digests.incomplete()),
                  words.number(digests.logFiles()),
                  words.time(digests.from()),
                  words.time(digests.to())));
    }
  }

  private String counts(@Nullable Map<String, Long> counts) {
    if (counts == null) {
      return words.notKnown();
    }
    return counts.isEmpty()
        ? words.of("geen", "none")
        : counts.entrySet().stream()
            .map(each -> words.number(each.getValue()) + " × " + each.getKey())
            .reduce("", (one, other) -> one.isEmpty() ? other : one + "; " + other);
  }
}
