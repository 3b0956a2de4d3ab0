package nl.dijkwacht.streams.detect;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.core.trail.TrailEventReader;
import nl.dijkwacht.core.trail.TrailReading;
import nl.dijkwacht.metrics.BoundedLabel;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.sigma.EventType;
import nl.dijkwacht.sigma.RuleMatcher;
import nl.dijkwacht.sigma.RuleSet;
import nl.dijkwacht.sigma.match.SigmaRule;
import nl.dijkwacht.streams.runtime.DeadLetterSink;
import nl.dijkwacht.topics.catalogue.Stage;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Holds each event against all rules, and tells what it changed and which assets it touched. */
final class DetectProcessor implements Processor<byte[], byte[], byte[], byte[]> {

  private final DetectTopology.Settings settings;
  private final MeterRegistry registry;
  private final TrailEventReader reader = new TrailEventReader();
  private final BoundedLabel sources;
  private RuleSet rules;
  private RuleMatcher matcher;
  private EventCounters events;

  // Kafka Streams hands them over in init, before any record.
  @SuppressWarnings("NullAway.Init")
  private SeenBefore seen;

  @SuppressWarnings("NullAway.Init")
  private DetectOutput output;

  @SuppressWarnings("NullAway.Init")
  private DeadLetterSink deadLetters;

  @SuppressWarnings("NullAway.Init")
  private MatchProcessing matched;

  @SuppressWarnings("NullAway.Init")
  private ChangeProcessing changed;

  @SuppressWarnings("NullAway.Init")
  private AccessProcessing accessed;

  DetectProcessor(DetectTopology.Settings settings, MeterRegistry registry, BoundedLabel sources) {
    this.settings = settings;
    this.registry = registry;
    this.sources = sources;
    this.rules = settings.rules().get();
    this.matcher = rules.matcher(settings::isAbout);
    this.events = new EventCounters(registry, sources);
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    this.seen =
        new SeenBefore(
            context.getStateStore(DetectTopology.CANDIDATES),
            settings.deduplicateFor(),
            Meters.DETECT_CANDIDATES_DUPLICATE.counter(registry));
    this.output = new DetectOutput(context, registry, DetectTopology.SINKS);
    this.deadLetters =
        new DeadLetterSink(context, registry, Stage.DETECT, DetectTopology.DEAD_LETTERS_SINK);
    this.matched = processing();
    this.changed =
        ChangeProcessing.in(
            context, settings.changes(), settings.deduplicateFor(), deadLetters, registry);
    this.accessed = AccessProcessing.in(context, settings, deadLetters, registry);
  }

  private MatchProcessing processing() {
    return new MatchProcessing(
        rules,
        settings.prefix().value(),
        seen,
        output,
        deadLetters,
        settings.accesses().registers(),
        registry);
  }

  /** Stores stay as they are: what they hold belongs to rules by id, changed or not. */
  @SuppressWarnings("ReferenceEquality") // Holding rule against rule would cost more than matching.
  private void takeNewRules() {
    RuleSet now = settings.rules().get();
    if (now != rules) {
      rules = now;
      matcher = now.matcher(settings::isAbout);
      // Types of events are the matcher's own.
      events = new EventCounters(registry, sources);
      matched = processing();
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
        matched.process(record, read.event(), matches);
      }
      if (type.isMarked()) {
        changed.process(record, type, read.event());
        accessed.process(record, type, read.event());
      }
    } else if (reading instanceof TrailReading.Unusable unusable) {
      deadLetters.send(record, unusable.reason(), unusable.detail());
    } else {
      deadLetters.send(
          record, DeadLetterReason.NOT_A_TRAIL_EVENT, "only records of events belong here");
    }
  }
}
