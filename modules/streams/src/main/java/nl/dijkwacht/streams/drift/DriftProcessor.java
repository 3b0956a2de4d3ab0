package nl.dijkwacht.streams.drift;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.core.resource.ConfigurationItem;
import nl.dijkwacht.core.resource.SensitiveData;
import nl.dijkwacht.core.verdict.Change;
import nl.dijkwacht.streams.runtime.CaughtUp;
import nl.dijkwacht.streams.runtime.DeadLetterSink;
import nl.dijkwacht.streams.runtime.Due;
import nl.dijkwacht.streams.runtime.DueWork;
import nl.dijkwacht.streams.runtime.StageOutput;
import nl.dijkwacht.topics.catalogue.Stage;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Holds each item against the controls, and joins it with the changes of its resource. */
final class DriftProcessor implements Processor<byte[], byte[], byte[], byte[]> {

  private static final Duration WAKE = Duration.ofSeconds(1);
  private static final Duration SWEEP = Duration.ofMillis(100);

  /** Of each {@link #SWEEP}, while records come and while none does. */
  private static final Duration BUSY_SLICE = Duration.ofMillis(10);

  private static final Duration IDLE_SLICE = Duration.ofMillis(60);

  /** Resources that are looked at again in one go. */
  private static final int MOST_AT_ONCE = 1_000;

  /** When what was due and failed is tried again. */
  private static final long AGAIN = Duration.ofHours(1).toMillis();

  private final DriftTopology.Settings settings;
  private final MeterRegistry registry;
  private final ResultGauges gauges;
  private final InfoGauges info;
  private final DriftMeters meters;
  private final Judges judges;
  private final String changesTopic;
  private final String sensitiveDataTopic;
  private boolean isBusy;

  // Kafka Streams hands them over in init, before any record.
  @SuppressWarnings("NullAway.Init")
  private ProcessorContext<byte[], byte[]> context;

  @SuppressWarnings("NullAway.Init")
  private DeadLetterSink deadLetters;

  @SuppressWarnings("NullAway.Init")
  private DueWork dueWork;

  @SuppressWarnings("NullAway.Init")
  private Due due;

  @SuppressWarnings("NullAway.Init")
  private ResultCounts counts;

  @SuppressWarnings("NullAway.Init")
  private ResourceDrift drift;

  @SuppressWarnings("NullAway.Init")
  private Sweep sweep;

  @SuppressWarnings("NullAway.Init")
  private CaughtUp caughtUp;

  DriftProcessor(
      DriftTopology.Settings settings,
      MeterRegistry registry,
      ResultGauges gauges,
      InfoGauges info,
      Judges judges) {
    this.settings = settings;
    this.registry = registry;
    this.gauges = gauges;
    this.info = info;
    this.meters = new DriftMeters(registry);
    this.judges = judges;
    this.changesTopic = Topics.CHANGES.fullName(settings.prefix());
    this.sensitiveDataTopic = Topics.SENSITIVE_DATA.fullName(settings.prefix());
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    this.context = context;
    this.deadLetters =
        new DeadLetterSink(context, registry, Stage.DRIFT, DriftTopology.DEAD_LETTERS_SINK);
    this.dueWork = new DueWork(registry, Stage.DRIFT);
    FoundData found = new FoundData(context.getStateStore(DriftTopology.FOUND));
    ResourceStates states =
        new ResourceStates(context.getStateStore(DriftTopology.RESOURCES), found::isAnything);
    this.due = new Due(context.getStateStore(DriftTopology.DUE));
    this.counts = ResultCounts.of(states, gauges);
    Calls calls = new Calls(context.getStateStore(DriftTopology.CALLS), meters);
    DriftOutput output = new DriftOutput(new StageOutput(context), deadLetters, meters);
    Sightings sightings = new Sightings(context.getStateStore(DriftTopology.SIGHTINGS));
    Accounts accounts =
        new Accounts(context.getStateStore(DriftTopology.ACCOUNTS), sightings, output::sighting);
    this.drift =
        new ResourceDrift(
            new Settling.Task(settings, output, due, meters, counts),
            states,
            calls,
            accounts,
            found,
            new Assets(context.getStateStore(DriftTopology.ASSETS), output));
    this.sweep =
        new Sweep(context.getStateStore(DriftTopology.PROGRESS), states, drift, counts, dueWork);
    this.caughtUp =
        CaughtUp.of(
            context,
            settings.prefix(),
            List.of(Topics.CONFIGURATION_ITEMS, Topics.CHANGES, Topics.SENSITIVE_DATA));
    context.schedule(WAKE, PunctuationType.WALL_CLOCK_TIME, this::wake);
    context.schedule(SWEEP, PunctuationType.WALL_CLOCK_TIME, this::sweep);
  }

  private void wake(long now) {
    info.show(judges.now(), gauges.accounts());
    if (caughtUp.isDone(now)) {
      Judge judge = judges.now();
      long streamTime = context.currentStreamTimeMs();
      for (String key : due.take(now, MOST_AT_ONCE)) {
        if (!dueWork.attempt(() -> drift.wake(key, judge, now, streamTime))) {
          due.add(now + AGAIN, key);
        }
      }
    }
  }

  /** Not before what waited at the start was read: it may be newer than what is judged here. */
  private void sweep(long now) {
    if (!caughtUp.isDone(now)) {
      return;
    }
    long until = System.nanoTime() + (isBusy ? BUSY_SLICE : IDLE_SLICE).toNanos();
    isBusy = false;
    sweep.run(judges.now(), now, () -> until - System.nanoTime());
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    isBusy = true;
    caughtUp.read(context);
    String topic = context.recordMetadata().map(RecordMetadata::topic).orElse("");
    if (topic.equals(changesTopic)) {
      change(record);
    } else if (topic.equals(sensitiveDataTopic)) {
      found(record);
    } else {
      item(record);
    }
  }

  private void found(Record<byte[], byte[]> record) {
    SensitiveData data = deadLetters.read(Topics.SENSITIVE_DATA, record);
    if (data != null) {
      drift.found(data, judges.now(), context.currentSystemTimeMs());
    }
  }

  private void item(Record<byte[], byte[]> record) {
    ConfigurationItem item = deadLetters.read(Topics.CONFIGURATION_ITEMS, record);
    if (item != null) {
      long now = context.currentSystemTimeMs();
      ResourceDrift.Outcome outcome =
          drift.item(item, record.value(), judges.now(), record.timestamp(), now);
      meters.item(outcome);
      if (outcome == ResourceDrift.Outcome.TOO_LARGE) {
        deadLetters.send(record, DeadLetterReason.OUTPUT_TOO_LARGE, "the state of the resource");
      }
    }
  }

  private void change(Record<byte[], byte[]> record) {
    Change change = deadLetters.read(Topics.CHANGES, record);
    if (change != null) {
      long now = context.currentSystemTimeMs();
      meters.change(drift.change(change, judges.now(), record.timestamp(), now));
    }
  }

  @Override
  public void close() {
    counts.close();
  }
}
