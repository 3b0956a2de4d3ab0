package nl.dijkwacht.streams.detect;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
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

/** Writes the signals of one processor to its sink. */
final class SignalOutput {

  private final ProcessorContext<byte[], byte[]> context;
  private final MeterRegistry registry;
  private final String sink;

  /**
   * @param sink for signals, by the name that the topology gives it; tasks share none
   */
  SignalOutput(ProcessorContext<byte[], byte[]> context, MeterRegistry registry, String sink) {
    this.context = context;
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
    boolean written = send(Topics.SIGNALS, signal, signal.findingId(), happened, timestamp, sink);
    if (written) {
      Meters.DETECT_SIGNALS.counter(registry, signal.rule().level().label()).increment();
    }
    return written;
  }

  /** Writes anything to a sink, as {@link #signal} does. */
  <V> boolean send(
      Topic<V> topic, V content, String key, Instant happened, long timestamp, String toSink) {
    byte[] value = topic.payload().write(content);
    // Under exactly-once, one output that is too large would block all others for good.
    if (value.length > Payload.MAX_BYTES) {
      return false;
    }
    Headers headers = new RecordHeaders();
    WireHeaders.putSchema(headers, topic.payload().schema());
    WireHeaders.putEventTime(headers, happened);
    byte[] utf8 = key.getBytes(StandardCharsets.UTF_8);
    context.forward(new Record<>(utf8, value, timestamp, headers), toSink);
    return true;
  }
}
