package nl.dijkwacht.streams.behaviour;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import nl.dijkwacht.core.access.Access;
import nl.dijkwacht.core.access.Accessor;
import nl.dijkwacht.registers.ErasedObjects;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.streams.behaviour.detector.AccessDetector;
import nl.dijkwacht.streams.behaviour.detector.BehaviourSettings;
import nl.dijkwacht.streams.behaviour.detector.ErasedRestoreDetector;
import nl.dijkwacht.streams.behaviour.detector.MfaDetector;
import nl.dijkwacht.streams.behaviour.detector.ProviderDetector;
import nl.dijkwacht.streams.behaviour.detector.PurposeDetector;
import nl.dijkwacht.streams.behaviour.detector.ServiceDetector;
import nl.dijkwacht.streams.behaviour.detector.ThirdPartyDetector;
import nl.dijkwacht.streams.behaviour.habit.Habits;
import nl.dijkwacht.streams.behaviour.habit.PairKey;
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
 * Holds each access against the registers at once, counts it into the habit of its principal, and
 * judges its day by that habit once those have arrived that belong before it.
 */
final class AccessProcessor implements Processor<byte[], byte[], byte[], byte[]> {

  private static final Duration WAKE = Duration.ofSeconds(1);

  /** Days that are judged in one go. */
  private static final int MOST_AT_ONCE = 1_000;

  /** A clock may be wrong by so much; what lies further ahead would be everybody's first day. */
  private static final Duration AHEAD = Duration.ofHours(1);

  private final BehaviourTopology.Settings settings;
  private final BehaviourSettings limits;
  private final MeterRegistry registry;
  private final AccessMeters meters;
  private final List<AccessDetector> detectors =
      List.of(
          new PurposeDetector(),
          new ThirdPartyDetector(),
          new ServiceDetector(),
          new MfaDetector(),
          new ErasedRestoreDetector(),
          new ProviderDetector());

  // Kafka Streams hands them over in init, before any record.
  @SuppressWarnings("NullAway.Init")
  private ProcessorContext<byte[], byte[]> context;

  @SuppressWarnings("NullAway.Init")
  private DeadLetterSink deadLetters;

  @SuppressWarnings("NullAway.Init")
  private BehaviourOutput output;

  @SuppressWarnings("NullAway.Init")
  private Habits habits;

  @SuppressWarnings("NullAway.Init")
  private Waiting waiting;

  @SuppressWarnings("NullAway.Init")
  private HabitJudge judge;

  @SuppressWarnings("NullAway.Init")
  private Forgetting forgetting;

  @SuppressWarnings("NullAway.Init")
  private CaughtUp caughtUp;

  @SuppressWarnings("NullAway.Init")
  private DueWork dueWork;

  AccessProcessor(BehaviourTopology.Settings settings, MeterRegistry registry) {
    this.settings = settings;
    this.limits = settings.behaviour();
    this.registry = registry;
    this.meters = new AccessMeters(registry);
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    this.context = context;
    this.deadLetters =
        new DeadLetterSink(context, registry, Stage.BEHAVIOUR, BehaviourTopology.DEAD_LETTERS_SINK);
    this.output =
        new BehaviourOutput(
            context,
            deadLetters,
            context.getStateStore(BehaviourTopology.TOLD),
            registry,
            settings.prefix(),
            BehaviourTopology.SIGNALS_SINK);
    this.habits = HabitStores.habits(context);
    this.waiting = new Waiting(context.getStateStore(BehaviourTopology.DUE));
    this.judge = new HabitJudge(habits, output, settings);
    this.forgetting = new Forgetting(context, limits, registry);
    this.caughtUp = CaughtUp.of(context, settings.prefix(), List.of(Topics.ACCESSES));
    this.dueWork = new DueWork(registry, Stage.BEHAVIOUR);
    context.schedule(WAKE, PunctuationType.WALL_CLOCK_TIME, this::wake);
  }

  private void wake(long now) {
    if (caughtUp.isDone(now)) {
      List<Waiting.Waited> due = waiting.take(now, MOST_AT_ONCE);
      due.forEach(waited -> dueWork.attempt(() -> judge(waited, now)));
      // A replay of weeks comes in at once; where people were then is needed until all is judged.
      boolean isAllJudged = due.size() < MOST_AT_ONCE;
      dueWork.attempt(() -> forgetting.run(now, isAllJudged));
    }
  }

  private void judge(Waiting.Waited waited, long now) {
    Access access = output.read(Topics.ACCESSES, waited, BehaviourTopology.DUE, now);
    if (access != null) {
      judge.judge(access);
    }
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    caughtUp.read(context);
    Access access = deadLetters.read(Topics.ACCESSES, record);
    if (access != null) {
      access(access, record);
    }
  }

  private void access(Access access, Record<byte[], byte[]> record) {
    Registers registers = settings.registers().get();
    ErasedObjects erased = settings.erased().get();
    String account = access.asset().resource().account();
    for (AccessDetector detector : detectors) {
      detector
          .judge(access, registers, erased)
          .ifPresent(suspicion -> output.tell(suspicion, access.latest(), account));
    }
    // What AWS does by itself has no habit that would excuse it.
    if (access.accessor() != Accessor.PROVIDER) {
      count(access, record);
    }
  }

  private void count(Access access, Record<byte[], byte[]> record) {
    Instant collectedAt = Instant.ofEpochMilli(record.timestamp());
    if (access.minute().isAfter(collectedAt.plus(AHEAD))) {
      meters.count("ahead");
    } else if (access
        .minute()
        .isBefore(collectedAt.minus(Duration.ofDays(limits.retentionDays())))) {
      meters.count("old");
    } else {
      count(access, record.value(), record.timestamp());
    }
  }

  private void count(Access access, byte[] record, long collectedAt) {
    PairKey key = PairKey.of(access);
    Habits.Counted counted = habits.count(access, key, collectedAt, judge.isFollowed(access));
    meters.count(counted == null ? "known" : "counted");
    if (counted == null) {
      return;
    }
    long due = collectedAt + limits.settle().toMillis();
    if (!counted.wasWaiting()) {
      waiting.add(due, key.day(Habits.dayOf(access)), record);
    }
    // Those that are first have to be judged themselves, whatever of their day waits already.
    if (counted.isFirst()) {
      waiting.add(due, key.pair(), record);
    }
    if (counted.isFirstFrom()
        || counted.mayBeInTwoCountries()
        || isMoreThanALook(access, counted.sinceFirst())) {
      waiting.add(due, key.minute(access.minute()), record);
    }
  }

  /**
   * What follows a person's first look and is more by itself; others of its day may not show it.
   */
  private boolean isMoreThanALook(Access access, long sinceFirst) {
    BehaviourSettings.Few few = limits.beginning().few();
    return access.accessor() == Accessor.PERSON
        && sinceFirst >= 0
        && sinceFirst <= few.within().toMinutes()
        && !few.mayCover(access);
  }

  @Override
  public void close() {
    forgetting.close();
  }
}
