package nl.dijkwacht.topics.wire;

import nl.dijkwacht.core.DeadLetterReason;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** How the values of a topic are written and read. Thread-safe. */
public sealed interface Payload<V> permits JsonPayload, BytesPayload {

  /**
   * The largest value that a topic takes; what is larger becomes a dead letter before it is sent.
   */
  int MAX_BYTES = 1024 * 1024;

  /** The largest JSON that is read out of a compressed value. */
  int MAX_EXPANDED_BYTES = 16 * 1024 * 1024;

  /** A record type of this code base as JSON. */
  static <V> Payload<V> json(String name, int major, int minor, Class<V> type) {
    return new JsonPayload<>(new Schema(name, major, minor), type, JsonForm.PLAIN);
  }

  /**
   * A record type of this code base as JSON, and as gzip of it where that is large: its first two
   * bytes, {@code 1f 8b}, tell which.
   */
  static <V> Payload<V> compressedJson(String name, int major, int minor, Class<V> type) {
    return new JsonPayload<>(new Schema(name, major, minor), type, JsonForm.COMPRESSED);
  }

  /** Bytes as they came. */
  static Payload<byte[]> bytes(String name, int major, int minor) {
    return new BytesPayload(new Schema(name, major, minor));
  }

  Schema schema();

  /** The bytes of a value. Their size is for the caller to compare with {@link #MAX_BYTES}. */
  byte[] write(V value);

  /** Reads any bytes; never throws. */
  Reading<V> read(byte @Nullable [] bytes);

  /** Reads any bytes unless the headers say that they are of a schema that is not known here. */
  default Reading<V> read(byte @Nullable [] bytes, Headers headers) {
    Schema written = WireHeaders.schema(headers);
    return written == null || schema().canRead(written)
        ? read(bytes)
        : new Reading.Unreadable<>(
            DeadLetterReason.UNREADABLE_PAYLOAD,
            "Its schema is " + written + ", and " + schema() + " was expected.");
  }

  /** For producers and sinks; it sets the schema header too. */
  default Serializer<V> serializer() {
    return new PayloadSerializer<>(this);
  }

  /** For the state stores of Kafka Streams. */
  default Serde<V> storeSerde() {
    return new StoreSerde<>(this);
  }
}
