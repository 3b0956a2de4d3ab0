package nl.dijkwacht.streams.behaviour;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import nl.dijkwacht.core.Clipped;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.core.Note;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.core.signal.Subject;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.streams.behaviour.detector.BehaviourRule;
import nl.dijkwacht.streams.behaviour.detector.Suspicion;
import nl.dijkwacht.streams.runtime.DeadLetterSink;
import nl.dijkwacht.streams.runtime.StageOutput;
import nl.dijkwacht.streams.runtime.Waiting;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.Reading;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.WindowStore;
import org.jspecify.annotations.Nullable;

/** Writes what one processor found, each signal once. */
final class BehaviourOutput {

  /** As long as findings count signals: what is told again later is a new one to them. */
  static final Duration REMEMBERED = Duration.ofDays(30);

  private static final byte[] NOTHING = {};

  private final StageOutput output;
  private final DeadLetterSink deadLetters;
  private final TopicPrefix prefix;
  private final WindowStore<String, byte[]> told;
  private final MeterRegistry registry;
  private final String sink;

  /**
   * @param deadLetters of the same processor
   * @param told ids of signals, by the time of their records
   * @param sink for signals, by the name that the topology gives it; tasks share none
   */
  BehaviourOutput(
      ProcessorContext<byte[], byte[]> context,
      DeadLetterSink deadLetters,
      WindowStore<String, byte[]> told,
      MeterRegistry registry,
      TopicPrefix prefix,
      String sink) {
    this.output = new StageOutput(context);
    this.deadLetters = deadLetters;
    this.told = told;
    this.registry = registry;
    this.prefix = prefix;
    this.sink = sink;
  }

  /**
   * Tells a suspicion.
   *
   * @param event that it became apparent by
   */
  void tell(Suspicion suspicion, EventSummary event, String account) {
    tell(
        suspicion.rule(),
        suspicion.level(),
        new Subject(account, suspicion.subject()),
        suspicion.cause(),
        event.withNote(suspicion.note()));
  }

  /** Tells something about another subject than a principal. */
  void tell(
      BehaviourRule rule,
      String account,
      Map<String, String> subject,
      String cause,
      EventSummary event,
      Note note) {
    Subject about = new Subject(account, subject);
    tell(rule, rule.rule().level(), about, cause, event.withNote(note));
  }

  private void tell(
      BehaviourRule rule, Level level, Subject subject, String cause, EventSummary event) {
    Signal signal = Signal.of(prefix.value(), rule.rule().at(level), subject, event, cause);
    long timestamp = event.collectedAt().toEpochMilli();
    if (wasTold(signal.id(), timestamp)) {
      return;
    }
    if (send(
        Topics.BEHAVIOUR_SIGNALS, signal, signal.findingId(), event.eventTime(), timestamp, sink)) {
      told.put(signal.id(), NOTHING, timestamp);
      Meters.BEHAVIOUR_SIGNALS.counter(registry, rule.label()).increment();
    }
  }

  private boolean wasTold(String id, long timestamp) {
    long reach = REMEMBERED.toMillis();
    try (var before = told.fetch(id, Math.max(0, timestamp - reach), timestamp + reach)) {
      return before.hasNext();
    }
  }

  /** Writes a record to a sink; false if it is too large, which became a dead letter. */
  <V> boolean send(
      Topic<V> topic, V content, String key, Instant happened, long timestamp, String toSink) {
    boolean sent = output.send(topic, content, key, happened, timestamp, toSink);
    if (!sent) {
      deadLetters.send(
          topic.fullName(prefix) + "#" + Clipped.text(key),
          key.getBytes(StandardCharsets.UTF_8),
          DeadLetterReason.OUTPUT_TOO_LARGE,
          "a record of " + topic.name(),
          timestamp);
    }
    return sent;
  }

  /**
   * What a record holds that was kept in a store; null if it can no longer be read, and then it was
   * set aside.
   *
   * @param place where it was kept, and under what
   * @param key of what it is about
   * @param timestamp of the dead letter, milliseconds since the epoch
   */
  <V> @Nullable V read(Topic<V> topic, byte[] kept, String place, byte[] key, long timestamp) {
    Reading<V> reading = topic.payload().read(kept);
    if (reading instanceof Reading.Unreadable<V> unreadable) {
      deadLetters.send(place, key, unreadable.reason(), unreadable.detail(), timestamp);
      return null;
    }
    return ((Reading.Value<V>) reading).value();
  }

  /** The same of what waited until its time came. */
  <V> @Nullable V read(Topic<V> topic, Waiting.Waited waited, String store, long now) {
    return read(topic, waited.record(), store + "#" + waited.place(), waited.about(), now);
  }
}
