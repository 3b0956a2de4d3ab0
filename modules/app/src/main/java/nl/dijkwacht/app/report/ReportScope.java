package nl.dijkwacht.app.report;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.dijkwacht.controls.Mapping.Framework;
import nl.dijkwacht.core.AccountEntry;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.reports.period.Language;
import nl.dijkwacht.reports.period.Period;

/**
 * What a report is about.
 *
 * @param legalEntity empty for all
 * @param at when it is made (wall clock)
 */
public record ReportScope(
    Period period,
    Framework framework,
    Optional<String> legalEntity,
    Language language,
    Registers registers,
    Instant at) {

  /** What is of no account, such as the whole organisation's, is of each legal entity. */
  boolean covers(String account) {
    return legalEntity.isEmpty() || account.isEmpty() || entityOf(account).equals(legalEntity);
  }

  private Optional<String> entityOf(String account) {
    return registers.account(account).map(AccountEntry::legalEntity);
  }

  /** How many registered accounts it is about. */
  long accounts() {
    return registers.accounts().stream().filter(entry -> covers(entry.id())).count();
  }

  /** Whether the register of accounts knows the legal entity; true if it is about all. */
  public boolean isKnown() {
    return legalEntity.isEmpty() || accounts() > 0;
  }

  /** The legal entities that there are, for people. */
  public String legalEntities() {
    return registers.accounts().stream()
        .map(AccountEntry::legalEntity)
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  /** Who answers for an account; empty if nobody is named. */
  String ownerOf(String account) {
    return registers.account(account).map(AccountEntry::owner).orElse("");
  }
}
