package nl.dijkwacht.streams.drift;

import io.micrometer.core.instrument.MeterRegistry;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.core.resource.SensitiveData;
import nl.dijkwacht.core.signal.ServiceFinding;
import nl.dijkwacht.streams.runtime.DeadLetterSink;
import nl.dijkwacht.streams.runtime.StageOutput;
import nl.dijkwacht.topics.catalogue.Stage;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Brings what Macie found to the partitions of the resources that it is about. */
final class SensitiveDataProcessor implements Processor<byte[], byte[], byte[], byte[]> {

  private final MeterRegistry registry;

  // Kafka Streams hands them over in init, before any record.
  @SuppressWarnings("NullAway.Init")
  private StageOutput output;

  @SuppressWarnings("NullAway.Init")
  private DeadLetterSink deadLetters;

  SensitiveDataProcessor(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    this.output = new StageOutput(context);
    this.deadLetters =
        new DeadLetterSink(
            context, registry, Stage.DRIFT, DriftTopology.SENSITIVE_DATA_DEAD_LETTERS_SINK);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    ServiceFinding finding = deadLetters.read(Topics.SERVICE_FINDINGS, record);
    if (finding != null) {
      MacieFindings.read(finding).ifPresent(data -> tell(record, data));
    }
  }

  private void tell(Record<byte[], byte[]> record, SensitiveData data) {
    boolean written =
        output.send(
            Topics.SENSITIVE_DATA,
            data,
            data.resource() + " " + data.finding().replace(' ', '_'),
            data.updatedAt(),
            record.timestamp(),
            DriftTopology.SENSITIVE_DATA_SINK);
    if (!written) {
      deadLetters.send(record, DeadLetterReason.OUTPUT_TOO_LARGE, "what Macie found in a bucket");
    }
  }
}
