package nl.dijkwacht.registers;

import java.util.Optional;
import nl.dijkwacht.core.AccountEntry;

/** Reads entries of the register of accounts. */
final class AccountReader {

  private AccountReader() {}

  static Optional<AccountEntry> read(String id, EntryFields fields, RegisterSettings settings) {
    Optional<String> account = fields.account(RegisterEntries.ID);
    Optional<String> name = fields.required("name");
    Optional<String> environment = fields.required("environment");
    Optional<String> legalEntity = fields.required("legal-entity");
    Optional<AccountEntry.Role> role = fields.choice("role", AccountEntry.Role.class);
    String officer = fields.text("officer").orElse("");
    String owner = fields.text("owner").orElse("");
    String onCall = fields.text("on-call").orElse("");
    if (account.isEmpty()
        || name.isEmpty()
        || environment.isEmpty()
        || legalEntity.isEmpty()
        || role.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new AccountEntry(
            id,
            name.get(),
            environment.get(),
            legalEntity.get(),
            role.get(),
            officer,
            owner,
            onCall));
  }
}
