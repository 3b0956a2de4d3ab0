package nl.dijkwacht.core;

import java.util.Locale;

/**
 * An entry of the register of accounts.
 *
 * @param id 12 digits
 * @param environment such as {@code production}
 * @param legalEntity that answers for it under the AVG
 * @param role of the legal entity under the AVG
 * @param officer the data protection officer (FG) to ask; empty if none is named
 * @param owner who runs it; empty if nobody is named
 * @param onCall who is woken; empty if nobody is named
 */
public record AccountEntry(
    String id,
    String name,
    String environment,
    String legalEntity,
    Role role,
    String officer,
    String owner,
    String onCall) {

  /** What a legal entity is in the terms of Art. 4(7) and (8) AVG. */
  public enum Role {
    CONTROLLER,
    PROCESSOR;

    /** Its name in lists, options and details of steps. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
