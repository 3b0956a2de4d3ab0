package nl.dijkwacht.streams.behaviour;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import nl.dijkwacht.registers.ErasedObjects;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.streams.behaviour.detector.BehaviourSettings;
import nl.dijkwacht.streams.behaviour.habit.Minutes;
import nl.dijkwacht.streams.runtime.StageTopology;
import nl.dijkwacht.topics.Stage;
import nl.dijkwacht.topics.Topic;
import nl.dijkwacht.topics.TopicPrefix;
import nl.dijkwacht.topics.Topics;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;

/**
 * Accesses and changes in, signals out. Habits are kept by principal, as accesses are dealt out;
 * what was granted is dealt out by role and user, and meets the first accesses there.
 */
public final class BehaviourTopology {

  /**
   * What the stage holds accesses against.
   *
   * @param registers in effect; asked at each access, from every stream thread, so its answer must
   *     cost nothing
   * @param erased objects that were reported erased, likewise
   * @param restricted whether the habits of a principal, by its id, may not be used; likewise
   * @param behaviour from when on something is told
   */
  public record Settings(
      TopicPrefix prefix,
      Supplier<Registers> registers,
      Supplier<ErasedObjects> erased,
      Predicate<String> restricted,
      BehaviourSettings behaviour) {

    /** With nobody's processing restricted. */
    public Settings(
        TopicPrefix prefix,
        Supplier<Registers> registers,
        Supplier<ErasedObjects> erased,
        BehaviourSettings behaviour) {
      this(prefix, registers, erased, principal -> false, behaviour);
    }

    /** With the defaults, and nothing reported erased. */
    public Settings(TopicPrefix prefix, Supplier<Registers> registers) {
      this(prefix, registers, ErasedObjects::none, BehaviourSettings.DEFAULT);
    }
  }

  static final String MINUTES = "behaviour-minutes";
  static final String DAYS = "behaviour-days";
  static final String PRINCIPALS = "behaviour-principals";
  static final String PAIRS = "behaviour-pairs";
  static final String CALENDAR = "behaviour-calendar";
  static final String DUE = "behaviour-due";
  static final String TOLD = "behaviour-told";
  static final String GRANTEES = "behaviour-grantees";
  static final String BEGINNINGS_DUE = "behaviour-beginnings-due";
  static final String BEGINNINGS_TOLD = "behaviour-beginnings-told";
  static final String POLICIES = "behaviour-policies";
  static final String CHANGES_TOLD = "behaviour-changes-told";
  static final String ERASED_TOLD = "behaviour-erased-told";

  static final String SIGNALS_SINK = "behaviour-signals-sink";
  static final String BEGINNINGS_SINK = "behaviour-beginnings-sink";
  static final String DEAD_LETTERS_SINK = "behaviour-dead-letters-sink";
  static final String CHANGES_SIGNALS_SINK = "behaviour-changes-signals-sink";
  static final String GRANTS_SINK = "behaviour-grants-sink";
  static final String CHANGES_DEAD_LETTERS_SINK = "behaviour-changes-dead-letters-sink";
  static final String BEGINNINGS_SIGNALS_SINK = "behaviour-beginnings-signals-sink";
  static final String BEGINNINGS_DEAD_LETTERS_SINK = "behaviour-beginnings-dead-letters-sink";
  static final String ERASED_SIGNALS_SINK = "behaviour-erased-signals-sink";
  static final String ERASED_DEAD_LETTERS_SINK = "behaviour-erased-dead-letters-sink";

  private static final int VERSION = 1;
  private static final String ACCESSES = "behaviour-accesses";
  private static final String CHANGES = "behaviour-changes";
  private static final String BEGINNINGS = "behaviour-beginnings";
  private static final String ERASED = "behaviour-erased";

  private BehaviourTopology() {}

  public static StageTopology of(Settings settings, MeterRegistry registry) {
    Topology topology = new Topology();
    addAccesses(topology, settings, registry);
    addChanges(topology, settings, registry);
    addBeginnings(topology, settings, registry);
    addErased(topology, settings, registry);
    return new StageTopology(Stage.BEHAVIOUR, VERSION, topology, Topics.BEHAVIOUR_DEAD_LETTERS);
  }

  /** Under which its instances share their work, also where none of them runs. */
  public static String applicationId(TopicPrefix prefix) {
    return StageTopology.applicationId(prefix, Stage.BEHAVIOUR, VERSION);
  }

