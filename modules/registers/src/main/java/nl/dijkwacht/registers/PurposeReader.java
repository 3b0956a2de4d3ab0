package nl.dijkwacht.registers;

import java.util.List;
import java.util.Optional;

/** Reads entries of the register of purposes. */
final class PurposeReader {

  private PurposeReader() {}

  static Optional<PurposeEntry> read(String id, EntryFields fields, RegisterSettings settings) {
    Optional<String> principal = fields.required("principal");
    List<String> purposes = fields.texts("purposes");
    String owner = fields.text("owner").orElse("");
    if (purposes.isEmpty()) {
      fields.error("purposes", "a purpose is missing; name at least one, in the words of assets");
    }
    return principal.map(pattern -> new PurposeEntry(id, pattern, purposes, owner));
  }
}
