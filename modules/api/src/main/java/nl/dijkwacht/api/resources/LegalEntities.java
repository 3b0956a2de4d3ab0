package nl.dijkwacht.api.resources;

import java.util.function.Supplier;
import nl.dijkwacht.core.AccountEntry;
import nl.dijkwacht.registers.Registers;

/**
 * Who answers for an account, by the register that is in effect. Thread-safe.
 *
 * @param registers gives those in effect
 */
public record LegalEntities(Supplier<Registers> registers) {

  /** The legal entity; empty if the account is not registered. */
  public String of(String account) {
    return registers.get().account(account).map(AccountEntry::legalEntity).orElse("");
  }

  /** What people call the account; empty if it is not registered. */
  public String nameOf(String account) {
    return registers.get().account(account).map(AccountEntry::name).orElse("");
  }
}
