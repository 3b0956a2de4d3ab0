package nl.dijkwacht.publish.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.publish.subscriptions.ChannelType;

/** Counts what becomes of the messages to one kind of channel. Thread-safe. */
final class DeliveryMeters {

  private final MeterRegistry registry;
  private final String channel;

  DeliveryMeters(MeterRegistry registry, ChannelType type) {
    this.registry = registry;
    this.channel = type.label();
  }

  /** How a try ended. */
  void count(String outcome) {
    Meters.PUBLISH_DELIVERIES.counter(registry, channel, outcome).increment();
  }

  /**
   * The receiver has it.
   *
   * @param dueSince when it was due
   */
  void delivered(Optional<Instant> dueSince, Instant now) {
    count("delivered");
    dueSince.ifPresent(
        since ->
            Meters.PUBLISH_DELIVERY_TIME
                .timer(registry, channel)
                .record(Duration.between(since, now)));
  }
}
