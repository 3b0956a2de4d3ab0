package nl.dijkwacht.streams.detect;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import nl.dijkwacht.controls.changes.ChangeCatalogue;
import nl.dijkwacht.controls.changes.ChangingCall;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.core.privacy.Redaction;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.TrailEvent;
import nl.dijkwacht.core.verdict.Change;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.sigma.EventType;
import nl.dijkwacht.streams.runtime.DeadLetterSink;
import nl.dijkwacht.streams.runtime.StageOutput;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.WireHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Makes a change of each resource that a successful call changed, each of them once. */
final class ChangeProcessing {

  private final ChangeCatalogue catalogue;
  private final SeenBefore seen;
  private final StageOutput output;
  private final DeadLetterSink deadLetters;
  private final Counter written;
  private final Counter failed;
  private final Counter unnamed;
  private final Counter leftOut;
  private final Counter withoutRequest;
  private final Counter tooLarge;

  private ChangeProcessing(
      ChangeCatalogue catalogue,
      SeenBefore seen,
      StageOutput output,
      DeadLetterSink deadLetters,
      MeterRegistry registry) {
    this.catalogue = catalogue;
    this.seen = seen;
    this.output = output;
    this.deadLetters = deadLetters;
    this.written = counter(registry, "written");
    this.failed = counter(registry, "failed");
    this.unnamed = counter(registry, "unnamed");
    this.leftOut = counter(registry, "left-out");
    this.withoutRequest = counter(registry, "without-request");
    this.tooLarge = counter(registry, "too-large");
  }

  /** For the processor of a context, with its store of what was written. */
  static ChangeProcessing in(
      ProcessorContext<byte[], byte[]> context,
      ChangeCatalogue catalogue,
      Duration deduplicateFor,
      DeadLetterSink deadLetters,
      MeterRegistry registry) {
    SeenBefore seen =
        new SeenBefore(
            context.getStateStore(DetectTopology.CANDIDATES),
            deduplicateFor,
            counter(registry, "copy"));
    return new ChangeProcessing(catalogue, seen, new StageOutput(context), deadLetters, registry);
  }

  private static Counter counter(MeterRegistry registry, String outcome) {
    return Meters.DETECT_CHANGES.counter(registry, outcome);
  }

  /** Takes an event of a call that is in the catalogue. */
  void process(Record<byte[], byte[]> record, EventType type, TrailEvent event) {
    ChangingCall call = catalogue.find(type.source(), type.name()).orElse(null);
    if (call == null) {
      return;
    }
    if (Outcome.of(event) != Outcome.SUCCESS) {
      failed.increment();
      return;
    }
    Instant collectedAt = Instant.ofEpochMilli(record.timestamp());
    EventSummary summary =
        EventSummary.of(event, collectedAt, WireHeaders.provenance(record.headers()));
    ChangingCall.Found found = call.resources(event, summary.account(), summary.region());
    leftOut.increment(found.leftOut());
    if (found.resources().isEmpty()) {
      unnamed.increment();
      return;
    }
    Map<String, Object> raw = call.request(event);
    // Names of objects and topics in it may tell of citizens, and it is kept for a month.
    Map<String, Object> request = raw == null ? null : Redaction.ofValues(raw);
    for (ResourceId resource : found.resources()) {
      change(record, Change.of(event, summary, resource, request));
    }
  }

  private void change(Record<byte[], byte[]> record, Change change) {
    if (seen.contains(change.id(), record.timestamp())) {
      return;
    }
    if (send(record, change)) {
      written.increment();
    } else if (change.request() != null && send(record, change.withoutRequest())) {
      withoutRequest.increment();
    } else {
      tooLarge.increment();
      deadLetters.send(
          record,
          DeadLetterReason.OUTPUT_TOO_LARGE,
          "the change of a resource of type " + change.resource().type());
      return;
    }
    seen.add(change.id(), record.timestamp());
  }

  private boolean send(Record<byte[], byte[]> record, Change change) {
    return output.send(
        Topics.CHANGES,
        change,
        change.resource().toString(),
        change.event().eventTime(),
        record.timestamp(),
        DetectTopology.CHANGES_SINK);
  }
}
