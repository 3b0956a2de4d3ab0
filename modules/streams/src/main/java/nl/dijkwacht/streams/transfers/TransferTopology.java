package nl.dijkwacht.streams.transfers;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.registers.AssetLookup;
import nl.dijkwacht.registers.CurrentAssets;
import nl.dijkwacht.registers.DiscoveredAssets;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.streams.runtime.StageTopology;
import nl.dijkwacht.streams.runtime.StageWiring;
import nl.dijkwacht.topics.catalogue.Stage;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.WindowStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Accesses and changes in, signals about transfers (Chapter V AVG) out. */
public final class TransferTopology {

  /**
   * What the stage holds accesses and changes against.
   *
   * @param registers in effect; asked at each record, from every stream thread, so its answer must
   *     cost nothing
   * @param assets by registers and what was found, likewise
   * @param countriesKnown whether a file tells the countries of addresses
   */
  public record Settings(
      TopicPrefix prefix,
      Supplier<Registers> registers,
      Supplier<AssetLookup> assets,
      BooleanSupplier countriesKnown,
      TransferSettings transfers) {

    /** With the assets of the registers alone, a file of countries, and the defaults. */
    public Settings(TopicPrefix prefix, Supplier<Registers> registers) {
      this(
          prefix,
          registers,
          new CurrentAssets(registers, DiscoveredAssets.none()),
          () -> true,
          TransferSettings.DEFAULT);
    }

    /** A sentence on what cannot be seen; empty if all can be. Assurance tells it as a finding. */
    public Optional<String> notSeen() {
      return countriesKnown.getAsBoolean() ? Optional.empty() : Optional.of(NO_COUNTRIES);
    }
  }

  static final String MINUTES = "transfers-minutes";
  static final String ACCESSES_SIGNALS_SINK = "transfers-accesses-signals-sink";
  static final String ACCESSES_DEAD_LETTERS_SINK = "transfers-accesses-dead-letters-sink";
  static final String CHANGES_SIGNALS_SINK = "transfers-changes-signals-sink";
  static final String CHANGES_DEAD_LETTERS_SINK = "transfers-changes-dead-letters-sink";

  /** After it was collected, for how long a minute may be written again and is counted once. */
  static final Duration REVISED_FOR = Duration.ofDays(3);

  private static final Logger LOG = LoggerFactory.getLogger(TransferTopology.class);
  private static final String NO_COUNTRIES =
      "Whether personal data are reached from third countries is not seen: no file tells the"
          + " countries of addresses. Give one in MaxMind's format, such as GeoLite2-Country.";

  private static final int VERSION = 1;
  private static final String ACCESSES = "transfers-accesses";
  private static final String CHANGES = "transfers-changes";

  private TransferTopology() {}

  public static StageTopology of(Settings settings, MeterRegistry registry) {
    Meters.TRANSFERS_COUNTRIES_KNOWN.gauge(
        registry, () -> settings.countriesKnown().getAsBoolean() ? 1 : 0);
    settings.notSeen().ifPresent(LOG::warn);
    StageWiring wiring = new StageWiring(settings.prefix());
    wiring
        .processor(ACCESSES, Topics.ACCESSES, () -> new AccessProcessor(settings, registry))
        .store(minutes(), ACCESSES)
        .sink(ACCESSES_SIGNALS_SINK, Topics.TRANSFER_SIGNALS, ACCESSES)
        .sink(ACCESSES_DEAD_LETTERS_SINK, Topics.TRANSFERS_DEAD_LETTERS, ACCESSES)
        .processor(CHANGES, Topics.CHANGES, () -> new ChangeProcessor(settings, registry))
        .sink(CHANGES_SIGNALS_SINK, Topics.TRANSFER_SIGNALS, CHANGES)
        .sink(CHANGES_DEAD_LETTERS_SINK, Topics.TRANSFERS_DEAD_LETTERS, CHANGES);
    return new StageTopology(
        Stage.TRANSFERS, VERSION, wiring.topology(), Topics.TRANSFERS_DEAD_LETTERS);
  }

  /** Under which its instances share their work, also where none of them runs. */
  public static String applicationId(TopicPrefix prefix) {
    return StageTopology.applicationId(prefix, Stage.TRANSFERS, VERSION);
  }

  /** What was counted of minutes, by when they were collected. */
  private static StoreBuilder<WindowStore<String, String>> minutes() {
    return StageWiring.windows(
        MINUTES, REVISED_FOR.multipliedBy(2), REVISED_FOR, Serdes.String(), Serdes.String());
  }
}
