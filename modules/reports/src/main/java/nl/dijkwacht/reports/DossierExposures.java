package nl.dijkwacht.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import nl.dijkwacht.core.access.Exposure;

/** When the assets were exposed, and who read what meanwhile. */
record DossierExposures(Dossier dossier, Words words, Html html) {

  void write() {
    List<Exposure> exposures = dossier.subject().exposed();
    if (exposures.isEmpty()) {
      return;
    }
    html.section(words.of("Blootstelling en wat er is gelezen", "Exposure and what was read"));
    html.open(Tag.TABLE);
    html.headings(
        words.of("Bron en maatregel die faalde", "Asset and control that failed"),
        words.of("Van", "From"),
        words.of("Tot", "Until"),
        words.of("Lezingen", "Reads"),
        words.of("Objecten, hooguit", "Objects, at most"),
        words.of("Betrokkenen, hooguit", "Data subjects, at most"),
        words.of("Door wie", "By whom"),
        words.of("Landen", "Countries"));
    html.open(Tag.TBODY);
    exposures.forEach(this::row);
    html.close(Tag.TBODY).close(Tag.TABLE);
    html.element(
        Tag.P,
        words.of(
            "Aantallen zijn bovengrenzen: van elke minuut die de blootstelling raakt tellen alle"
                + " lezingen. Het aantal betrokkenen volgt uit het register van bronnen.",
            "Figures are upper bounds: of each minute that touches the exposure all reads count."
                + " The number of data subjects follows from the register of assets."));
    if (exposures.stream().anyMatch(each -> each.sight() != Exposure.Sight.SEEN)) {
      html.element(
          Tag.P,
          Html.Look.WARNING,
          words.of(
              "Waar lezingen niet te zien zijn, bewijst het niets dat er geen zijn gezien.",
              "Where reads cannot be seen, that none were seen proves nothing."));
    }
  }

  private void row(Exposure exposure) {
    Long subjects = exposure.dataSubjects();
    html.row(
        (exposure.name() == null ? exposure.resource().toString() : exposure.name())
            + ", "
            + exposure.control()
            + " ("
            + words.exposure(exposure.kind())
            + ")",
        words.time(exposure.from()),
        exposure.until() == null
            ? words.of("duurt voort", "still goes on")
            : words.time(exposure.until()),
        reads(exposure),
        words.count(exposure.objects()),
        subjects == null ? words.unknown() : words.count(subjects),
        readers(exposure),
        exposure.countries().isEmpty()
            ? words.unknown()
            : exposure.countries().stream()
                .map(from -> from.code() + " " + words.count(from.calls()))
                .collect(Collectors.joining(", ")));
  }

  private String reads(Exposure exposure) {
    if (exposure.reads() == 0) {
      return switch (exposure.sight()) {
        case SEEN -> words.of("geen", "none");
        case NOT_SHOWN -> words.of("geen gezien", "none seen");
        case UNSEEN -> words.of("niet te zien", "cannot be seen");
      };
    }
    return words
        .of(
            "%s, waarvan %s zonder identiteit en %s van buiten de EER",
            "%s, of which %s without identity and %s from outside the EEA")
        .formatted(
            words.count(exposure.reads()),
            words.count(exposure.anonymousReads()),
            words.count(exposure.foreignReads()));
  }

  private String readers(Exposure exposure) {
    List<String> readers = new ArrayList<>();
    exposure
        .readers()
        .forEach(
            reader -> readers.add(reader.principal().id() + " " + words.count(reader.reads())));
    if (exposure.otherReaders() > 0) {
      readers.add(words.of("anderen ", "others ") + words.count(exposure.otherReaders()));
    }
    return words.list(readers);
  }
}
