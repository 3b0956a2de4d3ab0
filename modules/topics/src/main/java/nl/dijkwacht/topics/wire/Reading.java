package nl.dijkwacht.topics.wire;

import nl.dijkwacht.core.DeadLetterReason;

/** What reading a record's value came to. */
public sealed interface Reading<V> {

  /** The value could be read. */
  record Value<V>(V value) implements Reading<V> {}

  /**
   * The value is not of its topic's schema.
   *
   * @param detail a sentence without content of the value, which may be personal data
   */
  record Unreadable<V>(DeadLetterReason reason, String detail) implements Reading<V> {}
}
