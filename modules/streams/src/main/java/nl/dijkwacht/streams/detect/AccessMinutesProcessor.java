package nl.dijkwacht.streams.detect;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import nl.dijkwacht.core.access.Access;
import nl.dijkwacht.core.access.AccessEvent;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.streams.detect.minutes.Minute;
import nl.dijkwacht.streams.runtime.DeadLetterSink;
import nl.dijkwacht.streams.runtime.Due;
import nl.dijkwacht.streams.runtime.StageOutput;
import nl.dijkwacht.topics.catalogue.Stage;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Counts access events into minutes (event time), and writes each second those that changed. Which
 * ones did is in a store too, so that a crash loses nothing. A minute is kept for as long as copies
 * of its events are recognised, after the last of them was collected.
 */
final class AccessMinutesProcessor implements Processor<byte[], byte[], byte[], byte[]> {

  private static final Duration WAKE = Duration.ofSeconds(1);

  /** Minutes that are written, and removed, in one go. */
  private static final int MOST_AT_ONCE = 10_000;

  private static final byte[] NOTHING = {};

  private final DetectTopology.Settings settings;
  private final MeterRegistry registry;
  private final UnwrittenMinutes unwritten;
  private final Counter written;

  /** Minutes that wait to be written, and those that were written at the last wake. */
  private long waiting;

  private long uncommitted;

  // Kafka Streams hands them over in init, before any record.
  @SuppressWarnings("NullAway.Init")
  private ProcessorContext<byte[], byte[]> context;

  @SuppressWarnings("NullAway.Init")
  private KeyValueStore<String, Minute> minutes;

  @SuppressWarnings("NullAway.Init")
  private KeyValueStore<String, byte[]> changed;

  @SuppressWarnings("NullAway.Init")
  private Due over;

  @SuppressWarnings("NullAway.Init")
  private StageOutput output;

  @SuppressWarnings("NullAway.Init")
  private DeadLetterSink deadLetters;

  @SuppressWarnings("NullAway.Init")
  private CollectionClock clock;

  AccessMinutesProcessor(
      DetectTopology.Settings settings, MeterRegistry registry, UnwrittenMinutes unwritten) {
    this.settings = settings;
    this.registry = registry;
    this.unwritten = unwritten;
    this.written = Meters.DETECT_ACCESSES.counter(registry);
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    this.context = context;
    this.minutes = context.getStateStore(DetectTopology.MINUTES);
    this.changed = context.getStateStore(DetectTopology.CHANGED_MINUTES);
    this.over = new Due(context.getStateStore(DetectTopology.OLD_MINUTES));
    this.output = new StageOutput(context);
    this.deadLetters =
        new DeadLetterSink(
            context, registry, Stage.DETECT, DetectTopology.ACCESSES_DEAD_LETTERS_SINK);
    this.clock = new CollectionClock(0, context.currentSystemTimeMs());
    this.waiting = countChanged();
    this.uncommitted = 0;
    show();
    context.schedule(WAKE, PunctuationType.WALL_CLOCK_TIME, this::wake);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    AccessEvent access = deadLetters.read(Topics.ACCESS_EVENTS, record);
    if (access != null) {
      clock.seen(record.timestamp(), context.currentSystemTimeMs());
      count(access, record.timestamp());
    }
  }

  private void count(AccessEvent access, long collectedAt) {
    String key = Minute.key(access);
    Minute minute = minutes.get(key);
    if (minute == null) {
      minute = new Minute(access);
      over.add(collectedAt, key);
    }
    minute.add(
        access, settings.accesses().countries().of(access.event().sourceAddress()), collectedAt);
    if (!minute.isChanged()) {
      minute.change();
      changed.put(key, NOTHING);
      waiting++;
      show();
    }
    minutes.put(key, minute);
  }

  /** A commit is asked for, so that what is written now is committed before the next wake. */
  private void wake(long wall) {
    uncommitted = writeChanged();
    waiting -= uncommitted;
    if (uncommitted > 0) {
      context.commit();
    }
    show();
    removeOld(clock.now(wall) - settings.deduplicateFor().toMillis());
  }

  private long countChanged() {
    long count = 0;
    try (var all = changed.all()) {
      for (; all.hasNext(); all.next()) {
        count++;
      }
    }
    return count;
  }

  private void show() {
    unwritten.show(context.taskId(), waiting + uncommitted);
  }

  private int writeChanged() {
    List<String> keys = new ArrayList<>();
    try (var all = changed.all()) {
      while (keys.size() < MOST_AT_ONCE && all.hasNext()) {
        keys.add(all.next().key);
      }
    }
    for (String key : keys) {
      Minute minute = minutes.get(key);
      if (minute != null) {
        write(minute.write(), minute.collectedAt());
        minutes.put(key, minute);
      }
      changed.delete(key);
    }
    return keys.size();
  }

  /** What bounds a minute keeps it below the largest value that a topic takes. */
  private void write(Access access, long timestamp) {
    boolean isWritten =
        output.send(
            Topics.ACCESSES,
            access,
            access.key(),
            access.minute(),
            timestamp,
            DetectTopology.ACCESSES_SINK);
    if (isWritten) {
      written.increment();
    } else {
      deadLetters.tooLarge(
          Topics.ACCESSES,
          access.key(),
          "a minute of accesses to a resource of type " + access.asset().resource().type());
    }
  }

  private void removeOld(long before) {
    for (String key : over.take(before, MOST_AT_ONCE)) {
      Minute minute = minutes.get(key);
      if (minute != null && (minute.collectedAt() > before || minute.isChanged())) {
        over.add(Math.max(before + 1, minute.collectedAt()), key);
      } else {
        minutes.delete(key);
      }
    }
  }

  @Override
  public void close() {
    unwritten.end(context.taskId());
  }
}
