package nl.dijkwacht.collectors;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;
import nl.dijkwacht.collectors.files.TrailItem;
import nl.dijkwacht.collectors.files.TrailSink;
import nl.dijkwacht.core.DeadLetter;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.core.Provenance;
import nl.dijkwacht.core.TrailEvent;
import nl.dijkwacht.topics.Checkpoint;
import nl.dijkwacht.topics.DeadLetterRecord;
import nl.dijkwacht.topics.Payload;
import nl.dijkwacht.topics.TopicPrefix;
import nl.dijkwacht.topics.Topics;
import nl.dijkwacht.topics.WireHeaders;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** One reading of one file into the topics. */
final class FilePass implements TrailSink {

  static final String COLLECTOR = "files";

  private final String source;
  private final String trailEvents;
  private final String deadLetters;
  private final CollectSteps steps;
  private final Clock clock;
  private final LongFunction<Checkpoint> checkpoint;
  private final boolean knownUnreadable;
  private final BooleanSupplier stopping;
  private boolean unreadable;

  /**
   * @param source the file's name in checkpoints and provenance
   * @param checkpoint the checkpoint after so many items
   * @param knownUnreadable whether there is a dead letter already that says it cannot be read
   */
  FilePass(
      String source,
      TopicPrefix prefix,
      CollectSteps steps,
      Clock clock,
      LongFunction<Checkpoint> checkpoint,
      boolean knownUnreadable,
      BooleanSupplier stopping) {
    this.source = source;
    this.trailEvents = Topics.TRAIL_EVENTS.fullName(prefix);
    this.deadLetters = Topics.COLLECT_DEAD_LETTERS.fullName(prefix);
    this.steps = steps;
    this.clock = clock;
    this.checkpoint = checkpoint;
    this.knownUnreadable = knownUnreadable;
    this.stopping = stopping;
  }

  @Override
  public boolean accept(TrailItem item) {
    if (item instanceof TrailItem.Event found) {
      event(found.number(), found.event());
    } else if (item instanceof TrailItem.Foreign other) {
      steps.counts().foreign(other.kind());
    } else if (item instanceof TrailItem.Unusable dead) {
      unusable(dead);
    }
    if (steps.isDueAfterItem()) {
      steps.checkpoint(source, checkpoint.apply(item.number()));
      steps.commit();
    }
    return !stopping.getAsBoolean();
  }

  /** Whether the file itself could not be read, which may change without the file changing. */
  boolean isUnreadable() {
    return unreadable;
  }

  private void event(long number, TrailEvent event) {
    byte[] value = event.bytes();
    if (value.length > Payload.MAX_BYTES) {
      // The limit of reading can be set higher; what Kafka refuses would block all that follows.
      String detail = "it has %d bytes".formatted(value.length);
      String place = Printable.of(source) + "#" + number;
      deadLetter(number, new DeadLetter(DeadLetterReason.TOO_LARGE, place, detail, 1), value);
      return;
    }
    byte[] key = event.key().getBytes(StandardCharsets.UTF_8);
    long collectedAt = clock.millis();
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(trailEvents, null, collectedAt, key, value);
    WireHeaders.putSchema(record.headers(), Topics.TRAIL_EVENTS.payload().schema());
    WireHeaders.putEventTime(record.headers(), Instant.ofEpochMilli(event.epochMillis()));
    describe(record.headers(), number);
    steps.send(record);
    steps.counts().event(event.epochMillis(), collectedAt);
  }

  private void unusable(TrailItem.Unusable dead) {
    boolean ofFile = dead.letter().reason() == DeadLetterReason.UNREADABLE_SOURCE;
    unreadable |= ofFile;
    if (!ofFile || !knownUnreadable) {
      deadLetter(dead.number(), dead.letter(), dead.input());
    }
  }

  private void deadLetter(long number, DeadLetter letter, byte[] input) {
    Headers headers = new RecordHeaders();
    describe(headers, number);
    byte[] key = (source + "#" + number).getBytes(StandardCharsets.UTF_8);
    DeadLetterRecord record = DeadLetterRecord.of(letter, null, key, input, headers);
    steps.send(
        new ProducerRecord<>(
            deadLetters, null, clock.millis(), record.key(), record.value(), record.headers()));
    steps.counts().deadLetter(letter.reason());
  }

  private void describe(Headers headers, long number) {
    WireHeaders.putProvenance(headers, new Provenance(source, number));
    WireHeaders.putCollector(headers, COLLECTOR);
  }
}
