package nl.dijkwacht.streams.assurance;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.streams.runtime.Partitioning;
import nl.dijkwacht.streams.runtime.StageTopology;
import nl.dijkwacht.streams.runtime.StageWiring;
import nl.dijkwacht.topics.catalogue.Stage;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Assets, items, changes and alerts in; verdicts of built-in controls out. What has to be known
 * together is brought to one partition, and judged there whenever it changed and each day anew.
 */
public final class AssuranceTopology {

  /**
   * What the stage judges by.
   *
   * @param registers in effect; asked at each look
   * @param countriesKnown whether a file tells the countries of addresses, likewise
   */
  public record Settings(
      TopicPrefix prefix, Supplier<Registers> registers, BooleanSupplier countriesKnown) {

    /** With a file of countries. */
    public Settings(TopicPrefix prefix, Supplier<Registers> registers) {
      this(prefix, registers, () -> true);
    }
  }

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
    StageWiring wiring = new StageWiring(prefix);
    addGathering(wiring, prefix, registry);
    AssuranceGauges gauges = new AssuranceGauges(registry);
    wiring
        .source(FACTS_SOURCE, Topics.ASSURANCE_FACTS)
        .processor(JUDGE, () -> new JudgeProcessor(settings, registry, gauges), FACTS_SOURCE)
        .store(texts(FACTS, Topics.ASSURANCE_FACTS.payload().storeSerde()), JUDGE)
        .store(texts(TOLD, Topics.ASSURANCE_VERDICTS.payload().storeSerde()), JUDGE)
        .store(texts(BEGAN, Serdes.Long()), JUDGE)
        .sink(VERDICTS_SINK, Topics.ASSURANCE_VERDICTS, JUDGE)
        .sink(DEAD_LETTERS_SINK, Topics.ASSURANCE_DEAD_LETTERS, JUDGE);
    return new StageTopology(
        Stage.ASSURANCE, VERSION, wiring.topology(), Topics.ASSURANCE_DEAD_LETTERS);
  }

  private static void addGathering(StageWiring wiring, TopicPrefix prefix, MeterRegistry registry) {
    String[] sources = {
      "assurance-assets-source",
      "assurance-configuration-items-source",
      "assurance-changes-source",
      "assurance-alerts-source"
    };
    wiring
        .source(sources[0], Topics.ASSETS)
        .source(sources[1], Topics.CONFIGURATION_ITEMS)
        .source(sources[2], Topics.CHANGES)
        .source(sources[3], Topics.ALERTS)
        .processor(GATHER, () -> new GatherProcessor(prefix, registry), sources)
        .store(texts(KNOWN, Serdes.ByteArray()), GATHER)
        .sink(FACTS_SINK, Topics.ASSURANCE_FACTS, Partitioning.first(), GATHER)
        .sink(FACTS_DEAD_LETTERS_SINK, Topics.ASSURANCE_DEAD_LETTERS, GATHER);
  }

  private static <V> StoreBuilder<KeyValueStore<String, V>> texts(String name, Serde<V> values) {
    return StageWiring.keyValues(name, Serdes.String(), values);
  }
}
