package nl.dijkwacht.streams.drift;

import nl.dijkwacht.core.Clipped;
import nl.dijkwacht.core.verdict.Verdict;

/**
 * Whom a digest is for.
 *
 * @param account 12 digits, or empty if none is known
 * @param owner who answers for the resources; empty if nobody is named
 */
record BaselineGroup(String account, String owner) {

  static BaselineGroup of(Verdict verdict) {
    return new BaselineGroup(
        Clipped.text(verdict.resource().account()), Clipped.text(verdict.classification().owner()));
  }

  /** The group that {@link #key} gave. */
  static BaselineGroup read(String key) {
    int slash = key.indexOf('/');
    return new BaselineGroup(key.substring(0, Math.max(0, slash)), key.substring(slash + 1));
  }

  /** {@code account/owner}, as keys of topics have it. */
  String key() {
    return account.replace('/', '-') + "/" + owner;
  }
}
