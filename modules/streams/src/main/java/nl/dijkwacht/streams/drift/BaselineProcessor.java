package nl.dijkwacht.streams.drift;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.core.verdict.Verdict;
import nl.dijkwacht.streams.runtime.CaughtUp;
import nl.dijkwacht.streams.runtime.DeadLetterSink;
import nl.dijkwacht.streams.runtime.DueWork;
import nl.dijkwacht.streams.runtime.StageOutput;
import nl.dijkwacht.topics.catalogue.Stage;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Gathers what failed when an account was first seen, and tells its owner in one digest once
 * nothing more came for a while (wall clock). What comes after that is a finding like the others,
 * and no second digest.
 */
final class BaselineProcessor implements Processor<byte[], byte[], byte[], byte[]> {

  private static final Duration WAKE = Duration.ofSeconds(10);

  /** In place of when a group last grew, of one that was told. */
  private static final long TOLD = Long.MAX_VALUE;

  private final DriftTopology.Settings settings;
  private final MeterRegistry registry;

  // Kafka Streams hands them over in init, before any record.
  @SuppressWarnings("NullAway.Init")
  private ProcessorContext<byte[], byte[]> context;

  @SuppressWarnings("NullAway.Init")
  private KeyValueStore<String, Long> groups;

  @SuppressWarnings("NullAway.Init")
  private BaselineFailures failures;

  @SuppressWarnings("NullAway.Init")
  private DeadLetterSink deadLetters;

  @SuppressWarnings("NullAway.Init")
  private StageOutput output;

  @SuppressWarnings("NullAway.Init")
  private DueWork dueWork;

  @SuppressWarnings("NullAway.Init")
  private CaughtUp caughtUp;

  /**
   * When groups last grew here (wall clock). What is collected may wait for long until it is
   * judged, so when it was collected does not tell whether more is on its way.
   */
  private final Map<String, Long> grown = new HashMap<>();

  private long started;

  BaselineProcessor(DriftTopology.Settings settings, MeterRegistry registry) {
    this.settings = settings;
    this.registry = registry;
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    this.context = context;
    this.groups = context.getStateStore(DriftTopology.BASELINE_GROUPS);
    this.failures = new BaselineFailures(context.getStateStore(DriftTopology.BASELINE_FAILURES));
    this.deadLetters =
        new DeadLetterSink(
            context, registry, Stage.DRIFT, DriftTopology.BASELINE_DEAD_LETTERS_SINK);
    this.output = new StageOutput(context);
    this.dueWork = new DueWork(registry, Stage.DRIFT);
    this.started = context.currentSystemTimeMs();
    this.grown.clear();
    this.caughtUp = CaughtUp.of(context, settings.prefix(), List.of(Topics.BASELINES));
    context.schedule(WAKE, PunctuationType.WALL_CLOCK_TIME, this::wake);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    caughtUp.read(context);
    Verdict verdict = deadLetters.read(Topics.BASELINES, record);
    if (verdict != null) {
      add(verdict, record.timestamp());
    }
  }

  private void add(Verdict verdict, long collectedAt) {
    String group = BaselineGroup.of(verdict).key();
    Long last = groups.get(group);
    if (last == null || last != TOLD) {
      failures.add(group, verdict);
      groups.put(group, Math.max(collectedAt, last == null ? 0 : last));
      grown.put(group, context.currentSystemTimeMs());
    }
  }

  private void wake(long now) {
    if (!caughtUp.isDone(now)) {
      return;
    }
    List<String> settled = new ArrayList<>();
    try (var all = groups.all()) {
      all.forEachRemaining(
          group -> {
            if (group.value != TOLD && isSettled(group.key, now)) {
              settled.add(group.key);
            }
          });
    }
    for (String group : settled) {
      if (!dueWork.attempt(() -> tell(group, now))) {
        // Not at each wake.
        grown.put(group, now);
      }
    }
  }

  /** After a restart it is not known when it last grew, so the wait begins anew. */
  private boolean isSettled(String group, long now) {
    return now - grown.getOrDefault(group, started) >= settings.baselineSettle().toMillis();
  }

  private void tell(String group, long now) {
    Long last = groups.get(group);
    Instant lastCollected = Instant.ofEpochMilli(last == null ? now : last);
    Signal digest =
        BaselineDigest.of(
            settings.prefix().value(),
            BaselineGroup.read(group),
            failures.take(group),
            lastCollected);
    groups.put(group, TOLD);
    grown.remove(group);
    String id = digest.findingId();
    if (!output.send(Topics.DIGESTS, digest, id, lastCollected, now, DriftTopology.DIGESTS_SINK)) {
      deadLetters.tooLarge(Topics.DIGESTS, id, "the digest of an account");
    }
  }
}
