package nl.dijkwacht.streams.cases;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.core.cases.Suspicion;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.streams.runtime.DeadLetterSink;
import nl.dijkwacht.topics.catalogue.Stage;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.Payload;
import nl.dijkwacht.topics.wire.WireHeaders;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Brings findings that may be a breach to their legal entity, whose cases lie together. A finding
 * that goes on is brought again when it got graver, came back, doubled, or happened on another day.
 */
final class QualifyProcessor implements Processor<byte[], byte[], byte[], byte[]> {

  private final CasesTopology.Settings settings;
  private final MeterRegistry registry;
  private final Qualification qualification;

  // Kafka Streams hands them over in init, before any record.
  @SuppressWarnings("NullAway.Init")
  private ProcessorContext<byte[], byte[]> context;

  @SuppressWarnings("NullAway.Init")
  private KeyValueStore<String, String> told;

  @SuppressWarnings("NullAway.Init")
  private DeadLetterSink deadLetters;

  QualifyProcessor(CasesTopology.Settings settings, MeterRegistry registry) {
    this.settings = settings;
    this.registry = registry;
    this.qualification = new Qualification(settings.triggers());
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    this.context = context;
    this.told = context.getStateStore(CasesTopology.TOLD);
    this.deadLetters =
        new DeadLetterSink(context, registry, Stage.CASES, CasesTopology.QUALIFY_DEAD_LETTERS_SINK);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    if (record.value() == null) {
      return;
    }
    Finding finding = deadLetters.read(Topics.FINDINGS, record);
    if (finding != null) {
      qualify(record, finding);
    }
  }

  private void qualify(Record<byte[], byte[]> record, Finding finding) {
    List<Suspicion> suspicions = qualification.of(finding, settings.registers().get());
    if (suspicions.isEmpty()) {
      return;
    }
    String state = state(finding);
    if (state.equals(told.get(finding.id()))) {
      return;
    }
    Instant now = Instant.ofEpochMilli(context.currentSystemTimeMs());
    Instant oldest = now.minus(settings.triggers().newerThan());
    if (finding.latest().eventTime().isBefore(oldest)) {
      Meters.CASES_SUSPICIONS.counter(registry, "old").increment();
    } else {
      suspicions.forEach(suspicion -> bring(record, suspicion));
    }
    told.put(finding.id(), state);
  }

  /**
   * What makes a finding worth telling again. The number of events counts by its magnitude and the
   * last one by its day, so that many of them are told seldom, and one after a long time is.
   */
  private static String state(Finding finding) {
    int magnitude = Long.SIZE - Long.numberOfLeadingZeros(finding.occurrences());
    long day = finding.latest().eventTime().getEpochSecond() / Duration.ofDays(1).toSeconds();
    return "%s %d %d %d".formatted(finding.level(), finding.lived().count(), magnitude, day);
  }

  private void bring(Record<byte[], byte[]> record, Suspicion suspicion) {
    byte[] value = Topics.SUSPICIONS.payload().write(suspicion);
    if (value.length > Payload.MAX_BYTES) {
      deadLetters.send(
          record,
          DeadLetterReason.OUTPUT_TOO_LARGE,
          "the suspicion of finding " + suspicion.finding().id());
      return;
    }
    Headers headers = new RecordHeaders();
    WireHeaders.putSchema(headers, Topics.SUSPICIONS.payload().schema());
    WireHeaders.putEventTime(headers, suspicion.to());
    byte[] key = suspicion.legalEntity().getBytes(StandardCharsets.UTF_8);
    context.forward(
        new Record<>(key, value, record.timestamp(), headers), CasesTopology.SUSPICIONS_SINK);
  }
}
