package nl.dijkwacht.streams.cases;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.function.Supplier;
import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.core.cases.CasePolicy;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.streams.runtime.StageTopology;
import nl.dijkwacht.topics.Stage;
import nl.dijkwacht.topics.Topic;
import nl.dijkwacht.topics.TopicPrefix;
import nl.dijkwacht.topics.Topics;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Findings and what people do in; steps, cases as they stand, notices and what was erased out.
 * Findings that may be a breach go by a topic of their own to the partition of their legal entity.
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
  static final String CURRENT = "cases-current";
  static final String BY_FINDING = "cases-by-finding";
  static final String BY_NAME = "cases-by-name";
  static final String COMMANDS = "cases-commands";
  static final String AGENDA = "cases-agenda";
  static final String SUSPICIONS_SINK = "cases-suspicions-sink";
  static final String QUALIFY_DEAD_LETTERS_SINK = "cases-qualify-dead-letters-sink";
  static final String EVENTS_SINK = "cases-events-sink";
  static final String CURRENT_SINK = "cases-current-sink";
  static final String NOTICES_SINK = "cases-notices-sink";
  static final String ERASED_SINK = "cases-erased-sink";
  static final String DEAD_LETTERS_SINK = "cases-dead-letters-sink";

  private static final int VERSION = 1;
  private static final String FINDINGS_SOURCE = "cases-findings-source";
  private static final String SUSPICIONS_SOURCE = "cases-suspicions-source";
  private static final String COMMANDS_SOURCE = "cases-commands-source";
  private static final String QUALIFY = "cases-qualify";
  private static final String LIFE = "cases-life";

  private CasesTopology() {}

  public static StageTopology of(Settings settings, MeterRegistry registry) {
    TopicPrefix prefix = settings.prefix();
    Topology topology = new Topology();
    source(topology, FINDINGS_SOURCE, Topics.FINDINGS, prefix);
    topology
        .addProcessor(QUALIFY, () -> new QualifyProcessor(settings, registry), FINDINGS_SOURCE)
        .addStateStore(texts(TOLD), QUALIFY);
    sink(topology, SUSPICIONS_SINK, Topics.SUSPICIONS, prefix, QUALIFY);
    sink(topology, QUALIFY_DEAD_LETTERS_SINK, Topics.CASES_DEAD_LETTERS, prefix, QUALIFY);

    source(topology, SUSPICIONS_SOURCE, Topics.SUSPICIONS, prefix);
    source(topology, COMMANDS_SOURCE, Topics.CASE_COMMANDS, prefix);
    topology
        .addProcessor(
            LIFE, () -> new CasesProcessor(settings, registry), SUSPICIONS_SOURCE, COMMANDS_SOURCE)
        .addStateStore(cases(), LIFE)
        .addStateStore(texts(BY_FINDING), LIFE)
        .addStateStore(marks(BY_NAME), LIFE)
        .addStateStore(marks(COMMANDS), LIFE)
        .addStateStore(marks(AGENDA), LIFE);
    sink(topology, EVENTS_SINK, Topics.CASE_EVENTS, prefix, LIFE);
    sink(topology, CURRENT_SINK, Topics.CASES, prefix, LIFE);
    sink(topology, NOTICES_SINK, Topics.NOTICES, prefix, LIFE);
    sink(topology, ERASED_SINK, Topics.ERASED, prefix, LIFE);
    sink(topology, DEAD_LETTERS_SINK, Topics.CASES_DEAD_LETTERS, prefix, LIFE);
    return new StageTopology(Stage.CASES, VERSION, topology, Topics.CASES_DEAD_LETTERS);
  }

  private static void source(Topology topology, String name, Topic<?> topic, TopicPrefix prefix) {
    topology.addSource(
        name, new ByteArrayDeserializer(), new ByteArrayDeserializer(), topic.fullName(prefix));
  }

  private static void sink(
      Topology topology, String name, Topic<?> topic, TopicPrefix prefix, String parent) {
    ByteArraySerializer bytes = new ByteArraySerializer();
    topology.addSink(name, topic.fullName(prefix), bytes, bytes, parent);
  }

  private static StoreBuilder<KeyValueStore<String, Case>> cases() {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(CURRENT),
            Serdes.String(),
            Topics.CASES.payload().storeSerde())
        .withLoggingEnabled(Map.of());
  }

  private static StoreBuilder<KeyValueStore<String, String>> texts(String name) {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(name), Serdes.String(), Serdes.String())
        .withLoggingEnabled(Map.of());
  }

  private static StoreBuilder<KeyValueStore<String, byte[]>> marks(String name) {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(name), Serdes.String(), Serdes.ByteArray())
        .withLoggingEnabled(Map.of());
  }
}
