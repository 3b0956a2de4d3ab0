package nl.dijkwacht.streams.drift;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import nl.dijkwacht.core.SensitiveData;
import nl.dijkwacht.core.ServiceFinding;
import nl.dijkwacht.streams.runtime.DeadLetterSink;
import nl.dijkwacht.topics.Reading;
import nl.dijkwacht.topics.Stage;
import nl.dijkwacht.topics.Topics;
import nl.dijkwacht.topics.WireHeaders;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Brings what Macie found to the partitions of the resources that it is about. */
final class SensitiveDataProcessor implements Processor<byte[], byte[], byte[], byte[]> {

  private final MeterRegistry registry;

  // Kafka Streams hands them over in init, before any record.
  @SuppressWarnings("NullAway.Init")
  private ProcessorContext<byte[], byte[]> context;

  @SuppressWarnings("NullAway.Init")
  private DeadLetterSink deadLetters;

  SensitiveDataProcessor(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    this.context = context;
    this.deadLetters =
        new DeadLetterSink(
            context, registry, Stage.DRIFT, DriftTopology.SENSITIVE_DATA_DEAD_LETTERS_SINK);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    Reading<ServiceFinding> reading =
        Topics.SERVICE_FINDINGS.payload().read(record.value(), record.headers());
    if (reading instanceof Reading.Value<ServiceFinding> read) {
      MacieFindings.read(read.value()).ifPresent(data -> tell(data, record.timestamp()));
    } else if (reading instanceof Reading.Unreadable<ServiceFinding> unreadable) {
      deadLetters.send(record, unreadable.reason(), unreadable.detail());
    }
  }

  private void tell(SensitiveData data, long collectedAt) {
    Headers headers = new RecordHeaders();
    WireHeaders.putSchema(headers, Topics.SENSITIVE_DATA.payload().schema());
    WireHeaders.putEventTime(headers, data.updatedAt());
    String key = data.resource() + " " + data.finding().replace(' ', '_');
    context.forward(
        new Record<>(
            key.getBytes(StandardCharsets.UTF_8),
            Topics.SENSITIVE_DATA.payload().write(data),
            collectedAt,
            headers),
        DriftTopology.SENSITIVE_DATA_SINK);
  }
}
