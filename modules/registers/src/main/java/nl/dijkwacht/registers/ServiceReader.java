package nl.dijkwacht.registers;

import java.time.LocalDate;
import java.util.Optional;

/** Reads entries of the register of services. */
final class ServiceReader {

  private ServiceReader() {}

  static Optional<ServiceEntry> read(String id, EntryFields fields, RegisterSettings settings) {
    Optional<String> source = fields.required("source");
    Optional<String> account = fields.account("account");
    Optional<String> approver = fields.required("approver");
    Optional<LocalDate> approved = fields.day("approved");
    Optional<LocalDate> review = fields.day("review");
    String owner = fields.text("owner").orElse("");
    return source.isEmpty() || approver.isEmpty() || approved.isEmpty() || review.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ServiceEntry(
                id,
                source.get(),
                account.orElse(null),
                approver.get(),
                approved.get(),
                review.get(),
                owner));
  }
}
