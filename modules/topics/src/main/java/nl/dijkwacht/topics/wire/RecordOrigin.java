package nl.dijkwacht.topics.wire;

import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Where a record was.
 *
 * @param topic its full name
 * @param timestamp of the record, in milliseconds since the epoch
 */
public record RecordOrigin(String topic, int partition, long offset, long timestamp) {

  void putIn(Headers headers) {
    HeaderValue.put(headers, WireHeaders.ORIGIN_TOPIC, topic);
    HeaderValue.put(headers, WireHeaders.ORIGIN_PARTITION, Integer.toString(partition));
    HeaderValue.put(headers, WireHeaders.ORIGIN_OFFSET, Long.toString(offset));
    HeaderValue.put(headers, WireHeaders.ORIGIN_TIMESTAMP, Long.toString(timestamp));
  }

  static @Nullable RecordOrigin in(Headers headers) {
    String topic = HeaderValue.text(headers, WireHeaders.ORIGIN_TOPIC);
    Long partition = HeaderValue.number(headers, WireHeaders.ORIGIN_PARTITION);
    Long offset = HeaderValue.number(headers, WireHeaders.ORIGIN_OFFSET);
    Long timestamp = HeaderValue.number(headers, WireHeaders.ORIGIN_TIMESTAMP);
    return topic == null || partition == null || offset == null || timestamp == null
        ? null
        : new RecordOrigin(topic, partition.intValue(), offset, timestamp);
  }

  /** {@code topic-partition@offset}. */
  @Override
  public String toString() {
    return topic + "-" + partition + "@" + offset;
  }
}
