package nl.dijkwacht.streams.transfers;

import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.registers.TransferBasis;
import nl.dijkwacht.registers.TransferEntry;

/** Says on what basis data may go to a country, and where that was looked up. */
final class BasisText {

  private BasisText() {}

  static String of(TransferBasis basis, String country, Registers registers) {
    return "%s Looked up in the register of transfers and in %s."
        .formatted(said(basis, country), registers.listOf(country));
  }

  private static String said(TransferBasis basis, String country) {
    TransferEntry entry = basis.entry();
    return switch (basis.kind()) {
      case EEA -> "%s is in the European Economic Area.".formatted(country);
      case ADEQUACY -> "%s is adequate (Art. 45).".formatted(country);
      case ADEQUACY_LIMITED ->
          "%s is adequate only for: %s; no entry says that this is one of them."
              .formatted(country, basis.limits());
      case AGREED ->
          entry == null
              ? "There is a basis for %s.".formatted(country)
              : "Basis for %s: %s of entry %s."
                  .formatted(country, entry.basis().name(), entry.id());
      case EXPIRED ->
          entry == null
              ? "The decision that %s is adequate has ended.".formatted(country)
              : "The basis for %s is past: entry %s was to be reviewed by %s."
                  .formatted(country, entry.id(), entry.review());
      case NONE -> "No basis for %s is on record.".formatted(country);
    };
  }
}
