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
import nl.dijkwacht.streams.runtime.StageWiring;
import nl.dijkwacht.topics.catalogue.Stage;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
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
  static final String WHEREABOUTS = "behaviour-whereabouts";
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

  /** Has the changelog lose what was deleted within days, too. */
  private static final Map<String, String> SOON_FORGOTTEN =
      Map.of(
          TopicConfig.SEGMENT_MS_CONFIG, Long.toString(Duration.ofDays(1).toMillis()),
          TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, Long.toString(Duration.ofDays(1).toMillis()));

  private BehaviourTopology() {}

  public static StageTopology of(Settings settings, MeterRegistry registry) {
    StageWiring wiring = new StageWiring(settings.prefix());
    addAccesses(wiring, settings, registry);
    addChanges(wiring, settings, registry);
    addBeginnings(wiring, settings, registry);
    addErased(wiring, settings, registry);
    return new StageTopology(
        Stage.BEHAVIOUR, VERSION, wiring.topology(), Topics.BEHAVIOUR_DEAD_LETTERS);
  }

  /** Under which its instances share their work, also where none of them runs. */
  public static String applicationId(TopicPrefix prefix) {
    return StageTopology.applicationId(prefix, Stage.BEHAVIOUR, VERSION);
  }

  private static void addAccesses(StageWiring wiring, Settings settings, MeterRegistry registry) {
    wiring
        .processor(ACCESSES, Topics.ACCESSES, () -> new AccessProcessor(settings, registry))
        .store(minutes(), ACCESSES)
        .store(bytes(DAYS), ACCESSES)
        .store(bytes(PRINCIPALS), ACCESSES)
        .store(bytes(PAIRS), ACCESSES)
        .store(bytes(WHEREABOUTS).withLoggingEnabled(SOON_FORGOTTEN), ACCESSES)
        .store(StageWiring.keyValues(CALENDAR, Serdes.Long(), Serdes.ByteArray()), ACCESSES)
        .store(bytes(DUE), ACCESSES)
        .store(told(TOLD), ACCESSES)
        .sink(SIGNALS_SINK, Topics.BEHAVIOUR_SIGNALS, ACCESSES)
        .sink(BEGINNINGS_SINK, Topics.BEGINNINGS, ACCESSES)
        .sink(DEAD_LETTERS_SINK, Topics.BEHAVIOUR_DEAD_LETTERS, ACCESSES);
  }

  /** Sinks of their own: with those of another processor, both would be one task. */
  private static void addChanges(StageWiring wiring, Settings settings, MeterRegistry registry) {
    wiring
        .processor(CHANGES, Topics.CHANGES, () -> new ChangeProcessor(settings, registry))
        .store(StageWiring.keyValues(POLICIES, Serdes.String(), Serdes.ByteArray()), CHANGES)
        .store(told(CHANGES_TOLD), CHANGES)
        .sink(CHANGES_SIGNALS_SINK, Topics.BEHAVIOUR_SIGNALS, CHANGES)
        .sink(GRANTS_SINK, Topics.BEGINNINGS, CHANGES)
        .sink(CHANGES_DEAD_LETTERS_SINK, Topics.BEHAVIOUR_DEAD_LETTERS, CHANGES);
  }

  private static void addBeginnings(StageWiring wiring, Settings settings, MeterRegistry registry) {
    wiring
        .processor(BEGINNINGS, Topics.BEGINNINGS, () -> new BeginningProcessor(settings, registry))
        .store(bytes(GRANTEES), BEGINNINGS)
        .store(bytes(BEGINNINGS_DUE), BEGINNINGS)
        .store(told(BEGINNINGS_TOLD), BEGINNINGS)
        .sink(BEGINNINGS_SIGNALS_SINK, Topics.BEHAVIOUR_SIGNALS, BEGINNINGS)
        .sink(BEGINNINGS_DEAD_LETTERS_SINK, Topics.BEHAVIOUR_DEAD_LETTERS, BEGINNINGS);
  }

  private static void addErased(StageWiring wiring, Settings settings, MeterRegistry registry) {
    wiring
        .processor(ERASED, Topics.ACCESS_EVENTS, () -> new ErasedProcessor(settings, registry))
        .store(told(ERASED_TOLD), ERASED)
        .sink(ERASED_SIGNALS_SINK, Topics.BEHAVIOUR_SIGNALS, ERASED)
        .sink(ERASED_DEAD_LETTERS_SINK, Topics.BEHAVIOUR_DEAD_LETTERS, ERASED);
  }

  private static StoreBuilder<KeyValueStore<Bytes, byte[]>> bytes(String name) {
    return StageWiring.keyValues(name, Serdes.Bytes(), Serdes.ByteArray());
  }

  /** Minutes by when they were collected. */
  private static StoreBuilder<WindowStore<Bytes, byte[]>> minutes() {
    Duration reach = Minutes.REACH;
    return StageWiring.windows(
        MINUTES, reach.multipliedBy(2), reach, Serdes.Bytes(), Serdes.ByteArray());
  }

  /** Ids of signals by the time of their records. */
  private static StoreBuilder<WindowStore<String, byte[]>> told(String name) {
    Duration kept = BehaviourOutput.REMEMBERED;
    return StageWiring.windows(
        name, kept.multipliedBy(2), kept, Serdes.String(), Serdes.ByteArray());
  }
}
