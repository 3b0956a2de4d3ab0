package nl.dijkwacht.publish.delivery;

import org.jspecify.annotations.Nullable;

/**
 * How the receiver of a subscription does.
 *
 * @param waiting how much it has not been told yet
 * @param problem why the last try failed, in a sentence without secrets; null if it did not
 * @param leftAlone whether the circuit breaker lets only one try through at times
 */
public record Standing(int waiting, @Nullable String problem, boolean leftAlone) {}
