package nl.dijkwacht.topics;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import nl.dijkwacht.core.DeadLetterReason;
import org.jspecify.annotations.Nullable;

/** Values that are records of this code base, written as JSON. */
final class JsonPayload<V> implements Payload<V> {

  private final Schema schema;
  private final ObjectReader reader;
  private final ObjectWriter writer;

  JsonPayload(Schema schema, Class<V> type) {
    this.schema = schema;
    this.reader = PayloadJson.MAPPER.readerFor(type);
    this.writer = PayloadJson.MAPPER.writerFor(type);
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public byte[] write(V value) {
    try {
      return writer.writeValueAsBytes(value);
    } catch (IOException e) {
      throw new UncheckedIOException("records of " + schema + " can always be written", e);
    }
  }

  @Override
  public Reading<V> read(byte @Nullable [] bytes) {
    if (bytes == null) {
      return unreadable(DeadLetterReason.UNREADABLE_PAYLOAD, "The record has no value.");
    }
    if (bytes.length > MAX_BYTES) {
      return unreadable(
          DeadLetterReason.TOO_LARGE,
          "The value has %d bytes; %d are allowed.".formatted(bytes.length, MAX_BYTES));
    }
    try {
      @Nullable V value = reader.readValue(bytes);
      return value == null
          ? unreadable(DeadLetterReason.UNREADABLE_PAYLOAD, "The value is null.")
          : new Reading.Value<>(value);
    } catch (JacksonException e) {
      return unreadable(DeadLetterReason.UNREADABLE_PAYLOAD, PayloadFault.sentence(schema, e));
    } catch (IOException | RuntimeException e) {
      return unreadable(
          DeadLetterReason.UNREADABLE_PAYLOAD, "The value is no " + schema + " in JSON.");
    }
  }

  private Reading<V> unreadable(DeadLetterReason reason, String detail) {
    return new Reading.Unreadable<>(reason, detail);
  }
}
