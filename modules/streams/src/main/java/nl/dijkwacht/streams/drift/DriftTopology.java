package nl.dijkwacht.streams.drift;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import nl.dijkwacht.controls.ControlSet;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.streams.drift.state.ResourceState;
import nl.dijkwacht.streams.drift.state.ResourceStateSerde;
import nl.dijkwacht.streams.runtime.Partitioning;
import nl.dijkwacht.streams.runtime.StageTopology;
import nl.dijkwacht.streams.runtime.StageWiring;
import nl.dijkwacht.topics.catalogue.Stage;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;

/**
 * Items, changes and what Macie found in; verdicts, postures, assets and digests out. The newest
 * state of each resource is held against the controls, and what changed is joined with the calls
 * that changed it.
 */
public final class DriftTopology {

  /**
   * What the stage holds items against, and how long it waits for what.
   *
   * @param controls in effect; asked before each record, from every stream thread, so its answer
   *     must cost nothing. Another answer than before takes effect with the next record, and has
   *     all resources judged again behind it.
   * @param registers in effect, likewise
   * @param deploymentHold for how long after its arrival a call of a tool that deploys may break a
   *     control, since the next one may mend it (wall clock)
   * @param confirmWithin how long after a call's arrival a state is expected that confirms it or
   *     not (wall clock)
   * @param confirmWithinDaily the same in accounts that record once a day
   * @param dailyAccounts in which AWS Config records once a day, by 12 digits
   * @param attributionWindow how long before the first state of a resource calls are looked for
   *     that led to it (event time)
   * @param baselineSettle how long nothing more of an account's beginning has to come until its
   *     owner is told of it in one digest (wall clock)
   */
  public record Settings(
      TopicPrefix prefix,
      Supplier<ControlSet> controls,
      Supplier<Registers> registers,
      Duration deploymentHold,
      Duration confirmWithin,
      Duration confirmWithinDaily,
      Set<String> dailyAccounts,
      Duration attributionWindow,
      Duration baselineSettle) {

    public static final Duration DEPLOYMENT_HOLD = Duration.ofMinutes(2);
    public static final Duration CONFIRM_WITHIN = Duration.ofHours(1);
    public static final Duration CONFIRM_WITHIN_DAILY = Duration.ofHours(30);
    public static final Duration ATTRIBUTION_WINDOW = Duration.ofHours(24);
    public static final Duration BASELINE_SETTLE = Duration.ofMinutes(10);

    /**
     * How long after a call's arrival a resource of which no state was ever seen may still get one,
     * by the time of the stream: then what the call is said to have broken is withdrawn.
     */
    static final Duration UNSEEN_FOR = Duration.ofDays(7);

    public Settings {
      dailyAccounts = Set.copyOf(dailyAccounts);
    }

    /** With the defaults, and no account that records once a day. */
    public Settings(
        TopicPrefix prefix, Supplier<ControlSet> controls, Supplier<Registers> registers) {
      this(
          prefix,
          controls,
          registers,
          DEPLOYMENT_HOLD,
          CONFIRM_WITHIN,
          CONFIRM_WITHIN_DAILY,
          Set.of(),
          ATTRIBUTION_WINDOW,
          BASELINE_SETTLE);
    }
  }

  static final String RESOURCES = "drift-resources";
  static final String CALLS = "drift-calls";
  static final String DUE = "drift-due";
  static final String ACCOUNTS = "drift-accounts";
  static final String SIGHTINGS = "drift-sightings";
  static final String PROGRESS = "drift-progress";
  static final String FOUND = "drift-found-data";
  static final String ASSETS = "drift-assets";
  static final String BASELINE_FAILURES = "drift-baseline-failures";
  static final String BASELINE_GROUPS = "drift-baseline-groups";
  static final String VERDICTS_SINK = "drift-verdicts-sink";
  static final String POSTURES_SINK = "drift-resources-sink";
  static final String ASSETS_SINK = "drift-assets-sink";
  static final String SENSITIVE_DATA_SINK = "drift-sensitive-data-sink";
  static final String SENSITIVE_DATA_DEAD_LETTERS_SINK = "drift-sensitive-data-dead-letters-sink";
  static final String BASELINES_SINK = "drift-baselines-sink";
  static final String ACCOUNTS_SINK = "drift-accounts-sink";
  static final String DEAD_LETTERS_SINK = "drift-dead-letters-sink";
  static final String DIGESTS_SINK = "drift-digests-sink";
  static final String BASELINE_DEAD_LETTERS_SINK = "drift-baselines-dead-letters-sink";

  private static final int VERSION = 1;
  private static final String ITEMS_SOURCE = "drift-configuration-items-source";
  private static final String CHANGES_SOURCE = "drift-changes-source";
  private static final String PROCESSOR = "drift-controls";
  private static final String SIGHTINGS_SOURCE = "drift-accounts-source";
  private static final String SIGHTINGS_PROCESSOR = "drift-accounts";
  private static final String BASELINES_SOURCE = "drift-baselines-source";
  private static final String BASELINE = "drift-baseline";
  private static final String SENSITIVE_DATA_SOURCE = "drift-sensitive-data-source";
  private static final String SERVICE_FINDINGS_SOURCE = "drift-service-findings-source";
  private static final String SENSITIVE_DATA = "drift-sensitive-data";

  private DriftTopology() {}

  public static StageTopology of(Settings settings, MeterRegistry registry) {
    return of(settings, CatalogueJudge::new, registry);
  }

