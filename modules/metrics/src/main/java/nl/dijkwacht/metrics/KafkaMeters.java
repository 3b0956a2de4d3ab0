package nl.dijkwacht.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import java.util.Set;

/**
 * What of the meters of the Kafka clients is told. With those for each task, store, partition,
 * topic and node one instance would tell tens of thousands of series, each of them at each scrape.
 */
public final class KafkaMeters {

  private static final String KAFKA = "kafka.";
  private static final Set<String> TOO_FINE = Set.of("task.id", "partition", "topic", "node.id");

  private KafkaMeters() {}

  /** Leaves out what is told for each task, store, partition, topic and node; thread-safe. */
  public static MeterFilter coarse() {
    return MeterFilter.deny(KafkaMeters::isTooFine);
  }

  private static boolean isTooFine(Meter.Id id) {
    return id.getName().startsWith(KAFKA)
        && id.getTags().stream().map(Tag::getKey).anyMatch(TOO_FINE::contains);
  }
}
