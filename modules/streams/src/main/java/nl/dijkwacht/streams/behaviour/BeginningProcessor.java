package nl.dijkwacht.streams.behaviour;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import nl.dijkwacht.core.access.Beginning;
import nl.dijkwacht.streams.runtime.CaughtUp;
import nl.dijkwacht.streams.runtime.DeadLetterSink;
import nl.dijkwacht.streams.runtime.DueWork;
import nl.dijkwacht.streams.runtime.Waiting;
import nl.dijkwacht.topics.catalogue.Stage;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Joins first accesses with what was granted before them, by role or user, and tells those that are
 * suspicious once both have had the time to arrive.
 */
final class BeginningProcessor implements Processor<byte[], byte[], byte[], byte[]> {

  private static final Duration WAKE = Duration.ofSeconds(1);
  private static final int MOST_AT_ONCE = 1_000;

  private final BehaviourTopology.Settings settings;
  private final MeterRegistry registry;

  // Kafka Streams hands them over in init, before any record.
  @SuppressWarnings("NullAway.Init")
  private ProcessorContext<byte[], byte[]> context;

  @SuppressWarnings("NullAway.Init")
  private DeadLetterSink deadLetters;

  @SuppressWarnings("NullAway.Init")
  private Beginnings beginnings;

  @SuppressWarnings("NullAway.Init")
  private Waiting waiting;

  @SuppressWarnings("NullAway.Init")
  private CaughtUp caughtUp;

  @SuppressWarnings("NullAway.Init")
  private DueWork dueWork;

  @SuppressWarnings("NullAway.Init")
  private BehaviourOutput output;

  BeginningProcessor(BehaviourTopology.Settings settings, MeterRegistry registry) {
    this.settings = settings;
    this.registry = registry;
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    this.context = context;
    this.deadLetters =
        new DeadLetterSink(
            context, registry, Stage.BEHAVIOUR, BehaviourTopology.BEGINNINGS_DEAD_LETTERS_SINK);
    this.output =
        new BehaviourOutput(
            context,
            deadLetters,
            context.getStateStore(BehaviourTopology.BEGINNINGS_TOLD),
            registry,
            settings.prefix(),
            BehaviourTopology.BEGINNINGS_SIGNALS_SINK);
    this.beginnings =
        new Beginnings(
            context.getStateStore(BehaviourTopology.GRANTEES), output, settings.behaviour());
    this.waiting = new Waiting(context.getStateStore(BehaviourTopology.BEGINNINGS_DUE));
    this.caughtUp = CaughtUp.of(context, settings.prefix(), List.of(Topics.BEGINNINGS));
    this.dueWork = new DueWork(registry, Stage.BEHAVIOUR);
    context.schedule(WAKE, PunctuationType.WALL_CLOCK_TIME, this::wake);
  }

  private void wake(long now) {
    if (caughtUp.isDone(now)) {
      for (Waiting.Waited waited : waiting.take(now, MOST_AT_ONCE)) {
        dueWork.attempt(() -> judge(waited, now));
      }
      dueWork.attempt(() -> beginnings.forget(now));
    }
  }

  private void judge(Waiting.Waited waited, long now) {
    Beginning beginning =
        output.read(Topics.BEGINNINGS, waited, BehaviourTopology.BEGINNINGS_DUE, now);
    if (beginning != null) {
      beginnings.judge(beginning);
    }
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    long now = context.currentSystemTimeMs();
    caughtUp.read(context);
    Beginning beginning = deadLetters.read(Topics.BEGINNINGS, record);
    if (beginning != null) {
      if (beginnings.add(beginning)) {
        waiting.add(
            now + settings.behaviour().grantSettle().toMillis(),
            Beginnings.key(beginning),
            record.value());
      }
    }
  }
}
