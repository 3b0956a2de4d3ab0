package nl.dijkwacht.topics.wire;

import java.util.Arrays;
import java.util.Optional;
import nl.dijkwacht.core.DeadLetter;
import nl.dijkwacht.core.DeadLetterReason;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter as it is on the wire: key and value are those of the input, the headers say what is
 * wrong with it. However large the input, it fits in the topic: of a value only the first {@link
 * Payload#MAX_BYTES} are kept, a key that is absurdly long is left out, and so are headers of the
 * input that are not Dijkwacht's. Not thread-safe.
 */
public final class DeadLetterRecord {

  private static final int LONGEST_KEY = 8192;
  private static final int LONGEST_TEXT = 1024;

  private final byte @Nullable [] key;
  private final byte @Nullable [] value;
  private final Headers headers;

  private DeadLetterRecord(byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
    this.key = key;
    this.value = value;
    this.headers = headers;
  }

  /** Makes the dead letter of an input; the origin is null for what was never in a topic. */
  public static DeadLetterRecord of(
      DeadLetter letter,
      @Nullable RecordOrigin origin,
      byte @Nullable [] key,
      byte @Nullable [] value,
      Headers inputHeaders) {
    Headers headers = headersOfInput(inputHeaders);
    HeaderValue.put(headers, WireHeaders.REASON, letter.reason().label());
    HeaderValue.put(headers, WireHeaders.PLACE, clipped(letter.place()));
    HeaderValue.put(headers, WireHeaders.DETAIL, clipped(letter.detail()));
    WireHeaders.putAttempts(headers, letter.attempts());
    if (origin != null) {
      origin.putIn(headers);
    }
    boolean longKey = key != null && key.length > LONGEST_KEY;
    boolean longValue = value != null && value.length > Payload.MAX_BYTES;
    if (longKey || longValue) {
      int size = (key == null ? 0 : key.length) + (value == null ? 0 : value.length);
      HeaderValue.put(headers, WireHeaders.CLIPPED_FROM, Integer.toString(size));
    }
    return new DeadLetterRecord(
        longKey ? null : key,
        value != null && longValue ? Arrays.copyOf(value, Payload.MAX_BYTES) : value,
        headers);
  }

  /** Reads a record of a dead-letter topic, whatever it holds. */
  public static DeadLetterRecord of(ConsumerRecord<byte[], byte[]> consumed) {
    return new DeadLetterRecord(consumed.key(), consumed.value(), consumed.headers());
  }

  public byte @Nullable [] key() {
    return key;
  }

  public byte @Nullable [] value() {
    return value;
  }

  public Headers headers() {
    return headers;
  }

  /** What is wrong with the input; null if the headers don't say so in words known here. */
  public @Nullable DeadLetter letter() {
    String label = HeaderValue.text(headers, WireHeaders.REASON);
    String place = HeaderValue.text(headers, WireHeaders.PLACE);
    String detail = HeaderValue.text(headers, WireHeaders.DETAIL);
    if (label == null || place == null || detail == null) {
      return null;
    }
    Optional<DeadLetterReason> reason = DeadLetterReason.ofLabel(label);
    return reason.isEmpty()
        ? null
        : new DeadLetter(reason.get(), place, detail, Math.max(1, WireHeaders.attempts(headers)));
  }

  /** Where the input was; null if it was never in a topic. */
  public @Nullable RecordOrigin origin() {
    return RecordOrigin.in(headers);
  }

  /** Whether key and value are all that the input had. */
  public boolean whole() {
    return headers.lastHeader(WireHeaders.CLIPPED_FROM) == null;
  }

  /**
   * The input as it goes back to its topic, with the attempts so far; null if it was never in one
   * or is not whole. Its timestamp will be that of sending: with the old one, retention might
   * delete it before it is read, and people would be alerted to what is long past.
   */
  public @Nullable ProducerRecord<byte[], byte[]> replay() {
    RecordOrigin origin = origin();
    if (origin == null || !whole()) {
      return null;
    }
    Headers replayed = headersOfInput(headers);
    WireHeaders.putAttempts(replayed, Math.max(1, WireHeaders.attempts(headers)));
    return new ProducerRecord<>(origin.topic(), null, key, value, replayed);
  }

  private static Headers headersOfInput(Headers headers) {
    Headers kept = new RecordHeaders();
    for (String name : WireHeaders.OF_THE_INPUT) {
      Header header = headers.lastHeader(name);
      if (header != null
          && header.value() != null
          && header.value().length <= HeaderValue.LONGEST) {
        kept.add(header);
      }
    }
    return kept;
  }

  private static String clipped(String text) {
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT - 1) + "…";
  }
}
