package nl.dijkwacht.streams.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import nl.dijkwacht.core.DeadLetter;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.topics.catalogue.Stage;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.wire.DeadLetterRecord;
import nl.dijkwacht.topics.wire.Reading;
import nl.dijkwacht.topics.wire.RecordOrigin;
import nl.dijkwacht.topics.wire.WireHeaders;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Where a processor sends the records that it cannot use. For one processor. */
public final class DeadLetterSink {

  private final ProcessorContext<byte[], byte[]> context;
  private final MeterRegistry registry;
  private final Stage stage;
  private final String sinkName;

  /**
   * @param sinkName the name of the topology's sink for dead letters
   */
  public DeadLetterSink(
      ProcessorContext<byte[], byte[]> context,
      MeterRegistry registry,
      Stage stage,
      String sinkName) {
    this.context = context;
    this.registry = registry;
    this.stage = stage;
    this.sinkName = sinkName;
  }

  /** What a record of a topic holds; null if it cannot be read, and then it was set aside. */
  public <V> @Nullable V read(Topic<V> topic, Record<byte[], byte[]> record) {
    Reading<V> reading = topic.payload().read(record.value(), record.headers());
    if (reading instanceof Reading.Unreadable<V> unreadable) {
      send(record, unreadable.reason(), unreadable.detail());
      return null;
    }
    return ((Reading.Value<V>) reading).value();
  }

  /**
   * Sets a record aside as it came.
   *
   * @param detail a sentence without content of the record
   */
  public void send(Record<byte[], byte[]> record, DeadLetterReason reason, String detail) {
    RecordOrigin origin = origin(record);
    int attempts = WireHeaders.attempts(record.headers()) + 1;
    DeadLetter letter = new DeadLetter(reason, origin.toString(), detail, attempts);
    DeadLetterRecord dead =
        DeadLetterRecord.of(letter, origin, record.key(), record.value(), record.headers());
    forward(dead, record.timestamp(), reason);
  }

  /**
   * Tells of what the clock led to and no record did, so that nothing can be replayed.
   *
   * @param place where to look, such as {@code topic#key}
   * @param key of what it is about
   * @param detail a sentence without content of it
   * @param timestamp wall clock, milliseconds since the epoch
   */
  public void send(
      String place, byte[] key, DeadLetterReason reason, String detail, long timestamp) {
    DeadLetter letter = new DeadLetter(reason, place, detail, 1);
    DeadLetterRecord dead = DeadLetterRecord.of(letter, null, key, null, new RecordHeaders());
    forward(dead, timestamp, reason);
  }

  /**
   * Tells of a record that was not written, since it is larger than its topic takes, whatever it
   * follows from.
   *
   * @param detail a sentence without content of it
   */
  public void tooLarge(Topic<?> topic, String key, String detail) {
    send(
        topic.name() + "#" + key,
        key.getBytes(StandardCharsets.UTF_8),
        DeadLetterReason.OUTPUT_TOO_LARGE,
        detail,
        context.currentSystemTimeMs());
  }

  private void forward(DeadLetterRecord dead, long timestamp, DeadLetterReason reason) {
    context.forward(new Record<>(dead.key(), dead.value(), timestamp, dead.headers()), sinkName);
    Meters.DEAD_LETTERS.counter(registry, stage.label(), reason.label()).increment();
  }

  private RecordOrigin origin(Record<byte[], byte[]> record) {
    RecordMetadata metadata =
        context
            .recordMetadata()
            .orElseThrow(() -> new IllegalStateException("a record was sent from a punctuator"));
    return new RecordOrigin(
        metadata.topic(), metadata.partition(), metadata.offset(), record.timestamp());
  }
}
