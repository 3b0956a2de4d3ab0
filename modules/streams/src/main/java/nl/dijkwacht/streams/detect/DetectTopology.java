package nl.dijkwacht.streams.detect;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import nl.dijkwacht.metrics.BoundedLabel;
import nl.dijkwacht.sigma.RuleSet;
import nl.dijkwacht.streams.runtime.StageTopology;
import nl.dijkwacht.topics.Stage;
import nl.dijkwacht.topics.TopicPrefix;
import nl.dijkwacht.topics.Topics;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueStore;
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
   * @param lateness after an event was collected, how long others may take that belong in the
   *     window which ends with it; what it lacks is judged then
   * @param correlateFor how long after they were collected events are correlated
   */
  public record Settings(
      TopicPrefix prefix,
      Supplier<RuleSet> rules,
      Duration deduplicateFor,
      Duration lateness,
      Duration correlateFor) {

    /** With the defaults of correlations. */
    public Settings(TopicPrefix prefix, Supplier<RuleSet> rules, Duration deduplicateFor) {
      this(prefix, rules, deduplicateFor, Duration.ofMinutes(15), Duration.ofDays(8));
    }

    /** For rules that stay the same. */
    public Settings(TopicPrefix prefix, RuleSet rules, Duration deduplicateFor) {
      this(prefix, () -> rules, deduplicateFor);
    }
  }

  static final String CANDIDATES = "detect-candidates";
  static final String ENTRIES = "detect-correlation-entries";
  static final String WAITING = "detect-correlation-waiting";
  static final String SIGNALS_SINK = "detect-signals-sink";
  static final String DEAD_LETTERS_SINK = "detect-dead-letters-sink";
  static final String CORRELATION_DEAD_LETTERS_SINK = "detect-correlation-dead-letters-sink";
  static final DetectOutput.Sinks SINKS =
      new DetectOutput.Sinks(SIGNALS_SINK, "detect-candidates-sink");

  /** Sinks of its own: with those of the other processor, both would be one task. */
  static final DetectOutput.Sinks SINKS_OF_CORRELATIONS =
      new DetectOutput.Sinks(
          "detect-correlation-signals-sink", "detect-correlation-candidates-sink");

  private static final int VERSION = 1;
  private static final String SOURCE = "detect-trail-events-source";
  private static final String PROCESSOR = "detect-rules";
  private static final String CANDIDATES_SOURCE = "detect-candidates-source";
  private static final String CORRELATE = "detect-correlations";

  private DetectTopology() {}

  public static StageTopology of(Settings settings, MeterRegistry registry) {
    RuleGauges.show(settings.rules(), registry);
    Topology topology = new Topology();
    addRules(topology, settings, registry);
    addCorrelations(topology, settings, registry);
    return new StageTopology(Stage.DETECT, VERSION, topology, Topics.DETECT_DEAD_LETTERS);
  }

  private static void addRules(Topology topology, Settings settings, MeterRegistry registry) {
    BoundedLabel sources = new BoundedLabel();
    TopicPrefix prefix = settings.prefix();
    addSource(topology, SOURCE, Topics.TRAIL_EVENTS.fullName(prefix));
    topology
        .addProcessor(PROCESSOR, () -> new DetectProcessor(settings, registry, sources), SOURCE)
        .addStateStore(candidates(settings.deduplicateFor()), PROCESSOR);
    addSinks(topology, prefix, SINKS, DEAD_LETTERS_SINK, PROCESSOR);
  }

  /** Only candidates are dealt out anew, by group; the firehose stays where it is. */
  private static void addCorrelations(
      Topology topology, Settings settings, MeterRegistry registry) {
    TopicPrefix prefix = settings.prefix();
    addSource(topology, CANDIDATES_SOURCE, Topics.CANDIDATES.fullName(prefix));
    topology
        .addProcessor(
            CORRELATE, () -> new CorrelateProcessor(settings, registry), CANDIDATES_SOURCE)
        .addStateStore(entries(settings.correlateFor()), CORRELATE)
        .addStateStore(waiting(), CORRELATE);
    addSinks(topology, prefix, SINKS_OF_CORRELATIONS, CORRELATION_DEAD_LETTERS_SINK, CORRELATE);
  }

  private static void addSource(Topology topology, String name, String topic) {
    topology.addSource(name, new ByteArrayDeserializer(), new ByteArrayDeserializer(), topic);
  }

  private static void addSinks(
      Topology topology,
      TopicPrefix prefix,
      DetectOutput.Sinks sinks,
      String deadLetters,
      String processor) {
    addSink(topology, sinks.signals(), Topics.SIGNALS.fullName(prefix), processor);
    addSink(topology, sinks.candidates(), Topics.CANDIDATES.fullName(prefix), processor);
    addSink(topology, deadLetters, Topics.DETECT_DEAD_LETTERS.fullName(prefix), processor);
  }

  private static void addSink(Topology topology, String name, String topic, String processor) {
    ByteArraySerializer bytes = new ByteArraySerializer();
    topology.addSink(name, topic, bytes, bytes, processor);
  }

  /** Ids of what was written, see {@link SeenBefore}; they expire by segment. */
  private static StoreBuilder<WindowStore<String, byte[]>> candidates(Duration reach) {
    return Stores.windowStoreBuilder(
            Stores.persistentWindowStore(CANDIDATES, reach.multipliedBy(2), reach, false),
            Serdes.String(),
            Serdes.ByteArray())
        .withLoggingEnabled(Map.of());
  }

  /** Events of groups, by when they were collected; they expire by segment. */
  private static StoreBuilder<WindowStore<Bytes, byte[]>> entries(Duration retention) {
    return Stores.windowStoreBuilder(
            Stores.persistentWindowStore(ENTRIES, retention, retention, false),
            Serdes.Bytes(),
            Serdes.ByteArray())
        .withLoggingEnabled(Map.of());
  }

  private static StoreBuilder<KeyValueStore<Bytes, byte[]>> waiting() {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(WAITING), Serdes.Bytes(), Serdes.ByteArray())
        .withLoggingEnabled(Map.of());
  }
}
