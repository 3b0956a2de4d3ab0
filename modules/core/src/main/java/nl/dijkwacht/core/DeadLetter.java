package nl.dijkwacht.core;

/**
 * Input that could not be used. The input itself travels beside it, as the record's value.
 *
 * @param place where it came from, such as {@code file#record} or {@code topic-partition@offset}
 * @param detail a sentence without content of the input, which may be personal data
 * @param attempts how often it was tried, from 1
 */
public record DeadLetter(DeadLetterReason reason, String place, String detail, int attempts) {

  /** One line that people can read. */
  @Override
  public String toString() {
    return place + " " + reason.predicate() + ": " + detail;
  }
}
