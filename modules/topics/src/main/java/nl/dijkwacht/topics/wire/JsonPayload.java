package nl.dijkwacht.topics.wire;

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
  private final JsonForm form;
  private final ObjectReader reader;
  private final ObjectWriter writer;

  JsonPayload(Schema schema, Class<V> type, JsonForm form) {
    this.schema = schema;
    this.form = form;
    this.reader = PayloadJson.mapper(form).readerFor(type);
    this.writer = PayloadJson.mapper(form).writerFor(type);
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public byte[] write(V value) {
    try {
      return form.pack(writer.writeValueAsBytes(value));
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
      return form.isPacked(bytes) ? readPacked(bytes) : readJson(bytes);
    } catch (JacksonException e) {
      return unreadable(DeadLetterReason.UNREADABLE_PAYLOAD, PayloadFault.sentence(schema, e));
    } catch (IOException | RuntimeException e) {
      return unreadable(
          DeadLetterReason.UNREADABLE_PAYLOAD, "The value is no " + schema + " in JSON.");
    }
  }

  private Reading<V> readPacked(byte[] bytes) throws IOException {
    byte[] json;
    try {
      json = form.unpack(bytes);
    } catch (IOException e) {
      return unreadable(DeadLetterReason.BROKEN_COMPRESSION, "The value is broken gzip.");
    }
    return json.length > form.maxJsonBytes()
        ? unreadable(
            DeadLetterReason.EXPANDS_TOO_MUCH,
            "The value expands to more than %d bytes.".formatted(form.maxJsonBytes()))
        : readJson(json);
  }

  private Reading<V> readJson(byte[] json) throws IOException {
    @Nullable V value = reader.readValue(json);
    return value == null
        ? unreadable(DeadLetterReason.UNREADABLE_PAYLOAD, "The value is null.")
        : new Reading.Value<>(value);
  }

  private Reading<V> unreadable(DeadLetterReason reason, String detail) {
    return new Reading.Unreadable<>(reason, detail);
  }
}
