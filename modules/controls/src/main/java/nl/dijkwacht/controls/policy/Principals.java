package nl.dijkwacht.controls.policy;

import java.util.List;

/**
 * Whom a statement is about.
 *
 * @param presence how they are named
 * @param named those that are, without the ones that stand for everyone
 * @param everyone whether one of them stands for everyone
 */
record Principals(Presence presence, List<Named> named, boolean everyone) {

  /** In what form a statement names principals. */
  enum Presence {
    /** Not at all, as in policies of identities: they are about who has them. */
    NONE,
    THESE,
    ALL_BUT_THESE
  }

  /**
   * A principal.
   *
   * @param kind in lower case, such as {@code aws} and {@code service}
   */
  record Named(String kind, String value) {}

  static final Principals NONE = new Principals(Presence.NONE, List.of(), false);

  Principals {
    named = List.copyOf(named);
  }

  /** Whether people of whom nobody knows are among them. */
  boolean includesStrangers() {
    return (presence == Presence.ALL_BUT_THESE && !everyone) || isEveryone();
  }

  /** Whether all are named by one word. */
  boolean isEveryone() {
    return presence == Presence.THESE && everyone;
  }

  /** Whether all are among them that the policy is about. */
  boolean includesAll() {
    return presence == Presence.NONE || isEveryone();
  }
}
