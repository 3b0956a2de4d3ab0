package nl.dijkwacht.streams.findings;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import nl.dijkwacht.core.Finding;
import nl.dijkwacht.streams.runtime.StageTopology;
import nl.dijkwacht.topics.Stage;
import nl.dijkwacht.topics.TopicPrefix;
import nl.dijkwacht.topics.Topics;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;

/** Signals and what other services found in; findings as they stand and alerts out. */
public final class FindingsTopology {

  /**
   * How findings are told.
   *
   * @param newsFor how long after it happened an event is still news
   */
  public record Settings(TopicPrefix prefix, Duration newsFor) {}

  static final String FINDINGS = "findings-current";
  static final String SIGNALS = "findings-signals";
  static final String CURRENT_SINK = "findings-current-sink";
  static final String ALERTS_SINK = "findings-alerts-sink";
  static final String DEAD_LETTERS_SINK = "findings-dead-letters-sink";

  /** As long as signals stay in their topic: nothing that can be read again counts twice. */
  static final Duration COUNTED_FOR = Duration.ofDays(30);

  private static final int VERSION = 1;
  private static final String SOURCE = "findings-signals-source";
  private static final String SERVICES_SOURCE = "findings-service-findings-source";
  private static final String PROCESSOR = "findings-life";

  private FindingsTopology() {}

  public static StageTopology of(Settings settings, MeterRegistry registry) {
    TopicPrefix prefix = settings.prefix();
    ByteArraySerializer bytes = new ByteArraySerializer();
    Topology topology =
        new Topology()
            .addSource(
                SOURCE,
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                Topics.SIGNALS.fullName(prefix))
            .addSource(
                SERVICES_SOURCE,
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                Topics.SERVICE_FINDINGS.fullName(prefix))
            .addProcessor(
                PROCESSOR, () -> new FindingsProcessor(settings, registry), SOURCE, SERVICES_SOURCE)
            .addStateStore(findings(), PROCESSOR)
            .addStateStore(signals(), PROCESSOR)
            .addSink(CURRENT_SINK, Topics.FINDINGS.fullName(prefix), bytes, bytes, PROCESSOR)
            .addSink(ALERTS_SINK, Topics.ALERTS.fullName(prefix), bytes, bytes, PROCESSOR)
            .addSink(
                DEAD_LETTERS_SINK,
                Topics.FINDINGS_DEAD_LETTERS.fullName(prefix),
                bytes,
                bytes,
                PROCESSOR);
    return new StageTopology(Stage.FINDINGS, VERSION, topology, Topics.FINDINGS_DEAD_LETTERS);
  }

  private static StoreBuilder<KeyValueStore<String, Finding>> findings() {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(FINDINGS),
            Serdes.String(),
            Topics.FINDINGS.payload().storeSerde())
        .withLoggingEnabled(Map.of());
  }

  /** Ids of the signals that were counted, by the time of their records. */
  private static StoreBuilder<WindowStore<String, byte[]>> signals() {
    return Stores.windowStoreBuilder(
            Stores.persistentWindowStore(SIGNALS, COUNTED_FOR, COUNTED_FOR, false),
            Serdes.String(),
            Serdes.ByteArray())
        .withLoggingEnabled(Map.of());
  }
}
