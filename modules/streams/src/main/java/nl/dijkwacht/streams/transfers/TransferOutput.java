package nl.dijkwacht.streams.transfers;

import io.micrometer.core.instrument.MeterRegistry;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.streams.runtime.DeadLetterSink;
import nl.dijkwacht.streams.runtime.StageOutput;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Writes what one processor found. */
final class TransferOutput {

  private final StageOutput output;
  private final MeterRegistry registry;
  private final String tenant;
  private final String sink;
  private final DeadLetterSink deadLetters;

  /**
   * @param deadLetters of the same processor
   * @param sink for signals, by the name that the topology gives it; tasks share none
   */
  TransferOutput(
      ProcessorContext<byte[], byte[]> context,
      MeterRegistry registry,
      String tenant,
      String sink,
      DeadLetterSink deadLetters) {
    this.output = new StageOutput(context);
    this.registry = registry;
    this.tenant = tenant;
    this.sink = sink;
    this.deadLetters = deadLetters;
  }

  /**
   * Tells a finding.
   *
   * @param record that it follows from, which is set aside if the finding is too large
   */
  void tell(TransferFinding finding, Record<byte[], byte[]> record) {
    Signal signal = finding.signal(tenant);
    boolean written =
        output.send(
            Topics.TRANSFER_SIGNALS,
            signal,
            signal.findingId(),
            signal.event().eventTime(),
            record.timestamp(),
            sink);
    if (written) {
      Meters.TRANSFERS_SIGNALS.counter(registry, finding.rule().label()).increment();
    } else {
      deadLetters.send(
          record,
          DeadLetterReason.OUTPUT_TOO_LARGE,
          "a finding of the rule " + finding.rule().label());
    }
  }
}
