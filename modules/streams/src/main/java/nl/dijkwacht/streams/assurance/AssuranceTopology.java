package nl.dijkwacht.streams.assurance;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.function.Supplier;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.streams.runtime.Partitioning;
import nl.dijkwacht.streams.runtime.StageTopology;
import nl.dijkwacht.topics.Stage;
import nl.dijkwacht.topics.Topic;
import nl.dijkwacht.topics.TopicPrefix;
import nl.dijkwacht.topics.Topics;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Assets, items, changes and alerts in; verdicts of built-in controls out. What has to be known
 * together is brought to one partition, and judged there whenever it changed and each day anew.
 */
public final class AssuranceTopology {

  /**
   * What the stage judges by.
   *
   * @param registers in effect; asked at each look
   */
  public record Settings(TopicPrefix prefix, Supplier<Registers> registers) {}

  static final String KNOWN = "assurance-known";
  static final String FACTS = "assurance-facts";
  static final String TOLD = "assurance-told";
  static final String BEGAN = "assurance-began";
  static final String FACTS_SINK = "assurance-facts-sink";
  static final String FACTS_DEAD_LETTERS_SINK = "assurance-facts-dead-letters-sink";
  static final String VERDICTS_SINK = "assurance-verdicts-sink";
  static final String DEAD_LETTERS_SINK = "assurance-dead-letters-sink";

  private static final int VERSION = 1;
  private static final String GATHER = "assurance-gather";
  private static final String JUDGE = "assurance-judge";
  private static final String FACTS_SOURCE = "assurance-facts-source";

  private AssuranceTopology() {}

  public static StageTopology of(Settings settings, MeterRegistry registry) {
    TopicPrefix prefix = settings.prefix();
    Topology topology = new Topology();
    addGathering(topology, prefix, registry);
    AssuranceGauges gauges = new AssuranceGauges(registry);
    addSource(topology, FACTS_SOURCE, Topics.ASSURANCE_FACTS, prefix);
    topology
        .addProcessor(JUDGE, () -> new JudgeProcessor(settings, registry, gauges), FACTS_SOURCE)
        .addStateStore(texts(FACTS, Topics.ASSURANCE_FACTS.payload().storeSerde()), JUDGE)
        .addStateStore(texts(TOLD, Topics.ASSURANCE_VERDICTS.payload().storeSerde()), JUDGE)
        .addStateStore(texts(BEGAN, Serdes.Long()), JUDGE);
    addSink(topology, VERDICTS_SINK, Topics.ASSURANCE_VERDICTS, prefix, JUDGE);
    addSink(topology, DEAD_LETTERS_SINK, Topics.ASSURANCE_DEAD_LETTERS, prefix, JUDGE);
    return new StageTopology(Stage.ASSURANCE, VERSION, topology, Topics.ASSURANCE_DEAD_LETTERS);
  }

  private static void addGathering(Topology topology, TopicPrefix prefix, MeterRegistry registry) {
    String[] sources = {
      "assurance-assets-source",
      "assurance-configuration-items-source",
      "assurance-changes-source",
      "assurance-alerts-source"
    };
    addSource(topology, sources[0], Topics.ASSETS, prefix);
    addSource(topology, sources[1], Topics.CONFIGURATION_ITEMS, prefix);
    addSource(topology, sources[2], Topics.CHANGES, prefix);
    addSource(topology, sources[3], Topics.ALERTS, prefix);
    ByteArraySerializer bytes = new ByteArraySerializer();
    topology
        .addProcessor(GATHER, () -> new GatherProcessor(prefix, registry), sources)
        .addStateStore(texts(KNOWN, Serdes.ByteArray()), GATHER)
        .addSink(
            FACTS_SINK,
            Topics.ASSURANCE_FACTS.fullName(prefix),
            bytes,
            bytes,
            Partitioning.first(),
            GATHER);
    addSink(topology, FACTS_DEAD_LETTERS_SINK, Topics.ASSURANCE_DEAD_LETTERS, prefix, GATHER);
  }

  private static void addSource(
      Topology topology, String name, Topic<?> topic, TopicPrefix prefix) {
    topology.addSource(
        name, new ByteArrayDeserializer(), new ByteArrayDeserializer(), topic.fullName(prefix));
  }

  private static void addSink(
      Topology topology, String name, Topic<?> topic, TopicPrefix prefix, String processor) {
    ByteArraySerializer bytes = new ByteArraySerializer();
    topology.addSink(name, topic.fullName(prefix), bytes, bytes, processor);
  }

  private static <V> StoreBuilder<KeyValueStore<String, V>> texts(String name, Serde<V> values) {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(name), Serdes.String(), values)
        .withLoggingEnabled(Map.of());
  }
}
