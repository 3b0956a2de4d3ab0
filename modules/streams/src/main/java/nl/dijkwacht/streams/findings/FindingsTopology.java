package nl.dijkwacht.streams.findings;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import nl.dijkwacht.core.finding.AlertPolicy;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.streams.runtime.StageTopology;
import nl.dijkwacht.streams.runtime.StageWiring;
import nl.dijkwacht.topics.catalogue.Stage;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.WindowStore;

/**
 * Signals, verdicts, what other services found and what people decide in; findings as they stand
 * and alerts out.
 */
public final class FindingsTopology {

  /**
   * How findings are told.
   *
   * @param registers whose exceptions are in effect; asked at each record and tick
   */
  public record Settings(TopicPrefix prefix, AlertPolicy alerts, Supplier<Registers> registers) {

    /**
     * Without registers.
     *
     * @param newsFor how long after it happened an event is still news
     */
    public Settings(TopicPrefix prefix, Duration newsFor) {
      this(prefix, AlertPolicy.newsFor(newsFor), Registers::empty);
    }
  }

  static final String FINDINGS = "findings-current";
  static final String SIGNALS = "findings-signals";
  static final String AGENDA = "findings-agenda";
  static final String SWEEP = "findings-sweep";
  static final String CURRENT_SINK = "findings-current-sink";
  static final String ALERTS_SINK = "findings-alerts-sink";
  static final String DEAD_LETTERS_SINK = "findings-dead-letters-sink";

  /** As long as signals stay in their topic: nothing that can be read again counts twice. */
  static final Duration COUNTED_FOR = Duration.ofDays(30);

  private static final int VERSION = 1;

  /** All are partitioned alike, and all but the services' findings are keyed by finding. */
  private static final Map<String, Topic<?>> SOURCES =
      Map.of(
          "findings-signals-source", Topics.SIGNALS,
          "findings-service-findings-source", Topics.SERVICE_FINDINGS,
          "findings-verdicts-source", Topics.VERDICTS,
          "findings-digests-source", Topics.DIGESTS,
          "findings-behaviour-source", Topics.BEHAVIOUR_SIGNALS,
          "findings-transfers-source", Topics.TRANSFER_SIGNALS,
          "findings-exposure-source", Topics.EXPOSURE_SIGNALS,
          "findings-assurance-source", Topics.ASSURANCE_VERDICTS,
          "findings-commands-source", Topics.COMMANDS);

  static final Collection<Topic<?>> INPUTS = SOURCES.values();

  private static final String PROCESSOR = "findings-life";

  private FindingsTopology() {}

  public static StageTopology of(Settings settings, MeterRegistry registry) {
    StageWiring wiring = new StageWiring(settings.prefix());
    // In one order on every machine.
    SortedMap<String, Topic<?>> sources = new TreeMap<>(SOURCES);
    sources.forEach(wiring::source);
    wiring
        .processor(
            PROCESSOR,
            () -> new FindingsProcessor(settings, registry),
            sources.keySet().toArray(String[]::new))
        .store(findings(), PROCESSOR)
        .store(signals(), PROCESSOR)
        .store(texts(AGENDA), PROCESSOR)
        .store(texts(SWEEP), PROCESSOR)
        .sink(CURRENT_SINK, Topics.FINDINGS, PROCESSOR)
        .sink(ALERTS_SINK, Topics.ALERTS, PROCESSOR)
        .sink(DEAD_LETTERS_SINK, Topics.FINDINGS_DEAD_LETTERS, PROCESSOR);
    return new StageTopology(
        Stage.FINDINGS, VERSION, wiring.topology(), Topics.FINDINGS_DEAD_LETTERS);
  }

  private static StoreBuilder<KeyValueStore<String, Finding>> findings() {
    return StageWiring.keyValues(FINDINGS, Serdes.String(), Topics.FINDINGS.payload().storeSerde());
  }

  private static StoreBuilder<KeyValueStore<String, byte[]>> texts(String name) {
    return StageWiring.keyValues(name, Serdes.String(), Serdes.ByteArray());
  }

  /** Ids of the signals and commands that were counted, by the time of their records. */
  private static StoreBuilder<WindowStore<String, byte[]>> signals() {
    return StageWiring.windows(
        SIGNALS, COUNTED_FOR, COUNTED_FOR, Serdes.String(), Serdes.ByteArray());
  }
}
