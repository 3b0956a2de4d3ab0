package nl.dijkwacht.streams.cases;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;
import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.core.cases.CasePolicy;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.streams.runtime.StageTopology;
import nl.dijkwacht.streams.runtime.StageWiring;
import nl.dijkwacht.topics.catalogue.Stage;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.Payload;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Findings, exposures and what people do in; steps, cases as they stand, notices and what was
 * erased out. Findings that may be a breach, and exposures, go by topics of their own to the
 * partition of their legal entity.
 */
public final class CasesTopology {

  /**
   * How cases are led.
   *
   * @param registers for legal entities and assets; asked at each record
   */
  public record Settings(
      TopicPrefix prefix,
      CasePolicy policy,
      CaseTriggers triggers,
      Supplier<Registers> registers) {}

  static final String TOLD = "cases-told";
  static final String EXPOSURES_DEALT = "cases-exposures-dealt";
  static final String EXPOSURES_WAITING = "cases-exposures-waiting";
  static final String EXPOSURES = "cases-exposures";
  static final String CURRENT = "cases-current";
  static final String BY_FINDING = "cases-by-finding";
  static final String BY_NAME = "cases-by-name";
  static final String COMMANDS = "cases-commands";
  static final String AGENDA = "cases-agenda";
  static final String SUSPICIONS_SINK = "cases-suspicions-sink";
  static final String QUALIFY_DEAD_LETTERS_SINK = "cases-qualify-dead-letters-sink";
  static final String EXPOSED_SINK = "cases-exposed-sink";
  static final String DEAL_DEAD_LETTERS_SINK = "cases-deal-dead-letters-sink";
  static final String EVENTS_SINK = "cases-events-sink";
  static final String CURRENT_SINK = "cases-current-sink";
  static final String NOTICES_SINK = "cases-notices-sink";
  static final String ERASED_SINK = "cases-erased-sink";
  static final String DEAD_LETTERS_SINK = "cases-dead-letters-sink";

  private static final int VERSION = 1;
  private static final String FINDINGS_SOURCE = "cases-findings-source";
  private static final String SUSPICIONS_SOURCE = "cases-suspicions-source";
  private static final String EXPOSED_SOURCE = "cases-exposed-source";
  private static final String COMMANDS_SOURCE = "cases-commands-source";
  private static final String QUALIFY = "cases-qualify";
  private static final String DEAL = "cases-deal";
  private static final String LIFE = "cases-life";

  private static final Payload<DealtExposure> DEALT =
      Payload.compressedJson("dealt-exposure", 1, 0, DealtExposure.class);

  private CasesTopology() {}

  public static StageTopology of(Settings settings, MeterRegistry registry) {
    StageWiring wiring = new StageWiring(settings.prefix());
    wiring
        .source(FINDINGS_SOURCE, Topics.FINDINGS)
        .processor(QUALIFY, () -> new QualifyProcessor(settings, registry), FINDINGS_SOURCE)
        .store(texts(TOLD), QUALIFY)
        .sink(SUSPICIONS_SINK, Topics.SUSPICIONS, QUALIFY)
        .sink(QUALIFY_DEAD_LETTERS_SINK, Topics.CASES_DEAD_LETTERS, QUALIFY);
    wiring
        .source(SUSPICIONS_SOURCE, Topics.SUSPICIONS)
        .source(EXPOSED_SOURCE, Topics.EXPOSED_ASSETS)
        .source(COMMANDS_SOURCE, Topics.CASE_COMMANDS)
        .processor(
            LIFE,
            () -> new CasesProcessor(settings, registry),
            SUSPICIONS_SOURCE,
            EXPOSED_SOURCE,
            COMMANDS_SOURCE)
        .store(cases(), LIFE)
        .store(
            StageWiring.keyValues(
                EXPOSURES, Serdes.String(), Topics.EXPOSED_ASSETS.payload().storeSerde()),
            LIFE)
        .store(texts(BY_FINDING), LIFE)
        .store(marks(BY_NAME), LIFE)
        .store(marks(COMMANDS), LIFE)
        .store(marks(AGENDA), LIFE)
        .sink(EVENTS_SINK, Topics.CASE_EVENTS, LIFE)
        .sink(CURRENT_SINK, Topics.CASES, LIFE)
        .sink(NOTICES_SINK, Topics.NOTICES, LIFE)
        .sink(ERASED_SINK, Topics.ERASED, LIFE)
        .sink(DEAD_LETTERS_SINK, Topics.CASES_DEAD_LETTERS, LIFE);
    // Last, so that the tasks of the others keep their numbers.
    wiring
        .processor(DEAL, Topics.EXPOSURES, () -> new ExposureProcessor(settings, registry))
        .store(StageWiring.keyValues(EXPOSURES_DEALT, Serdes.String(), DEALT.storeSerde()), DEAL)
        .store(marks(EXPOSURES_WAITING), DEAL)
        .sink(EXPOSED_SINK, Topics.EXPOSED_ASSETS, DEAL)
        .sink(DEAL_DEAD_LETTERS_SINK, Topics.CASES_DEAD_LETTERS, DEAL);
    return new StageTopology(Stage.CASES, VERSION, wiring.topology(), Topics.CASES_DEAD_LETTERS);
  }

  private static StoreBuilder<KeyValueStore<String, Case>> cases() {
    return StageWiring.keyValues(CURRENT, Serdes.String(), Topics.CASES.payload().storeSerde());
  }

  private static StoreBuilder<KeyValueStore<String, String>> texts(String name) {
    return StageWiring.keyValues(name, Serdes.String(), Serdes.String());
  }

  private static StoreBuilder<KeyValueStore<String, byte[]>> marks(String name) {
    return StageWiring.keyValues(name, Serdes.String(), Serdes.ByteArray());
  }
}
