package nl.dijkwacht.streams.behaviour;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import nl.dijkwacht.core.access.Access;
import nl.dijkwacht.core.access.AccessEvent;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.core.verdict.Change;
import nl.dijkwacht.registers.ErasedObjects;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.streams.StageDriver;
import nl.dijkwacht.streams.Touch;
import nl.dijkwacht.streams.TrailRecord;
import nl.dijkwacht.streams.behaviour.detector.BehaviourRule;
import nl.dijkwacht.streams.behaviour.detector.BehaviourSettings;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.Reading;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/** The stage in one task; its wall clock goes with what is piped. */
final class BehaviourDriver implements AutoCloseable {

  /** A Monday. */
  static final Instant START = TrailRecord.NOON;

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final StageDriver driver;
  private Instant now = START;

  BehaviourDriver() {
    this(BehaviourSettings.DEFAULT, Registers.empty(), ErasedObjects.none());
  }

  BehaviourDriver(BehaviourSettings settings, Registers registers, ErasedObjects erased) {
    this(settings, registers, erased, principal -> false);
  }

  BehaviourDriver(
      BehaviourSettings settings,
      Registers registers,
      ErasedObjects erased,
      Predicate<String> restricted) {
    this.driver =
        new StageDriver(
            BehaviourTopology.of(
                new BehaviourTopology.Settings(
                    StageDriver.PREFIX, () -> registers, () -> erased, restricted, settings),
                registry),
            registry);
  }

  /** Days from the start, at an hour of UTC. */
  static Instant at(long day, int hour) {
    return at(day, hour, 0);
  }

  static Instant at(long day, int hour, int minute) {
    return START
        .plus(Duration.ofDays(day))
        .plus(Duration.ofHours(hour - 12L))
        .plus(Duration.ofMinutes(minute));
  }

  static boolean isWeekend(long day) {
    return day % 7 >= 5;
  }

  void pipe(Touch touch) {
    pipe(touch, touch.collectedAt());
  }

  /** What was last collected at a time. */
  void pipe(Touch touch, Instant collectedAt) {
    pipe(touch.access(), collectedAt);
  }

  void pipe(Access access, Instant collectedAt) {
    driver.pipe(
        Topics.ACCESSES,
        access.key().getBytes(UTF_8),
        Topics.ACCESSES.payload().write(access),
        new RecordHeaders(),
        collectedAt);
  }

  void pipe(Change change) {
    driver.pipe(
        Topics.CHANGES,
        change.resource().toString().getBytes(UTF_8),
        Topics.CHANGES.payload().write(change),
        new RecordHeaders(),
        change.event().collectedAt());
  }

  void pipe(AccessEvent event) {
    driver.pipe(
        Topics.ACCESS_EVENTS,
        event.event().principal().id().getBytes(UTF_8),
        Topics.ACCESS_EVENTS.payload().write(event),
        new RecordHeaders(),
        event.event().collectedAt());
  }

  /** Lets the wall clock pass until an instant, so that what is due by then is judged. */
  void until(Instant then) {
    if (then.isAfter(now)) {
      driver.pass(Duration.between(now, then));
      now = then;
    }
    settle();
  }

  /** Lets pass what everything waits for, twice over. */
  void settle() {
    for (int i = 0; i < 6; i++) {
      driver.pass(Duration.ofMinutes(10));
      now = now.plus(Duration.ofMinutes(10));
    }
  }

  /** The signals since the last call. */
  List<Signal> signals() {
    List<Signal> signals = new ArrayList<>();
    for (var record : driver.read(Topics.BEHAVIOUR_SIGNALS)) {
      if (Topics.BEHAVIOUR_SIGNALS.payload().read(record.value())
          instanceof Reading.Value<Signal> read) {
        signals.add(read.value());
      }
    }
    return signals;
  }

  /** Those of a rule since the last call. */
  List<Signal> signals(BehaviourRule rule) {
    return signals().stream().filter(signal -> is(signal, rule)).toList();
  }

  static boolean is(Signal signal, BehaviourRule rule) {
    return signal.rule().id().equals(rule.rule().id());
  }

  /** The entries of a store of bytes: keys and values as they are, in Latin-1. */
  List<String> bytesOf(String store) {
    List<String> entries = new ArrayList<>();
    try (var all = bytes(store).all()) {
      all.forEachRemaining(
          entry ->
              entries.add(
                  new String(entry.key.get(), ISO_8859_1) + new String(entry.value, ISO_8859_1)));
    }
    return entries;
  }

  void put(String store, byte[] key, byte[] value) {
    bytes(store).put(Bytes.wrap(key), value);
  }

  // The keys of these stores are bytes.
  @SuppressWarnings("unchecked")
  private KeyValueStore<Bytes, byte[]> bytes(String store) {
    return (KeyValueStore<Bytes, byte[]>) (KeyValueStore<?, ?>) driver.store(store);
  }

  int deadLetters() {
    return driver.read(Topics.BEHAVIOUR_DEAD_LETTERS).size();
  }

  SimpleMeterRegistry registry() {
    return registry;
  }

  StageDriver stage() {
    return driver;
  }

  @Override
  public void close() {
    driver.close();
  }
}
