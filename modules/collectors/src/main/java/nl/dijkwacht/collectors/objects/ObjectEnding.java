package nl.dijkwacht.collectors.objects;

import nl.dijkwacht.core.DeadLetterReason;

/** How the reading of an object ended, unless it was stopped. */
public sealed interface ObjectEnding {

  /**
   * All of it was dealt with.
   *
   * @param empty whether there was nothing in it
   */
  record Complete(boolean empty) implements ObjectEnding {}

  /**
   * The object, or the rest of it, cannot be used. Its announcement becomes the dead letter, so
   * that it can be put back once the object is repaired.
   *
   * @param detail a half-sentence without content of the object
   */
  record GivenUp(DeadLetterReason reason, String detail) implements ObjectEnding {}
}
