package nl.dijkwacht.publish.subscriptions;

import java.time.Duration;

/**
 * Who is told what nobody took up.
 *
 * @param after the time that the first ones have
 * @param to id of the subscription whose channel it goes to
 */
public record Escalation(Duration after, String to) {}
