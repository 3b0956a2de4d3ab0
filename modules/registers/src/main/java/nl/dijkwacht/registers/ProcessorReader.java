package nl.dijkwacht.registers;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Reads entries of the register of processors. */
final class ProcessorReader {

  private ProcessorReader() {}

  static Optional<ProcessorEntry> read(String id, EntryFields fields, RegisterSettings settings) {
    Optional<String> name = fields.required("name");
    List<String> accounts = fields.accounts("accounts");
    List<String> principals = fields.texts("principals");
    List<String> services = fields.texts("services");
    List<String> channels = fields.texts("channels");
    Optional<String> agreement = fields.required("agreement");
    Optional<String> country = fields.country("country");
    List<String> subProcessors = fields.texts("sub-processors");
    Optional<LocalDate> review = fields.day("review");
    String owner = fields.text("owner").orElse("");
    if (accounts.isEmpty() && principals.isEmpty() && services.isEmpty() && channels.isEmpty()) {
      fields.error(
          RegisterEntries.ID,
          "nothing tells what is theirs; give accounts, principals, services or channels");
    }
    return name.isEmpty() || agreement.isEmpty() || review.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ProcessorEntry(
                id,
                name.get(),
                accounts,
                principals,
                services,
                channels,
                agreement.get(),
                country.orElse(null),
                subProcessors,
                review.get(),
                owner));
  }
}
