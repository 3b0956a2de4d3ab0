package nl.dijkwacht.registers;

import java.time.LocalDate;
import java.util.Optional;

/** Reads entries of the register of transfers. */
final class TransferReader {

  private TransferReader() {}

  static Optional<TransferEntry> read(String id, EntryFields fields, RegisterSettings settings) {
    Optional<String> country = fields.required("country").flatMap(any -> fields.country("country"));
    Optional<TransferEntry.Basis> basis = fields.choice("basis", TransferEntry.Basis.class);
    Optional<String> importer = fields.text("importer");
    Optional<String> asset = fields.text("asset");
    String safeguards = fields.text("safeguards").orElse("");
    Optional<LocalDate> review = fields.day("review");
    String owner = fields.text("owner").orElse("");
    return country.isEmpty() || basis.isEmpty() || review.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new TransferEntry(
                id,
                country.get(),
                importer.orElse(null),
                asset.orElse(null),
                basis.get(),
                safeguards,
                review.get(),
                owner));
  }
}
