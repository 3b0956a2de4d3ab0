package nl.dijkwacht.streams.detect;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import nl.dijkwacht.core.Candidate;
import nl.dijkwacht.core.Signal;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.topics.Payload;
import nl.dijkwacht.topics.Topic;
import nl.dijkwacht.topics.Topics;
import nl.dijkwacht.topics.WireHeaders;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Writes signals and candidates to the sinks of one processor. */
final class DetectOutput {

  /** The sinks by the names that the topology gives them; tasks share none. */
  record Sinks(String signals, String candidates) {}

  private final ProcessorContext<byte[], byte[]> context;
  private final MeterRegistry registry;
  private final Sinks sinks;

  DetectOutput(ProcessorContext<byte[], byte[]> context, MeterRegistry registry, Sinks sinks) {
    this.context = context;
    this.registry = registry;
    this.sinks = sinks;
  }

  /**
   * Writes a signal; false if it is larger than its topic takes.
   *
   * @param timestamp of the record: when what it follows from was collected
   */
  boolean signal(Signal signal, long timestamp) {
    Instant happened = signal.event().eventTime();
    boolean written =
        send(Topics.SIGNALS, signal, signal.findingId(), happened, timestamp, sinks.signals());
    if (written) {
      Meters.DETECT_SIGNALS.counter(registry, signal.rule().level().label()).increment();
    }
    return written;
  }

  /** Writes a candidate, as {@link #signal} does. */
  boolean candidate(Candidate candidate, long timestamp) {
    Instant happened = candidate.event().eventTime();
    return send(
        Topics.CANDIDATES, candidate, candidate.group(), happened, timestamp, sinks.candidates());
  }

  private <V> boolean send(
      Topic<V> topic, V content, String key, Instant happened, long timestamp, String sink) {
    byte[] value = topic.payload().write(content);
    // Under exactly-once, one output that is too large would block all others for good.
    if (value.length > Payload.MAX_BYTES) {
      return false;
    }
    Headers headers = new RecordHeaders();
    WireHeaders.putSchema(headers, topic.payload().schema());
    WireHeaders.putEventTime(headers, happened);
    byte[] utf8 = key.getBytes(StandardCharsets.UTF_8);
    context.forward(new Record<>(utf8, value, timestamp, headers), sink);
    return true;
  }
}
