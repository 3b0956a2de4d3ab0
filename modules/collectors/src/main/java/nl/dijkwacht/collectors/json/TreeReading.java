package nl.dijkwacht.collectors.json;

import nl.dijkwacht.core.DeadLetterReason;

/** What reading a value came to. */
public sealed interface TreeReading {

  /**
   * The value could be read.
   *
   * @param value a map, list, text, number or boolean; an empty map for null
   */
  record Tree(Object value) implements TreeReading {}

  /**
   * The value could not be read.
   *
   * @param detail a sentence without content of the value, which may be personal data
   */
  record Broken(DeadLetterReason reason, String detail) implements TreeReading {}
}
