package nl.dijkwacht.streams.detect;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Locale;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.core.trail.IntegrityResult;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.streams.runtime.DeadLetterSink;
import nl.dijkwacht.topics.catalogue.Stage;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Tells of digest files that prove something to be wrong, each of them once. */
final class IntegrityProcessor implements Processor<byte[], byte[], byte[], byte[]> {

  private final DetectTopology.Settings settings;
  private final MeterRegistry registry;

  // Kafka Streams hands them over in init, before any record.
  @SuppressWarnings("NullAway.Init")
  private SeenBefore seen;

  @SuppressWarnings("NullAway.Init")
  private SignalOutput output;

  @SuppressWarnings("NullAway.Init")
  private DeadLetterSink deadLetters;

  IntegrityProcessor(DetectTopology.Settings settings, MeterRegistry registry) {
    this.settings = settings;
    this.registry = registry;
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    this.seen =
        new SeenBefore(
            context.getStateStore(DetectTopology.INTEGRITY),
            DetectTopology.INTEGRITY_KEPT,
            Meters.DETECT_CANDIDATES_DUPLICATE.counter(registry));
    this.output = new SignalOutput(context, registry, DetectTopology.INTEGRITY_SIGNALS_SINK);
    this.deadLetters =
        new DeadLetterSink(
            context, registry, Stage.DETECT, DetectTopology.INTEGRITY_DEAD_LETTERS_SINK);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    IntegrityResult result = deadLetters.read(Topics.INTEGRITY, record);
    if (result != null) {
      result(result, record.timestamp());
    }
  }

  private void result(IntegrityResult result, long checkedAt) {
    Meters.DETECT_INTEGRITY
        .counter(registry, result.verdict().name().toLowerCase(Locale.ROOT))
        .increment();
    if (result.verdict() == IntegrityResult.Verdict.INTACT) {
      return;
    }
    Signal signal =
        IntegritySignal.of(settings.prefix().value(), result, Instant.ofEpochMilli(checkedAt));
    if (!seen.contains(signal.id(), checkedAt)) {
      // Its texts are clipped, so it always fits.
      output.signal(signal, checkedAt);
      seen.add(signal.id(), checkedAt);
    }
  }
}