  private static void addAccesses(Topology topology, Settings settings, MeterRegistry registry) {
    addProcessor(
        topology,
        ACCESSES,
        Topics.ACCESSES,
        settings,
        () -> new AccessProcessor(settings, registry));
    topology
        .addStateStore(minutes(), ACCESSES)
        .addStateStore(bytes(DAYS), ACCESSES)
        .addStateStore(bytes(PRINCIPALS), ACCESSES)
        .addStateStore(bytes(PAIRS), ACCESSES)
        .addStateStore(keyValue(CALENDAR, Serdes.Long()), ACCESSES)
        .addStateStore(bytes(DUE), ACCESSES)
        .addStateStore(told(TOLD), ACCESSES);
    addSink(topology, SIGNALS_SINK, Topics.BEHAVIOUR_SIGNALS, settings, ACCESSES);
    addSink(topology, BEGINNINGS_SINK, Topics.BEGINNINGS, settings, ACCESSES);
    addSink(topology, DEAD_LETTERS_SINK, Topics.BEHAVIOUR_DEAD_LETTERS, settings, ACCESSES);
  }

  /** Sinks of their own: with those of another processor, both would be one task. */
  private static void addChanges(Topology topology, Settings settings, MeterRegistry registry) {
    addProcessor(
        topology, CHANGES, Topics.CHANGES, settings, () -> new ChangeProcessor(settings, registry));
    topology
        .addStateStore(keyValue(POLICIES, Serdes.String()), CHANGES)
        .addStateStore(told(CHANGES_TOLD), CHANGES);
    addSink(topology, CHANGES_SIGNALS_SINK, Topics.BEHAVIOUR_SIGNALS, settings, CHANGES);
    addSink(topology, GRANTS_SINK, Topics.BEGINNINGS, settings, CHANGES);
    addSink(topology, CHANGES_DEAD_LETTERS_SINK, Topics.BEHAVIOUR_DEAD_LETTERS, settings, CHANGES);
  }

  private static void addBeginnings(Topology topology, Settings settings, MeterRegistry registry) {
    addProcessor(
        topology,
        BEGINNINGS,
        Topics.BEGINNINGS,
        settings,
        () -> new BeginningProcessor(settings, registry));
    topology
        .addStateStore(bytes(GRANTEES), BEGINNINGS)
        .addStateStore(bytes(BEGINNINGS_DUE), BEGINNINGS)
        .addStateStore(told(BEGINNINGS_TOLD), BEGINNINGS);
    addSink(topology, BEGINNINGS_SIGNALS_SINK, Topics.BEHAVIOUR_SIGNALS, settings, BEGINNINGS);
    addSink(
        topology,
        BEGINNINGS_DEAD_LETTERS_SINK,
        Topics.BEHAVIOUR_DEAD_LETTERS,
        settings,
        BEGINNINGS);
  }

  private static void addErased(Topology topology, Settings settings, MeterRegistry registry) {
    addProcessor(
        topology,
        ERASED,
        Topics.ACCESS_EVENTS,
        settings,
        () -> new ErasedProcessor(settings, registry));
    topology.addStateStore(told(ERASED_TOLD), ERASED);
    addSink(topology, ERASED_SIGNALS_SINK, Topics.BEHAVIOUR_SIGNALS, settings, ERASED);
    addSink(topology, ERASED_DEAD_LETTERS_SINK, Topics.BEHAVIOUR_DEAD_LETTERS, settings, ERASED);
  }

  private static void addProcessor(
      Topology topology,
      String name,
      Topic<?> topic,
      Settings settings,
      Supplier<Processor<byte[], byte[], byte[], byte[]>> processor) {
    String source = name + "-source";
    topology.addSource(
        source,
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer(),
        topic.fullName(settings.prefix()));
    topology.addProcessor(name, processor::get, source);
  }

  private static void addSink(
      Topology topology, String name, Topic<?> topic, Settings settings, String processor) {
    ByteArraySerializer bytes = new ByteArraySerializer();
    topology.addSink(name, topic.fullName(settings.prefix()), bytes, bytes, processor);
  }

  private static StoreBuilder<KeyValueStore<Bytes, byte[]>> bytes(String name) {
    return keyValue(name, Serdes.Bytes());
  }

  private static <K> StoreBuilder<KeyValueStore<K, byte[]>> keyValue(String name, Serde<K> keys) {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(name), keys, Serdes.ByteArray())
        .withLoggingEnabled(Map.of());
  }

  /** Minutes by when they were collected; they expire by segment. */
  private static StoreBuilder<WindowStore<Bytes, byte[]>> minutes() {
    return Stores.windowStoreBuilder(
            Stores.persistentWindowStore(
                MINUTES, Minutes.REACH.multipliedBy(2), Minutes.REACH, false),
            Serdes.Bytes(),
            Serdes.ByteArray())
        .withLoggingEnabled(Map.of());
  }

  /** Ids of signals by the time of their records; they expire by segment. */
  private static StoreBuilder<WindowStore<String, byte[]>> told(String name) {
    Duration kept = BehaviourOutput.REMEMBERED;
    return Stores.windowStoreBuilder(
            Stores.persistentWindowStore(name, kept.multipliedBy(2), kept, false),
            Serdes.String(),
            Serdes.ByteArray())
        .withLoggingEnabled(Map.of());
  }
}
