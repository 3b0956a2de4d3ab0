package nl.dijkwacht.publish.messages;

import nl.dijkwacht.core.AccountEntry;
import nl.dijkwacht.core.finding.Drift;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.registers.Registers;

/** Who answers for what a finding is about. */
public final class Owner {

  private Owner() {}

  /** The resource's owner, else the account's; empty if nobody is named. */
  public static String of(Finding finding, Registers registers) {
    Drift drift = finding.drift();
    String owner = drift == null ? "" : drift.classification().owner();
    return owner.isEmpty()
        ? registers.account(finding.subject().account()).map(AccountEntry::owner).orElse("")
        : owner;
  }
}
