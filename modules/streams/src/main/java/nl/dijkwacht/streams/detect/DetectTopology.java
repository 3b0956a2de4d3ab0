package nl.dijkwacht.streams.detect;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import nl.dijkwacht.controls.changes.ChangeCatalogue;
import nl.dijkwacht.metrics.BoundedLabel;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.sigma.RuleSet;
import nl.dijkwacht.streams.detect.habit.SilenceSettings;
import nl.dijkwacht.streams.detect.minutes.Minute;
import nl.dijkwacht.streams.detect.minutes.MinuteSerde;
import nl.dijkwacht.streams.runtime.StageTopology;
import nl.dijkwacht.streams.runtime.StageWiring;
import nl.dijkwacht.topics.catalogue.Stage;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;

/**
 * Trail events in, signals, changes and accesses out. The firehose is parsed here and nowhere else,
 * and only events that match a rule, change a resource or touch an asset are remembered, so that a
 * second copy of one is recognised. Where events come from is watched beside it: whether each
 * source is heard, and whether its files are as they were written.
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
   * @param silence when the silence of a source is told
   * @param knownAccounts those that the organisation knows, by 12 digits; none if that is not
   *     checked
   * @param changes the calls that change resources
   * @param accesses how accesses to personal data are found
   */
  public record Settings(
      TopicPrefix prefix,
      Supplier<RuleSet> rules,
      Duration deduplicateFor,
      Duration lateness,
      Duration correlateFor,
      SilenceSettings silence,
      Set<String> knownAccounts,
      ChangeCatalogue changes,
      AccessSettings accesses) {

    public Settings {
      knownAccounts = Set.copyOf(knownAccounts);
    }

    /** Without accesses. */
    public Settings(
        TopicPrefix prefix,
        Supplier<RuleSet> rules,
        Duration deduplicateFor,
        Duration lateness,
        Duration correlateFor,
        SilenceSettings silence,
        Set<String> knownAccounts,
        ChangeCatalogue changes) {
      this(
          prefix,
          rules,
          deduplicateFor,
          lateness,
          correlateFor,
          silence,
          knownAccounts,
          changes,
          AccessSettings.none());
    }

    /** With the defaults of silence, all accounts taken for known, and no changes. */
    public Settings(
        TopicPrefix prefix,
        Supplier<RuleSet> rules,
        Duration deduplicateFor,
        Duration lateness,
        Duration correlateFor) {
      this(
          prefix,
          rules,
          deduplicateFor,
          lateness,
          correlateFor,
          SilenceSettings.DEFAULT,
          Set.of(),
          ChangeCatalogue.none());
    }

    /** The same with changes. */
    public Settings with(ChangeCatalogue catalogue) {
      return with(catalogue, accesses);
    }

    /** The same with accesses. */
    public Settings with(AccessSettings others) {
      return with(changes, others);
    }

    private Settings with(ChangeCatalogue catalogue, AccessSettings others) {
      return new Settings(
          prefix,
          rules,
          deduplicateFor,
          lateness,
          correlateFor,
          silence,
          knownAccounts,
          catalogue,
          others);
    }

    /** Whether events of a call are looked at, whatever rules match. */
    boolean isAbout(String eventSource, String eventName) {
      return changes.has(eventSource, eventName) || accesses.calls().has(eventSource, eventName);
    }

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
  static final String SOURCES = "detect-sources";
  static final String HEARING = "detect-hearing";
  static final String ACCOUNTS = "detect-unknown-accounts";
  static final String INTEGRITY = "detect-integrity";
  static final String MINUTES = "detect-access-minutes";
  static final String CHANGED_MINUTES = "detect-access-changed-minutes";
  static final String OLD_MINUTES = "detect-access-old-minutes";
  static final String ACCESS_EVENTS_SINK = "detect-access-events-sink";
  static final String ACCESSES_SINK = "detect-accesses-sink";
  static final String ACCESSES_DEAD_LETTERS_SINK = "detect-accesses-dead-letters-sink";
  static final String SIGNALS_SINK = "detect-signals-sink";
  static final String CHANGES_SINK = "detect-changes-sink";
  static final String DEAD_LETTERS_SINK = "detect-dead-letters-sink";
  static final String CORRELATION_DEAD_LETTERS_SINK = "detect-correlation-dead-letters-sink";
  static final DetectOutput.Sinks SINKS =
      new DetectOutput.Sinks(SIGNALS_SINK, "detect-candidates-sink");

  /** Sinks of its own: with those of the other processor, both would be one task. */
  static final DetectOutput.Sinks SINKS_OF_CORRELATIONS =
      new DetectOutput.Sinks(
          "detect-correlation-signals-sink", "detect-correlation-candidates-sink");

  static final String HEARTBEATS_SIGNALS_SINK = "detect-heartbeats-signals-sink";
  static final String HEARTBEATS_DEAD_LETTERS_SINK = "detect-heartbeats-dead-letters-sink";
  static final String INTEGRITY_SIGNALS_SINK = "detect-integrity-signals-sink";
  static final String INTEGRITY_DEAD_LETTERS_SINK = "detect-integrity-dead-letters-sink";

  /** As long as results stay in their topic. */
  static final Duration INTEGRITY_KEPT = Duration.ofDays(30);

  private static final int VERSION = 1;
  private static final String SOURCE = "detect-trail-events-source";
  private static final String BACKFILL_SOURCE = "detect-backfill-events-source";
  private static final String PROCESSOR = "detect-rules";
  private static final String CANDIDATES_SOURCE = "detect-candidates-source";
  private static final String CORRELATE = "detect-correlations";
  private static final String HEARTBEATS_SOURCE = "detect-heartbeats-source";
  private static final String LISTEN = "detect-listening";
  private static final String INTEGRITY_SOURCE = "detect-integrity-source";
  private static final String CHECK = "detect-integrity-results";
  private static final String ACCESS_EVENTS_SOURCE = "detect-access-events-source";
  private static final String COUNT = "detect-accesses";

  private DetectTopology() {}

  public static StageTopology of(Settings settings, MeterRegistry registry) {
    RuleGauges.show(settings.rules(), registry);
    Meters.DETECT_ASSETS.gauge(registry, () -> settings.accesses().assets().count());
    StageWiring wiring = new StageWiring(settings.prefix());
    addRules(wiring, settings, registry);
    addCorrelations(wiring, settings, registry);
    // Last, since tasks and their folders on disk are numbered in this order.
    addHeartbeats(wiring, settings, registry);
    addIntegrity(wiring, settings, registry);
    UnwrittenMinutes unwritten = new UnwrittenMinutes();
    addAccesses(wiring, settings, registry, unwritten);
    return new StageTopology(
        Stage.DETECT, VERSION, wiring.topology(), Topics.DETECT_DEAD_LETTERS, unwritten);
  }

  /** Under which its instances share their work, also where none of them runs. */
  public static String applicationId(TopicPrefix prefix) {
    return StageTopology.applicationId(prefix, Stage.DETECT, VERSION);
  }

  private static void addRules(StageWiring wiring, Settings settings, MeterRegistry registry) {
    BoundedLabel sources = new BoundedLabel();
    wiring
        .source(SOURCE, Topics.TRAIL_EVENTS)
        // In the same task, so that an event which was backfilled and seen before is recognised.
        .source(BACKFILL_SOURCE, Topics.BACKFILL_EVENTS)
        .processor(
            PROCESSOR,
            () -> new DetectProcessor(settings, registry, sources),
            SOURCE,
            BACKFILL_SOURCE)
        .store(seenBefore(CANDIDATES, settings.deduplicateFor()), PROCESSOR);
    addSinks(wiring, SINKS, DEAD_LETTERS_SINK, PROCESSOR);
    wiring
        .sink(CHANGES_SINK, Topics.CHANGES, PROCESSOR)
        .sink(ACCESS_EVENTS_SINK, Topics.ACCESS_EVENTS, PROCESSOR);
  }

  /** Only candidates are dealt out anew, by group; the firehose stays where it is. */
  private static void addCorrelations(
      StageWiring wiring, Settings settings, MeterRegistry registry) {
    wiring
        .source(CANDIDATES_SOURCE, Topics.CANDIDATES)
        .processor(CORRELATE, () -> new CorrelateProcessor(settings, registry), CANDIDATES_SOURCE)
        .store(entries(settings.correlateFor()), CORRELATE)
        .store(byTime(WAITING), CORRELATE);
    addSinks(wiring, SINKS_OF_CORRELATIONS, CORRELATION_DEAD_LETTERS_SINK, CORRELATE);
  }

  /** Few records, and tasks of their own: the firehose does not wait for them. */
  private static void addHeartbeats(StageWiring wiring, Settings settings, MeterRegistry registry) {
    wiring
        .source(HEARTBEATS_SOURCE, Topics.HEARTBEATS)
        .processor(LISTEN, () -> new HeartbeatProcessor(settings, registry), HEARTBEATS_SOURCE)
        .store(inMemory(SOURCES, new WatchedSerde()), LISTEN)
        .store(inMemory(HEARING, new WatchedSerde()), LISTEN)
        .store(inMemory(ACCOUNTS, Serdes.Long()), LISTEN)
        .sink(HEARTBEATS_SIGNALS_SINK, Topics.SIGNALS, LISTEN)
        .sink(HEARTBEATS_DEAD_LETTERS_SINK, Topics.DETECT_DEAD_LETTERS, LISTEN);
  }

  private static void addIntegrity(StageWiring wiring, Settings settings, MeterRegistry registry) {
    wiring
        .source(INTEGRITY_SOURCE, Topics.INTEGRITY)
        .processor(CHECK, () -> new IntegrityProcessor(settings, registry), INTEGRITY_SOURCE)
        .store(seenBefore(INTEGRITY, INTEGRITY_KEPT), CHECK)
        .sink(INTEGRITY_SIGNALS_SINK, Topics.SIGNALS, CHECK)
        .sink(INTEGRITY_DEAD_LETTERS_SINK, Topics.DETECT_DEAD_LETTERS, CHECK);
  }

  /** By principal: what one does in a minute comes together here from all partitions. */
  private static void addAccesses(
      StageWiring wiring, Settings settings, MeterRegistry registry, UnwrittenMinutes unwritten) {
    wiring
        .source(ACCESS_EVENTS_SOURCE, Topics.ACCESS_EVENTS)
        .processor(
            COUNT,
            () -> new AccessMinutesProcessor(settings, registry, unwritten),
            ACCESS_EVENTS_SOURCE)
        .store(minutes(), COUNT)
        .store(inMemory(CHANGED_MINUTES, Serdes.ByteArray()), COUNT)
        .store(byTime(OLD_MINUTES), COUNT)
        .sink(ACCESSES_SINK, Topics.ACCESSES, new ByPrincipal(), COUNT)
        .sink(ACCESSES_DEAD_LETTERS_SINK, Topics.DETECT_DEAD_LETTERS, COUNT);
  }

  private static void addSinks(
      StageWiring wiring, DetectOutput.Sinks sinks, String deadLetters, String processor) {
    wiring
        .sink(sinks.signals(), Topics.SIGNALS, processor)
        .sink(sinks.candidates(), Topics.CANDIDATES, processor)
        .sink(deadLetters, Topics.DETECT_DEAD_LETTERS, processor);
  }

  /** Ids of what was written, see {@link SeenBefore}. */
  private static StoreBuilder<WindowStore<String, byte[]>> seenBefore(String name, Duration reach) {
    return StageWiring.windows(
        name, reach.multipliedBy(2), reach, Serdes.String(), Serdes.ByteArray());
  }

  /** Events of groups, by when they were collected. */
  private static StoreBuilder<WindowStore<Bytes, byte[]>> entries(Duration retention) {
    return StageWiring.windows(ENTRIES, retention, retention, Serdes.Bytes(), Serdes.ByteArray());
  }

  /** What is taken out in the order of its keys. */
  private static StoreBuilder<KeyValueStore<Bytes, byte[]>> byTime(String name) {
    return StageWiring.keyValues(name, Serdes.Bytes(), Serdes.ByteArray());
  }

  /** With a cache, since the events of a minute come close together. */
  private static StoreBuilder<KeyValueStore<String, Minute>> minutes() {
    return StageWiring.keyValues(MINUTES, Serdes.String(), new MinuteSerde()).withCachingEnabled();
  }

  /** For what is small, bounded and read in full every few minutes. */
  private static <V> StoreBuilder<KeyValueStore<String, V>> inMemory(String name, Serde<V> values) {
    return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), values)
        .withLoggingEnabled(Map.of());
  }
}
