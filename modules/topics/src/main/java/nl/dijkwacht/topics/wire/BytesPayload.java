package nl.dijkwacht.topics.wire;

import nl.dijkwacht.core.DeadLetterReason;
import org.jspecify.annotations.Nullable;

/** Values that are passed on as they came. */
record BytesPayload(Schema schema) implements Payload<byte[]> {

  @Override
  public byte[] write(byte[] value) {
    return value;
  }

  @Override
  public Reading<byte[]> read(byte @Nullable [] bytes) {
    return bytes == null
        ? new Reading.Unreadable<>(DeadLetterReason.UNREADABLE_PAYLOAD, "The record has no value.")
        : new Reading.Value<>(bytes);
  }
}
