package nl.dijkwacht.streams.detect;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.core.Provenance;
import nl.dijkwacht.core.Signal;
import nl.dijkwacht.core.TrailEvent;
import nl.dijkwacht.core.TrailEventReader;
import nl.dijkwacht.core.TrailReading;
import nl.dijkwacht.metrics.BoundedLabel;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.sigma.EventType;
import nl.dijkwacht.sigma.RuleMatcher;
import nl.dijkwacht.sigma.RuleSet;
import nl.dijkwacht.sigma.match.SigmaRule;
import nl.dijkwacht.streams.runtime.DeadLetterSink;
import nl.dijkwacht.topics.Payload;
import nl.dijkwacht.topics.Stage;
import nl.dijkwacht.topics.Topics;
import nl.dijkwacht.topics.WireHeaders;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.WindowStore;

/** Holds each event against all rules. */
final class DetectProcessor implements Processor<byte[], byte[], byte[], byte[]> {

  private static final byte[] SEEN = {};

  private final DetectTopology.Settings settings;
  private final MeterRegistry registry;
  private final TrailEventReader reader = new TrailEventReader();
  private final BoundedLabel sources;
  private final Counter duplicates;
  private RuleSet rules;
  private RuleMatcher matcher;
  private EventCounters events;

  // Kafka Streams hands them over in init, before any record.
  @SuppressWarnings("NullAway.Init")
  private ProcessorContext<byte[], byte[]> context;

  @SuppressWarnings("NullAway.Init")
  private WindowStore<String, byte[]> candidates;

  @SuppressWarnings("NullAway.Init")
  private DeadLetterSink deadLetters;

  DetectProcessor(DetectTopology.Settings settings, MeterRegistry registry, BoundedLabel sources) {
    this.settings = settings;
    this.registry = registry;
    this.sources = sources;
    this.rules = settings.rules().get();
    this.matcher = rules.matcher();
    this.events = new EventCounters(registry, sources);
    this.duplicates = Meters.DETECT_CANDIDATES_DUPLICATE.counter(registry);
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    this.context = context;
    this.candidates = context.getStateStore(DetectTopology.CANDIDATES);
    this.deadLetters =
        new DeadLetterSink(context, registry, Stage.DETECT, DetectTopology.DEAD_LETTERS_SINK);
  }

  /** Stores stay as they are: what they hold belongs to rules by id, changed or not. */
  @SuppressWarnings("ReferenceEquality") // Holding rule against rule would cost more than matching.
  private void takeNewRules() {
    RuleSet now = settings.rules().get();
    if (now != rules) {
      rules = now;
      matcher = now.matcher();
      // Types of events are the matcher's own.
      events = new EventCounters(registry, sources);
    }
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    takeNewRules();
    if (record.value() == null) {
      deadLetters.send(record, DeadLetterReason.UNREADABLE_PAYLOAD, "the record has no value");
      return;
    }
    TrailReading reading = reader.read(record.value());
    if (reading instanceof TrailReading.Event read) {
      EventType type = matcher.typeOf(read.event());
      events.count(type, read.event());
      List<SigmaRule> matches = matcher.match(type, read.event());
      if (!matches.isEmpty()) {
        candidate(record, read.event(), matches);
      }
    } else if (reading instanceof TrailReading.Unusable unusable) {
      deadLetters.send(record, unusable.reason(), unusable.detail());
    } else {
      deadLetters.send(
          record, DeadLetterReason.NOT_A_TRAIL_EVENT, "only records of events belong here");
    }
  }

  private void candidate(Record<byte[], byte[]> record, TrailEvent event, List<SigmaRule> matches) {
    Instant collectedAt = Instant.ofEpochMilli(record.timestamp());
    Provenance provenance = WireHeaders.provenance(record.headers());
    for (SigmaRule rule : matches) {
      Signal signal =
          Signal.of(
              settings.prefix().value(),
              rule.ref(),
              rule.subject(),
              event,
              collectedAt,
              provenance);
      if (isSeen(signal.id(), record.timestamp())) {
        duplicates.increment();
      } else {
        signal(record, signal);
      }
    }
  }

  /**
   * Duplicates are a fifth of real data, and must not count twice. A signal's id holds that of its
   * event; an event that comes again with other content may still make signals of its own.
   */
  private boolean isSeen(String signalId, long collectedAt) {
    long reach = settings.deduplicateFor().toMillis();
    try (var seen = candidates.fetch(signalId, collectedAt - reach, collectedAt + reach)) {
      return seen.hasNext();
    }
  }

  private void signal(Record<byte[], byte[]> record, Signal signal) {
    byte[] value = Topics.SIGNALS.payload().write(signal);
    // Under exactly-once, one output that is too large would block all others for good.
    if (value.length > Payload.MAX_BYTES) {
      deadLetters.send(
          record, DeadLetterReason.OUTPUT_TOO_LARGE, "the signal of rule " + signal.rule().id());
      return;
    }
    candidates.put(signal.id(), SEEN, record.timestamp());
    Headers headers = new RecordHeaders();
    WireHeaders.putSchema(headers, Topics.SIGNALS.payload().schema());
    WireHeaders.putEventTime(headers, signal.event().eventTime());
    byte[] key = signal.findingId().getBytes(StandardCharsets.UTF_8);
    context.forward(
        new Record<>(key, value, record.timestamp(), headers), DetectTopology.SIGNALS_SINK);
    Meters.DETECT_SIGNALS.counter(registry, signal.rule().level().label()).increment();
  }
}
