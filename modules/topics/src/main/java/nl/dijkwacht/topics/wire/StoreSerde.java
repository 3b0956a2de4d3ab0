package nl.dijkwacht.topics.wire;

import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * A payload in a state store: a byte with the schema's major version, then the payload. A store is
 * read by those who wrote it, so bytes that cannot be read are a fault of theirs and an exception.
 */
record StoreSerde<V>(Payload<V> payload) implements Serde<V> {

  @Override
  public Serializer<V> serializer() {
    return (topic, value) -> value == null ? null : versioned(payload.write(value));
  }

  @Override
  public Deserializer<V> deserializer() {
    return (topic, bytes) -> bytes == null ? null : unversioned(bytes);
  }

  private byte[] versioned(byte[] value) {
    byte[] stored = new byte[value.length + 1];
    stored[0] = (byte) payload.schema().major();
    System.arraycopy(value, 0, stored, 1, value.length);
    return stored;
  }

  private @Nullable V unversioned(byte[] stored) {
    if (stored.length == 0 || stored[0] != (byte) payload.schema().major()) {
      throw new SerializationException(
          "A store of "
              + payload.schema()
              + " was written by another version of Dijkwacht; it needs the application id of its"
              + " own version.");
    }
    byte[] value = new byte[stored.length - 1];
    System.arraycopy(stored, 1, value, 0, value.length);
    Reading<V> reading = payload.read(value);
    if (reading instanceof Reading.Unreadable<V> unreadable) {
      throw new SerializationException(
          "A store of " + payload.schema() + " is damaged: " + unreadable.detail());
    }
    return ((Reading.Value<V>) reading).value();
  }
}
