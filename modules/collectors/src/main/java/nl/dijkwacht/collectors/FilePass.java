package nl.dijkwacht.collectors;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;
import nl.dijkwacht.collectors.files.TrailItem;
import nl.dijkwacht.collectors.files.TrailSink;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.core.Provenance;
import nl.dijkwacht.core.TrailEvent;
import nl.dijkwacht.topics.Checkpoint;
import nl.dijkwacht.topics.DeadLetterRecord;
import nl.dijkwacht.topics.TopicPrefix;
import nl.dijkwacht.topics.Topics;
import nl.dijkwacht.topics.WireHeaders;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** One reading of one file into the topics, committed in small steps. */
final class FilePass implements TrailSink {

  static final String COLLECTOR = "files";

  /** What is committed at once at most: a crash makes no more be read again. */
  private static final int STEP_RECORDS = 2_000;

  /** How long a record waits for its transaction to end at most, while more keep coming. */
  private static final long STEP_NANOS = Duration.ofMillis(20).toNanos();

  private final String source;
  private final TopicPrefix prefix;
  private final CheckpointedProducer producer;
  private final CollectMeters meters;
  private final Clock clock;
  private final LongFunction<Checkpoint> checkpoint;
  private final BooleanSupplier stopping;
  private int pending;
  private long stepBegan;
  private boolean unreadable;

  /**
   * @param source the file's name in checkpoints and provenance
   * @param checkpoint the checkpoint after so many items
   */
  FilePass(
      String source,
      TopicPrefix prefix,
      CheckpointedProducer producer,
      CollectMeters meters,
      Clock clock,
      LongFunction<Checkpoint> checkpoint,
      BooleanSupplier stopping) {
    this.source = source;
    this.prefix = prefix;
    this.producer = producer;
    this.meters = meters;
    this.clock = clock;
    this.checkpoint = checkpoint;
    this.stopping = stopping;
  }

  @Override
  public boolean accept(TrailItem item) {
    if (item instanceof TrailItem.Event found) {
      event(found.number(), found.event());
    } else if (item instanceof TrailItem.Foreign other) {
      meters.foreign(other.kind());
    } else if (item instanceof TrailItem.Unusable dead) {
      deadLetter(dead);
    }
    if (pending == 0) {
      stepBegan = System.nanoTime();
    }
    pending++;
    if (pending >= STEP_RECORDS || System.nanoTime() - stepBegan > STEP_NANOS) {
      producer.commit(source, checkpoint.apply(item.number()));
      pending = 0;
    }
    return !stopping.getAsBoolean();
  }

  /** Whether the file itself could not be read, which may change without the file changing. */
  boolean isUnreadable() {
    return unreadable;
  }

  private void event(long number, TrailEvent event) {
    long collectedAt = clock.millis();
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            Topics.TRAIL_EVENTS.fullName(prefix),
            null,
            collectedAt,
            event.key().getBytes(StandardCharsets.UTF_8),
            event.bytes());
    WireHeaders.putSchema(record.headers(), Topics.TRAIL_EVENTS.payload().schema());
    WireHeaders.putEventTime(record.headers(), Instant.ofEpochMilli(event.epochMillis()));
    describe(record.headers(), number);
    producer.send(record);
    meters.event(event.epochMillis(), collectedAt);
  }

  private void deadLetter(TrailItem.Unusable dead) {
    unreadable |= dead.letter().reason() == DeadLetterReason.UNREADABLE_SOURCE;
    Headers headers = new RecordHeaders();
    describe(headers, dead.number());
    byte[] key = (source + "#" + dead.number()).getBytes(StandardCharsets.UTF_8);
    DeadLetterRecord record = DeadLetterRecord.of(dead.letter(), null, key, dead.input(), headers);
    producer.send(
        new ProducerRecord<>(
            Topics.COLLECT_DEAD_LETTERS.fullName(prefix),
            null,
            clock.millis(),
            record.key(),
            record.value(),
            record.headers()));
    meters.deadLetter(dead.letter().reason());
  }

  private void describe(Headers headers, long number) {
    WireHeaders.putProvenance(headers, new Provenance(source, number));
    WireHeaders.putCollector(headers, COLLECTOR);
  }
}
