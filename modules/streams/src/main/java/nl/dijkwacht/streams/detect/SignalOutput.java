package nl.dijkwacht.streams.detect;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.streams.runtime.StageOutput;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/** Writes the signals of one processor to its sink. */
final class SignalOutput {

  private final StageOutput output;
  private final MeterRegistry registry;
  private final String sink;

  /**
   * @param sink for signals, by the name that the topology gives it; tasks share none
   */
  SignalOutput(ProcessorContext<byte[], byte[]> context, MeterRegistry registry, String sink) {
    this.output = new StageOutput(context);
    this.registry = registry;
    this.sink = sink;
  }

  /**
   * Writes a signal; false if it is larger than its topic takes.
   *
   * @param timestamp of the record: when what it follows from was collected
   */
  boolean signal(Signal signal, long timestamp) {
    Instant happened = signal.event().eventTime();
    boolean written =
        output.send(Topics.SIGNALS, signal, signal.findingId(), happened, timestamp, sink);
    if (written) {
      Meters.DETECT_SIGNALS.counter(registry, signal.rule().level().label()).increment();
    }
    return written;
  }
}
