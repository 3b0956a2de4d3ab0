package nl.dijkwacht.controls.policy;

import java.util.Optional;

/** Account ids, and where they stand. */
final class Accounts {

  private static final int DIGITS = 12;

  private Accounts() {}

  static boolean isAccount(String text) {
    return text.length() == DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** The account of a principal or source: it stands alone or in an ARN. */
  static Optional<String> of(String value) {
    if (isAccount(value)) {
      return Optional.of(value);
    }
    String[] parts = value.split(":", 6);
    return parts.length == 6 && isAccount(parts[4]) ? Optional.of(parts[4]) : Optional.empty();
  }
}
