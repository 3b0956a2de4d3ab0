package nl.dijkwacht.topics.wire;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** A payload as Kafka's producers want it; no value stays none, which removes a compacted key. */
record PayloadSerializer<V>(Payload<V> payload) implements Serializer<V> {

  @Override
  public byte @Nullable [] serialize(String topic, @Nullable V value) {
    return value == null ? null : payload.write(value);
  }

  @Override
  public byte @Nullable [] serialize(String topic, Headers headers, @Nullable V value) {
    WireHeaders.putSchema(headers, payload.schema());
    return serialize(topic, value);
  }
}
