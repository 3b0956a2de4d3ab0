package nl.dijkwacht.streams.detect;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import nl.dijkwacht.topics.Payload;
import nl.dijkwacht.topics.Topic;
import nl.dijkwacht.topics.WireHeaders;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Writes what belongs in topics to the sinks of one processor. */
final class TopicOutput {

  private final ProcessorContext<byte[], byte[]> context;

  TopicOutput(ProcessorContext<byte[], byte[]> context) {
    this.context = context;
  }

  /**
   * Writes a record; false if it is larger than its topic takes.
   *
   * @param happened when what it tells of happened (event time)
   * @param timestamp of the record: when what it follows from was collected
   */
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
