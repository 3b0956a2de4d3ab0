package nl.dijkwacht.streams.findings;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import nl.dijkwacht.core.Alert;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.core.Finding;
import nl.dijkwacht.core.FindingUpdate;
import nl.dijkwacht.core.ServiceFinding;
import nl.dijkwacht.core.ServiceFindingSignal;
import nl.dijkwacht.core.Signal;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.streams.runtime.DeadLetterSink;
import nl.dijkwacht.topics.Payload;
import nl.dijkwacht.topics.Reading;
import nl.dijkwacht.topics.Stage;
import nl.dijkwacht.topics.Topic;
import nl.dijkwacht.topics.Topics;
import nl.dijkwacht.topics.WireHeaders;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.WindowStore;

/**
 * Counts each signal into its finding, and alerts people where that is news to them. What another
 * service found is a signal too; all versions of it come in one task, since they have one key.
 */
final class FindingsProcessor implements Processor<byte[], byte[], byte[], byte[]> {

  private static final byte[] COUNTED = {};

  private final FindingsTopology.Settings settings;
  private final MeterRegistry registry;
  private final Timer latency;

  // Kafka Streams hands them over in init, before any record.
  @SuppressWarnings("NullAway.Init")
  private ProcessorContext<byte[], byte[]> context;

  @SuppressWarnings("NullAway.Init")
  private KeyValueStore<String, Finding> findings;

  @SuppressWarnings("NullAway.Init")
  private WindowStore<String, byte[]> counted;

  @SuppressWarnings("NullAway.Init")
  private DeadLetterSink deadLetters;

  @SuppressWarnings("NullAway.Init")
  private OpenFindings open;

  FindingsProcessor(FindingsTopology.Settings settings, MeterRegistry registry) {
    this.settings = settings;
    this.registry = registry;
    this.latency = Meters.FINDINGS_LATENCY.timer(registry);
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    this.context = context;
    this.findings = context.getStateStore(FindingsTopology.FINDINGS);
    this.counted = context.getStateStore(FindingsTopology.SIGNALS);
    this.deadLetters =
        new DeadLetterSink(context, registry, Stage.FINDINGS, FindingsTopology.DEAD_LETTERS_SINK);
    this.open = OpenFindings.in(findings, registry, context.taskId().partition());
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    if (isOfAnotherService()) {
      serviceFinding(record);
    } else {
      signal(record);
    }
  }

  private boolean isOfAnotherService() {
    String topic = Topics.SERVICE_FINDINGS.fullName(settings.prefix());
    return context.recordMetadata().filter(from -> from.topic().equals(topic)).isPresent();
  }

  private void signal(Record<byte[], byte[]> record) {
    Reading<Signal> reading = Topics.SIGNALS.payload().read(record.value(), record.headers());
    if (reading instanceof Reading.Value<Signal> read) {
      if (!isCounted(record, read.value())) {
        count(record, read.value(), false);
      }
    } else if (reading instanceof Reading.Unreadable<Signal> unreadable) {
      deadLetters.send(record, unreadable.reason(), unreadable.detail());
    }
  }

  private void serviceFinding(Record<byte[], byte[]> record) {
    Reading<ServiceFinding> reading =
        Topics.SERVICE_FINDINGS.payload().read(record.value(), record.headers());
    if (reading instanceof Reading.Value<ServiceFinding> read) {
      serviceFinding(record, read.value());
    } else if (reading instanceof Reading.Unreadable<ServiceFinding> unreadable) {
      deadLetters.send(record, unreadable.reason(), unreadable.detail());
    }
  }

  private void serviceFinding(Record<byte[], byte[]> record, ServiceFinding found) {
    Signal signal =
        ServiceFindingSignal.of(
            settings.prefix().value(),
            found,
            Instant.ofEpochMilli(record.timestamp()),
            WireHeaders.provenance(record.headers()));
    String outcome = found.sample() ? "sample" : found.archived() ? "archived" : "counted";
    if (isCounted(record, signal)) {
      outcome = "copy";
    } else {
      count(record, signal, found.sample() || found.archived());
    }
    String service = found.service().name().toLowerCase(Locale.ROOT).replace('_', '-');
    Meters.FINDINGS_SERVICES.counter(registry, service, outcome).increment();
  }

  /**
   * Counts a signal that was not counted before.
   *
   * @param quiet whether nobody is to be told, however fresh it is
   */
  private void count(Record<byte[], byte[]> record, Signal signal, boolean quiet) {
    Finding before = findings.get(signal.findingId());
    FindingUpdate update =
        quiet
            ? FindingUpdate.quiet(before, signal)
            : FindingUpdate.of(before, signal, settings.newsFor());
    Finding finding = update.finding();
    byte[] current = Topics.FINDINGS.payload().write(finding);
    byte[] alert = update.alert() == null ? null : Topics.ALERTS.payload().write(update.alert());
    // Under exactly-once, one output that is too large would block all others for good.
    if (current.length > Payload.MAX_BYTES || (alert != null && alert.length > Payload.MAX_BYTES)) {
      deadLetters.send(
          record, DeadLetterReason.OUTPUT_TOO_LARGE, "the finding " + signal.findingId());
      return;
    }
    counted.put(signal.id(), COUNTED, record.timestamp());
    findings.put(finding.id(), finding);
    open.changed(before, finding);
    forward(record, Topics.FINDINGS, finding, current, FindingsTopology.CURRENT_SINK);
    if (update.alert() != null && alert != null) {
      forward(record, Topics.ALERTS, finding, alert, FindingsTopology.ALERTS_SINK);
      measure(update.alert());
    }
  }

  private boolean isCounted(Record<byte[], byte[]> record, Signal signal) {
    // The payload may claim any time, and one in the future would make the store forget all others.
    long at = record.timestamp();
    long reach = FindingsTopology.COUNTED_FOR.toMillis();
    try (var seen = counted.fetch(signal.id(), at - reach, at + reach)) {
      return seen.hasNext();
    }
  }

  private void forward(
      Record<byte[], byte[]> record, Topic<?> topic, Finding finding, byte[] value, String sink) {
    Headers headers = new RecordHeaders();
    WireHeaders.putSchema(headers, topic.payload().schema());
    WireHeaders.putEventTime(headers, finding.latest().eventTime());
    byte[] key = finding.id().getBytes(StandardCharsets.UTF_8);
    context.forward(new Record<>(key, value, record.timestamp(), headers), sink);
  }

  private void measure(Alert alert) {
    Instant now = Instant.ofEpochMilli(context.currentSystemTimeMs());
    latency.record(Duration.between(alert.cause().collectedAt(), now));
    Meters.FINDINGS_ALERTS
        .counter(
            registry,
            alert.transition().name().toLowerCase(Locale.ROOT),
            alert.finding().level().label())
        .increment();
  }

  @Override
  public void close() {
    open.close();
  }
}
