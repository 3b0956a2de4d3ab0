package nl.dijkwacht.core.finding;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** The register of exceptions, for looking up. Thread-safe. */
@FunctionalInterface
public interface Exceptions {

  /** A register without entries. */
  Exceptions NONE = (rule, resourceNames, account, principal, at) -> Optional.empty();

  /**
   * The exception that is in effect for a failure, if any.
   *
   * @param rule id of the control or rule
   * @param resourceNames by which a pattern may mean the resource: ARN, name, id
   * @param account 12 digits, or empty
   * @param principal id of who caused it, or empty if it is not known or there are several
   * @param at event time of the failure's beginning or, for one that lasts, now (wall clock)
   */
  Optional<ExceptionEntry> covering(
      String rule, Collection<String> resourceNames, String account, String principal, Instant at);
}
