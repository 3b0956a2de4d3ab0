package nl.dijkwacht.streams.detect;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import nl.dijkwacht.metrics.BoundedLabel;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.sigma.RuleSet;
import nl.dijkwacht.streams.runtime.StageTopology;
import nl.dijkwacht.topics.Stage;
import nl.dijkwacht.topics.TopicPrefix;
import nl.dijkwacht.topics.Topics;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;

/**
 * Trail events in, signals out. The firehose is parsed here and nowhere else, and only events that
 * match a rule are remembered, so that a second copy of one is recognised.
 */
public final class DetectTopology {

  /**
   * What the stage holds events against, and how.
   *
   * @param rules in effect; asked before each record, from every stream thread, so its answer must
   *     cost nothing. Another answer than before takes effect with the next record.
   */
  public record Settings(TopicPrefix prefix, Supplier<RuleSet> rules, Duration deduplicateFor) {

    /** For rules that stay the same. */
    public Settings(TopicPrefix prefix, RuleSet rules, Duration deduplicateFor) {
      this(prefix, () -> rules, deduplicateFor);
    }
  }

  static final String CANDIDATES = "detect-candidates";
  static final String SIGNALS_SINK = "detect-signals-sink";
  static final String DEAD_LETTERS_SINK = "detect-dead-letters-sink";

  private static final int VERSION = 1;
  private static final String SOURCE = "detect-trail-events-source";
  private static final String PROCESSOR = "detect-rules";

  private DetectTopology() {}

  public static StageTopology of(Settings settings, MeterRegistry registry) {
    Meters.DETECT_RULES.gauge(registry, () -> settings.rules().get().rules().size(), "loaded");
    Meters.DETECT_RULES.gauge(registry, () -> settings.rules().get().refused(), "refused");
    BoundedLabel sources = new BoundedLabel();
    TopicPrefix prefix = settings.prefix();
    ByteArraySerializer bytes = new ByteArraySerializer();
    Topology topology =
        new Topology()
            .addSource(
                SOURCE,
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                Topics.TRAIL_EVENTS.fullName(prefix))
            .addProcessor(PROCESSOR, () -> new DetectProcessor(settings, registry, sources), SOURCE)
            .addStateStore(candidates(settings.deduplicateFor()), PROCESSOR)
            .addSink(SIGNALS_SINK, Topics.SIGNALS.fullName(prefix), bytes, bytes, PROCESSOR)
            .addSink(
                DEAD_LETTERS_SINK,
                Topics.DETECT_DEAD_LETTERS.fullName(prefix),
                bytes,
                bytes,
                PROCESSOR);
    return new StageTopology(Stage.DETECT, VERSION, topology, Topics.DETECT_DEAD_LETTERS);
  }

  /** Ids of signals, by when their events were collected; they expire by segment. */
  private static StoreBuilder<WindowStore<String, byte[]>> candidates(Duration retention) {
    return Stores.windowStoreBuilder(
            Stores.persistentWindowStore(CANDIDATES, retention, retention, false),
            Serdes.String(),
            Serdes.ByteArray())
        .withLoggingEnabled(Map.of());
  }
}
