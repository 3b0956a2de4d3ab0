package nl.dijkwacht.streams.runtime;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.wire.Payload;
import nl.dijkwacht.topics.wire.WireHeaders;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Writes what belongs in topics to the sinks of one processor. */
public final class StageOutput {

  private final ProcessorContext<byte[], byte[]> context;

  public StageOutput(ProcessorContext<byte[], byte[]> context) {
    this.context = context;
  }

  /**
   * Writes a record.
   *
   * @param happened when what it tells of happened (event time)
   * @param timestamp of the record: when what it follows from was collected (milliseconds since the
   *     epoch)
   * @param toSink by the name that the topology gives it
   * @return false if it is larger than topics take: then nothing is written, since under
   *     exactly-once one output that is too large would block all others for good
   */
  public <V> boolean send(
      Topic<V> topic, V content, String key, Instant happened, long timestamp, String toSink) {
    byte[] value = topic.payload().write(content);
    byte[] utf8 = key.getBytes(StandardCharsets.UTF_8);
    if (utf8.length + value.length > Payload.MAX_BYTES) {
      return false;
    }
    Headers headers = new RecordHeaders();
    WireHeaders.putSchema(headers, topic.payload().schema());
    WireHeaders.putEventTime(headers, happened);
    context.forward(new Record<>(utf8, value, timestamp, headers), toSink);
    return true;
  }

  /** Takes what was written under a key back. */
  public void remove(String key, long timestamp, String toSink) {
    byte[] utf8 = key.getBytes(StandardCharsets.UTF_8);
    context.forward(new Record<>(utf8, null, timestamp, new RecordHeaders()), toSink);
  }
}
