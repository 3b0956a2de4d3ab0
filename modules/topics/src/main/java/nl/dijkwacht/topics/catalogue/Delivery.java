package nl.dijkwacht.topics.catalogue;

import java.time.Instant;

/**
 * What became of an alert or notice that a subscription asked for.
 *
 * @param subscription its id; with {@code .escalation} behind it, of what nobody took up
 * @param id of the alert or notice
 * @param about id of the finding or case
 * @param topic that it was read from, with its prefix
 * @param partition that it was read from
 * @param offset that it was read from
 * @param message id of the message that it was told in, under which a receiver knows it again
 * @param outcome what became of it
 * @param attempts how often it was tried, from 1
 * @param at when that was (wall clock)
 */
public record Delivery(
    String subscription,
    String id,
    String about,
    String topic,
    int partition,
    long offset,
    String message,
    Outcome outcome,
    int attempts,
    Instant at) {

  /** What can become of it. */
  public enum Outcome {
    DELIVERED,
    /** It was given up and is a dead letter. */
    GIVEN_UP
  }

  /** Its key in the topic. */
  public String key() {
    return subscription + "/" + id;
  }
}
