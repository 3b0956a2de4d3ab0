package nl.dijkwacht.registers;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.dijkwacht.core.AccountEntry;
import nl.dijkwacht.core.Classification;
import nl.dijkwacht.core.ConfigurationItem;
import nl.dijkwacht.core.ExceptionEntry;

/** All registers, for looking up. Immutable and thread-safe. */
public final class Registers {

  private static final Registers EMPTY = new Registers(Map.of(), List.of());

  private final Map<String, AccountEntry> accounts;
  private final List<ExceptionEntry> exceptions;

  private Registers(Map<String, AccountEntry> accounts, List<ExceptionEntry> exceptions) {
    this.accounts = Map.copyOf(accounts);
    this.exceptions = List.copyOf(exceptions);
  }

  /** Without entries. */
  public static Registers empty() {
    return EMPTY;
  }

  /** Registers of these entries. */
  public static Registers of(List<AccountEntry> accounts, List<ExceptionEntry> exceptions) {
    return new Registers(
        accounts.stream().collect(Collectors.toMap(AccountEntry::id, Function.identity())),
        exceptions);
  }

  /** Hash of all entries: what was looked up in others may be looked up anew. */
  public String hash() {
    return "";
  }

  public Optional<AccountEntry> account(String id) {
    return Optional.ofNullable(accounts.get(id));
  }

  /** What is known of the data on a resource, from entries of the register and from its tags. */
  public Classification classify(ConfigurationItem item) {
    return Classification.NONE;
  }

  /**
   * The exception that is in effect for a failure, if any.
   *
   * @param rule id of the control or rule
   * @param resourceNames by which a pattern may mean the resource: ARN, name, id
   * @param account 12 digits, or empty
   * @param principal id of who caused it, or empty
   * @param at event time of the failure's beginning or, for one that lasts, now (wall clock)
   */
  public Optional<ExceptionEntry> exceptionFor(
      String rule, Collection<String> resourceNames, String account, String principal, Instant at) {
    return exceptions.stream()
        .filter(entry -> entry.rule().equals(rule))
        .filter(entry -> !at.isBefore(entry.from()) && at.isBefore(entry.expires()))
        .filter(entry -> entry.account() == null || entry.account().equals(account))
        .findFirst();
  }

  /** All exceptions, those that are over or have not begun too. */
  public List<ExceptionEntry> exceptions() {
    return exceptions;
  }
}
