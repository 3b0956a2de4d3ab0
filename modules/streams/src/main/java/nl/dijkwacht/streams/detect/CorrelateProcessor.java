package nl.dijkwacht.streams.detect;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import nl.dijkwacht.core.signal.Candidate;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.sigma.RuleSet;
import nl.dijkwacht.sigma.correlate.Correlator;
import nl.dijkwacht.streams.runtime.DeadLetterSink;
import nl.dijkwacht.topics.catalogue.Stage;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Holds candidates against the correlations that they were found for. */
final class CorrelateProcessor implements Processor<byte[], byte[], byte[], byte[]> {

  private static final Duration WAKE = Duration.ofSeconds(1);

  /** Windows that are judged in one go. */
  private static final int MOST_AT_ONCE = 10_000;

  private final DetectTopology.Settings settings;
  private final MeterRegistry registry;
  private final CorrelationMeters meters;
  private RuleSet rules;

  // Kafka Streams hands them over in init, before any record.
  @SuppressWarnings("NullAway.Init")
  private ProcessorContext<byte[], byte[]> context;

  @SuppressWarnings("NullAway.Init")
  private DeadLetterSink deadLetters;

  @SuppressWarnings("NullAway.Init")
  private CollectionClock clock;

  @SuppressWarnings("NullAway.Init")
  private Correlating correlating;

  private @Nullable Gauge groups;

  CorrelateProcessor(DetectTopology.Settings settings, MeterRegistry registry) {
    this.settings = settings;
    this.registry = registry;
    this.meters = new CorrelationMeters(registry);
    this.rules = settings.rules().get();
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    this.context = context;
    this.deadLetters =
        new DeadLetterSink(
            context, registry, Stage.DETECT, DetectTopology.CORRELATION_DEAD_LETTERS_SINK);
    WaitingCandidates waiting =
        new WaitingCandidates(context.getStateStore(DetectTopology.WAITING));
    Correlator correlator =
        new Correlator(new WindowEntryStore(context.getStateStore(DetectTopology.ENTRIES)));
    DetectOutput output = new DetectOutput(context, registry, DetectTopology.SINKS_OF_CORRELATIONS);
    this.clock = new CollectionClock(waiting.latestCollected(), context.currentSystemTimeMs());
    this.correlating = new Correlating(settings, correlator, waiting, output, meters);
    this.groups =
        Meters.DETECT_CORRELATION_GROUPS.gauge(
            registry, correlator::groupsInMemory, Integer.toString(context.taskId().partition()));
    context.schedule(WAKE, PunctuationType.WALL_CLOCK_TIME, this::wake);
  }

  private void wake(long wall) {
    takeNewRules();
    correlating.close(clock.now(wall), MOST_AT_ONCE);
  }

  @SuppressWarnings("ReferenceEquality") // It is asked before each record.
  private void takeNewRules() {
    RuleSet now = settings.rules().get();
    if (now != rules) {
      rules = now;
      correlating.take(now);
    }
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    takeNewRules();
    Candidate candidate = deadLetters.read(Topics.CANDIDATES, record);
    if (candidate != null) {
      clock.seen(record.timestamp(), context.currentSystemTimeMs());
      if (record.timestamp() < clock.greatest() - settings.correlateFor().toMillis()) {
        // The store would not keep it.
        meters.tooOld();
      } else {
        correlating.add(candidate, record.timestamp());
      }
    }
  }

  @Override
  public void close() {
    if (groups != null) {
      registry.remove(groups);
    }
  }
}
