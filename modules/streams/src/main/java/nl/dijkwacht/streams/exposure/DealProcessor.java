package nl.dijkwacht.streams.exposure;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.function.Function;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.core.access.ExposureInput;
import nl.dijkwacht.streams.runtime.DeadLetterSink;
import nl.dijkwacht.streams.runtime.StageOutput;
import nl.dijkwacht.topics.catalogue.Stage;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Deals records of a topic out by the resource that they are about: verdicts lie by finding, and
 * accesses by principal.
 */
final class DealProcessor<V> implements Processor<byte[], byte[], byte[], byte[]> {

  /**
   * What a record becomes.
   *
   * @param happened event time
   */
  record Dealt(Instant happened, ExposureInput input) {}

  private final Topic<V> topic;
  private final Function<V, @Nullable Dealt> deal;
  private final MeterRegistry registry;
  private final ExposureTopology.Sinks sinks;

  // Kafka Streams hands them over in init, before any record.
  @SuppressWarnings("NullAway.Init")
  private StageOutput output;

  @SuppressWarnings("NullAway.Init")
  private DeadLetterSink deadLetters;

  /**
   * @param deal null for what is no part of any exposure
   */
  DealProcessor(
      Topic<V> topic,
      Function<V, @Nullable Dealt> deal,
      MeterRegistry registry,
      ExposureTopology.Sinks sinks) {
    this.topic = topic;
    this.deal = deal;
    this.registry = registry;
    this.sinks = sinks;
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    this.output = new StageOutput(context);
    this.deadLetters = new DeadLetterSink(context, registry, Stage.EXPOSURE, sinks.deadLetters());
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    if (record.value() == null) {
      return;
    }
    V content = deadLetters.read(topic, record);
    if (content != null) {
      Dealt dealt = deal.apply(content);
      if (dealt != null && !send(dealt, record.timestamp())) {
        deadLetters.send(
            record,
            DeadLetterReason.OUTPUT_TOO_LARGE,
            "what exposes a resource of type " + dealt.input().resource().type());
      }
    }
  }

  private boolean send(Dealt dealt, long timestamp) {
    return output.send(
        Topics.EXPOSURE_INPUTS,
        dealt.input(),
        dealt.input().resource().toString(),
        dealt.happened(),
        timestamp,
        sinks.out());
  }
}
