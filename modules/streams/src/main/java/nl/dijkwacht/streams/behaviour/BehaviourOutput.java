package nl.dijkwacht.streams.behaviour;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import nl.dijkwacht.core.EventSummary;
import nl.dijkwacht.core.Signal;
import nl.dijkwacht.core.Subject;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.streams.behaviour.detector.BehaviourRule;
import nl.dijkwacht.streams.behaviour.detector.Suspicion;
import nl.dijkwacht.topics.Topic;
import nl.dijkwacht.topics.Topics;
import nl.dijkwacht.topics.WireHeaders;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.WindowStore;

/** Writes what one processor found, each signal once. */
final class BehaviourOutput {

  /** As long as findings count signals: what is told again later is a new one to them. */
  static final Duration REMEMBERED = Duration.ofDays(30);

  private static final byte[] NOTHING = {};

  private final ProcessorContext<byte[], byte[]> context;
  private final WindowStore<String, byte[]> told;
  private final MeterRegistry registry;
  private final String tenant;
  private final String sink;

  /**
   * @param told ids of signals, by the time of their records
   * @param sink for signals, by the name that the topology gives it; tasks share none
   */
  BehaviourOutput(
      ProcessorContext<byte[], byte[]> context,
      WindowStore<String, byte[]> told,
      MeterRegistry registry,
      String tenant,
      String sink) {
    this.context = context;
    this.told = told;
    this.registry = registry;
    this.tenant = tenant;
    this.sink = sink;
  }

  /**
   * Tells a suspicion.
   *
   * @param event that it became apparent by
   */
  void tell(Suspicion suspicion, EventSummary event, String account) {
    tell(
        suspicion.rule(),
        new Subject(account, suspicion.subject()),
        suspicion.cause(),
        withNote(event, suspicion.note()));
  }

  /** Tells something about another subject than a principal. */
  void tell(
      BehaviourRule rule,
      String account,
      Map<String, String> subject,
      String cause,
      EventSummary event,
      String note) {
    tell(rule, new Subject(account, subject), cause, withNote(event, note));
  }

  private void tell(BehaviourRule rule, Subject subject, String cause, EventSummary event) {
    Signal signal = Signal.of(tenant, rule.rule(), subject, event, cause);
    long timestamp = event.collectedAt().toEpochMilli();
    if (wasTold(signal.id(), timestamp)) {
      return;
    }
    told.put(signal.id(), NOTHING, timestamp);
    // Its texts are clipped, so it always fits.
    send(Topics.BEHAVIOUR_SIGNALS, signal, signal.findingId(), event.eventTime(), timestamp, sink);
    Meters.BEHAVIOUR_SIGNALS.counter(registry, rule.label()).increment();
  }

  private boolean wasTold(String id, long timestamp) {
    long reach = REMEMBERED.toMillis();
    try (var before = told.fetch(id, Math.max(0, timestamp - reach), timestamp + reach)) {
      return before.hasNext();
    }
  }

  /** Writes a record to a sink. */
  <V> void send(
      Topic<V> topic, V content, String key, Instant happened, long timestamp, String toSink) {
    Headers headers = new RecordHeaders();
    WireHeaders.putSchema(headers, topic.payload().schema());
    WireHeaders.putEventTime(headers, happened);
    context.forward(
        new Record<>(
            key.getBytes(StandardCharsets.UTF_8),
            topic.payload().write(content),
            timestamp,
            headers),
        toSink);
  }

  private static EventSummary withNote(EventSummary event, String note) {
    return new EventSummary(
        event.eventId(),
        event.eventTime(),
        event.collectedAt(),
        event.eventSource(),
        event.eventName(),
        event.account(),
        event.region(),
        event.principal(),
        event.sourceAddress(),
        event.userAgent(),
        event.errorCode(),
        event.provenance(),
        note);
  }
}
