package nl.dijkwacht.streams.exposure;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Function;
import java.util.function.Supplier;
import nl.dijkwacht.core.access.Access;
import nl.dijkwacht.core.access.ExposureInput;
import nl.dijkwacht.core.verdict.Verdict;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.streams.exposure.interval.ResourceExposure;
import nl.dijkwacht.streams.runtime.StageTopology;
import nl.dijkwacht.streams.runtime.StageWiring;
import nl.dijkwacht.topics.catalogue.Stage;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.Payload;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Verdicts and accesses in, exposures and signals out. Both are dealt out by resource through a
 * topic of their own, since they lie by finding and by principal.
 */
public final class ExposureTopology {

  /**
   * What counts as exposure.
   *
   * @param registers in effect; asked at each record, from every stream thread, so its answer must
   *     cost nothing
   */
  public record Settings(
      TopicPrefix prefix, Supplier<Registers> registers, ExposureSettings exposure) {

    /** With the defaults. */
    public Settings(TopicPrefix prefix, Supplier<Registers> registers) {
      this(prefix, registers, ExposureSettings.DEFAULT);
    }
  }

  /** The sinks of a processor that deals out, by the names that the topology gives them. */
  record Sinks(String out, String deadLetters) {}

  static final String RESOURCES = "exposure-resources";
  static final String MINUTES = "exposure-minutes";
  static final String INTERVALS_SINK = "exposure-intervals-sink";
  static final String SIGNALS_SINK = "exposure-signals-sink";
  static final String JOIN_DEAD_LETTERS_SINK = "exposure-join-dead-letters-sink";

  private static final int VERSION = 1;
  private static final String VERDICTS = "exposure-verdicts";
  private static final String ACCESSES = "exposure-accesses";
  private static final String JOIN = "exposure-join";

  static final Payload<ResourceExposure> STATE =
      Payload.compressedJson("resource-exposure", 1, 0, ResourceExposure.class);

  private ExposureTopology() {}

  public static StageTopology of(Settings settings, MeterRegistry registry) {
    StageWiring wiring = new StageWiring(settings.prefix());
    addDealer(
        wiring,
        VERDICTS,
        Topics.VERDICTS,
        sinks ->
            new DealProcessor<>(
                Topics.VERDICTS, verdict -> deal(verdict, settings), registry, sinks));
    addDealer(
        wiring,
        ACCESSES,
        Topics.ACCESSES,
        sinks -> new DealProcessor<>(Topics.ACCESSES, ExposureTopology::deal, registry, sinks));
    wiring
        .processor(JOIN, Topics.EXPOSURE_INPUTS, () -> new JoinProcessor(settings, registry))
        .store(store(RESOURCES, STATE.storeSerde()), JOIN)
        .store(store(MINUTES, Topics.ACCESSES.payload().storeSerde()), JOIN)
        .sink(INTERVALS_SINK, Topics.EXPOSURES, JOIN)
        .sink(SIGNALS_SINK, Topics.EXPOSURE_SIGNALS, JOIN)
        .sink(JOIN_DEAD_LETTERS_SINK, Topics.EXPOSURE_DEAD_LETTERS, JOIN);
    return new StageTopology(
        Stage.EXPOSURE, VERSION, wiring.topology(), Topics.EXPOSURE_DEAD_LETTERS);
  }

  /** Under which its instances share their work, also where none of them runs. */
  public static String applicationId(TopicPrefix prefix) {
    return StageTopology.applicationId(prefix, Stage.EXPOSURE, VERSION);
  }

  private static DealProcessor.@Nullable Dealt deal(Verdict verdict, Settings settings) {
    return settings.exposure().controls().containsKey(verdict.control().id())
        ? new DealProcessor.Dealt(verdict.since(), ExposureInput.of(verdict))
        : null;
  }

  private static DealProcessor.Dealt deal(Access access) {
    return new DealProcessor.Dealt(access.minute(), ExposureInput.of(access));
  }

  /** Sinks of their own: with those of another processor, both would be one task. */
  private static void addDealer(
      StageWiring wiring,
      String name,
      Topic<?> topic,
      Function<Sinks, Processor<byte[], byte[], byte[], byte[]>> processor) {
    Sinks sinks = new Sinks(name + "-sink", name + "-dead-letters-sink");
    wiring
        .processor(name, topic, () -> processor.apply(sinks))
        .sink(sinks.out(), Topics.EXPOSURE_INPUTS, name)
        .sink(sinks.deadLetters(), Topics.EXPOSURE_DEAD_LETTERS, name);
  }

  private static <V> StoreBuilder<KeyValueStore<String, V>> store(String name, Serde<V> values) {
    return StageWiring.keyValues(name, Serdes.String(), values);
  }
}
