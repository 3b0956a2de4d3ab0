package nl.dijkwacht.streams.transfers;

import nl.dijkwacht.core.Note;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.registers.TransferBasis;
import nl.dijkwacht.registers.TransferEntry;

/** Says on what basis data may go to a country, and where that was looked up. */
final class BasisText {

  private BasisText() {}

  static Note of(TransferBasis basis, String country, Registers registers) {
    return Note.of(
        "%s Looked up in the register of transfers and in %s.",
        "%s Opgezocht in het register van doorgiften en in %s.",
        said(basis, country),
        registers.listOf(country));
  }

  private static Note said(TransferBasis basis, String country) {
    TransferEntry entry = basis.entry();
    return switch (basis.kind()) {
      case EEA ->
          Note.of(
              "%s is in the European Economic Area.",
              "%s ligt in de Europese Economische Ruimte.", country);
      case ADEQUACY ->
          Note.of(
              "%s is adequate (Art. 45).",
              "Voor %s geldt een adequaatheidsbesluit (art. 45).", country);
      case ADEQUACY_LIMITED ->
          Note.of(
              "%s is adequate only for: %s; no entry says that this is one of them.",
              "Voor %s geldt een adequaatheidsbesluit alleen voor: %s; geen regel zegt dat dit daarbij"
                  + " hoort.",
              country,
              basis.limits());
      case AGREED ->
          entry == null
              ? Note.of("There is a basis for %s.", "Er is een grondslag voor %s.", country)
              : Note.of(
                  "Basis for %s: %s of entry %s.",
                  "Grondslag voor %s: %s van regel %s.", country, entry.basis().name(), entry.id());
      case EXPIRED ->
          entry == null
              ? Note.of(
                  "The decision that %s is adequate has ended.",
                  "Het adequaatheidsbesluit voor %s is afgelopen.", country)
              : Note.of(
                  "The basis for %s is past: entry %s was to be reviewed by %s.",
                  "De grondslag voor %s is voorbij: regel %s moest voor %s worden herzien.",
                  country,
                  entry.id(),
                  entry.review());
      case NONE ->
          Note.of(
              "No basis for %s is on record.", "Voor %s is geen grondslag vastgelegd.", country);
    };
  }
}