  /**
   * With judges of another make.
   *
   * @param judges from controls and registers
   */
  static StageTopology of(
      Settings settings, BiFunction<ControlSet, Registers, Judge> judges, MeterRegistry registry) {
    ResultGauges gauges = new ResultGauges(registry);
    InfoGauges info = new InfoGauges(registry);
    StageWiring wiring = new StageWiring(settings.prefix());
    addSightings(wiring.topology(), settings.prefix());
    addControls(wiring, settings, judges, gauges, info, registry);
    addBaseline(wiring, settings, registry);
    addSensitiveData(wiring, registry);
    return new StageTopology(Stage.DRIFT, VERSION, wiring.topology(), Topics.DRIFT_DEAD_LETTERS);
  }

  /** All tasks look up when any of them first saw an account; there are some thousands at most. */
  private static void addSightings(Topology topology, TopicPrefix prefix) {
    topology.addGlobalStore(
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(SIGHTINGS), Serdes.String(), Serdes.ByteArray())
            .withLoggingDisabled(),
        SIGHTINGS_SOURCE,
        new StringDeserializer(),
        new ByteArrayDeserializer(),
        Topics.ACCOUNTS.fullName(prefix),
        SIGHTINGS_PROCESSOR,
        SightingsProcessor::new);
  }

  /** Items, changes and what Macie found of a resource lie on one partition, so in one task. */
  private static void addControls(
      StageWiring wiring,
      Settings settings,
      BiFunction<ControlSet, Registers, Judge> judges,
      ResultGauges gauges,
      InfoGauges info,
      MeterRegistry registry) {
    wiring
        .source(ITEMS_SOURCE, Topics.CONFIGURATION_ITEMS)
        .source(CHANGES_SOURCE, Topics.CHANGES)
        .source(SENSITIVE_DATA_SOURCE, Topics.SENSITIVE_DATA)
        .processor(
            PROCESSOR,
            () ->
                new DriftProcessor(
                    settings,
                    registry,
                    gauges,
                    info,
                    new Judges(settings.controls(), settings.registers(), judges)),
            ITEMS_SOURCE,
            CHANGES_SOURCE,
            SENSITIVE_DATA_SOURCE)
        .store(resources(), PROCESSOR)
        .store(calls(), PROCESSOR)
        .store(StageWiring.keyValues(DUE, Serdes.Bytes(), Serdes.ByteArray()), PROCESSOR)
        .store(StageWiring.keyValues(ACCOUNTS, Serdes.String(), Serdes.Long()), PROCESSOR)
        .store(StageWiring.keyValues(PROGRESS, Serdes.String(), Serdes.ByteArray()), PROCESSOR)
        .store(StageWiring.keyValues(FOUND, Serdes.Bytes(), Serdes.ByteArray()), PROCESSOR)
        .store(
            StageWiring.keyValues(ASSETS, Serdes.String(), Topics.ASSETS.payload().storeSerde()),
            PROCESSOR)
        .sink(VERDICTS_SINK, Topics.VERDICTS, PROCESSOR)
        .sink(POSTURES_SINK, Topics.POSTURES, PROCESSOR)
        .sink(ASSETS_SINK, Topics.ASSETS, PROCESSOR)
        .sink(BASELINES_SINK, Topics.BASELINES, PROCESSOR)
        .sink(ACCOUNTS_SINK, Topics.ACCOUNTS, PROCESSOR)
        .sink(DEAD_LETTERS_SINK, Topics.DRIFT_DEAD_LETTERS, PROCESSOR);
  }

  /** Only what failed from the beginning is dealt out anew, by account and owner. */
  private static void addBaseline(StageWiring wiring, Settings settings, MeterRegistry registry) {
    wiring
        .source(BASELINES_SOURCE, Topics.BASELINES)
        .processor(BASELINE, () -> new BaselineProcessor(settings, registry), BASELINES_SOURCE)
        .store(
            StageWiring.keyValues(BASELINE_FAILURES, Serdes.Bytes(), Serdes.ByteArray()), BASELINE)
        .store(StageWiring.keyValues(BASELINE_GROUPS, Serdes.String(), Serdes.Long()), BASELINE)
        .sink(DIGESTS_SINK, Topics.DIGESTS, BASELINE)
        .sink(BASELINE_DEAD_LETTERS_SINK, Topics.DRIFT_DEAD_LETTERS, BASELINE);
  }

  /** Macie's findings are keyed by finding: they are brought to their resource's partition. */
  private static void addSensitiveData(StageWiring wiring, MeterRegistry registry) {
    wiring
        .source(SERVICE_FINDINGS_SOURCE, Topics.SERVICE_FINDINGS)
        .processor(
            SENSITIVE_DATA, () -> new SensitiveDataProcessor(registry), SERVICE_FINDINGS_SOURCE)
        .sink(
            SENSITIVE_DATA_SINK,
            Topics.SENSITIVE_DATA,
            Partitioning.byAllButTheLastWord(),
            SENSITIVE_DATA)
        .sink(SENSITIVE_DATA_DEAD_LETTERS_SINK, Topics.DRIFT_DEAD_LETTERS, SENSITIVE_DATA);
  }

  private static StoreBuilder<KeyValueStore<String, ResourceState>> resources() {
    return StageWiring.keyValues(RESOURCES, Serdes.String(), new ResourceStateSerde());
  }

  /** Calls by when they were collected. */
  private static StoreBuilder<WindowStore<Bytes, byte[]>> calls() {
    return StageWiring.windows(CALLS, Calls.KEPT, Calls.KEPT, Serdes.Bytes(), Serdes.ByteArray());
  }
}
