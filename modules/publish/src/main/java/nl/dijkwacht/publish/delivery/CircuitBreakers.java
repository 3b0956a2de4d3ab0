package nl.dijkwacht.publish.delivery;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import nl.dijkwacht.publish.subscriptions.ChannelSettings;
import nl.dijkwacht.publish.subscriptions.ChannelType;

/** One circuit breaker for each receiver, whoever writes to it. Thread-safe. */
final class CircuitBreakers {

  private final Map<ChannelSettings, CircuitBreaker> breakers = new ConcurrentHashMap<>();

  CircuitBreaker of(ChannelSettings settings) {
    return breakers.computeIfAbsent(settings, receiver -> new CircuitBreaker());
  }

  /** How many receivers of a kind are left alone. */
  long open(ChannelType type) {
    return breakers.entrySet().stream()
        .filter(entry -> entry.getKey().type() == type && entry.getValue().isOpen())
        .count();
  }
}
