package nl.dijkwacht.streams.transfers;

import io.micrometer.core.instrument.MeterRegistry;
import nl.dijkwacht.core.Signal;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.streams.runtime.StageOutput;
import nl.dijkwacht.topics.Topics;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/** Writes what one processor found. */
final class TransferOutput {

  private final StageOutput output;
  private final MeterRegistry registry;
  private final String tenant;
  private final String sink;

  /**
   * @param sink for signals, by the name that the topology gives it; tasks share none
   */
  TransferOutput(
      ProcessorContext<byte[], byte[]> context,
      MeterRegistry registry,
      String tenant,
      String sink) {
    this.output = new StageOutput(context);
    this.registry = registry;
    this.tenant = tenant;
    this.sink = sink;
  }

  /**
   * Tells a finding; its texts are clipped, so it always fits.
   *
   * @param timestamp of the record: when what it follows from was collected
   */
  void tell(TransferFinding finding, long timestamp) {
    Signal signal = finding.signal(tenant);
    boolean written =
        output.send(
            Topics.TRANSFER_SIGNALS,
            signal,
            signal.findingId(),
            signal.event().eventTime(),
            timestamp,
            sink);
    if (written) {
      Meters.TRANSFERS_SIGNALS.counter(registry, finding.rule().label()).increment();
    }
  }
}
