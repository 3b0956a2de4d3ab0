package nl.dijkwacht.publish.channels;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** What bringing a message led to. Sentences hold nothing of the message and no secret. */
public sealed interface Result {

  /** The receiver has it. */
  record Delivered() implements Result {}

  /**
   * The receiver does not have it, as far as is known, and may take it later.
   *
   * @param after what the receiver asks to wait; empty if it says nothing
   * @param sentence why, for people
   */
  record Failed(Optional<Duration> after, String sentence) implements Result {

    /** That says nothing of when to try again. */
    public Failed(String sentence) {
      this(Optional.empty(), sentence);
    }

    /** By an exception whose message is a sentence for people. */
    static Failed of(IOException told) {
      String sentence = told.getMessage();
      return new Failed(sentence == null ? told.getClass().getSimpleName() : sentence);
    }
  }

  /**
   * The receiver will never take this message, though it may take others.
   *
   * @param sentence why, for people
   */
  record Refused(String sentence) implements Result {}
}
