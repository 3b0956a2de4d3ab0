package nl.dijkwacht.registers;

import java.time.LocalDate;
import java.util.Optional;

/** Reads entries of the register of countries. */
final class CountryReader {

  private CountryReader() {}

  static Optional<CountryEntry> read(String id, EntryFields fields, RegisterSettings settings) {
    Optional<String> country = fields.country(RegisterEntries.ID);
    Optional<CountryEntry.Basis> basis = fields.choice("basis", CountryEntry.Basis.class);
    LocalDate since = fields.anyDay("since").orElse(null);
    LocalDate until = fields.anyDay("until").orElse(null);
    String decision = fields.text("decision").orElse("");
    String limits = fields.text("limits").orElse("");
    if (since != null && until != null && !since.isBefore(until)) {
      fields.error("until", "'until': expected a day after 'since', which is " + since);
    }
    return country.isEmpty() || basis.isEmpty()
        ? Optional.empty()
        : Optional.of(new CountryEntry(id, basis.get(), since, until, decision, limits));
  }
}
