package nl.dijkwacht.streams.exposure;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import nl.dijkwacht.core.Access;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.core.EventSummary;
import nl.dijkwacht.core.Exposure;
import nl.dijkwacht.core.ExposureInput;
import nl.dijkwacht.core.ResourceId;
import nl.dijkwacht.core.Signal;
import nl.dijkwacht.core.Verdict;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.streams.exposure.interval.Interval;
import nl.dijkwacht.streams.exposure.interval.KeptMinutes;
import nl.dijkwacht.streams.exposure.interval.ResourceExposure;
import nl.dijkwacht.streams.runtime.CaughtUp;
import nl.dijkwacht.streams.runtime.DeadLetterSink;
import nl.dijkwacht.streams.runtime.DueWork;
import nl.dijkwacht.streams.runtime.StageOutput;
import nl.dijkwacht.topics.Reading;
import nl.dijkwacht.topics.Stage;
import nl.dijkwacht.topics.Topics;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Joins, for each resource, the times in which it was exposed with who read it meanwhile. */
final class JoinProcessor implements Processor<byte[], byte[], byte[], byte[]> {

  private static final Duration TICK = Duration.ofMinutes(10);

  /** What is live waits for a slice. */
  private static final int SLICE = 500;

  private final ExposureTopology.Settings settings;
  private final MeterRegistry registry;

  // Kafka Streams hands them over in init, before any record.
  @SuppressWarnings("NullAway.Init")
  private ProcessorContext<byte[], byte[]> context;

  @SuppressWarnings("NullAway.Init")
  private KeyValueStore<String, ResourceExposure> resources;

  @SuppressWarnings("NullAway.Init")
  private KeptMinutes minutes;

  @SuppressWarnings("NullAway.Init")
  private StageOutput output;

  @SuppressWarnings("NullAway.Init")
  private DeadLetterSink deadLetters;

  @SuppressWarnings("NullAway.Init")
  private CaughtUp caughtUp;

  @SuppressWarnings("NullAway.Init")
  private DueWork dueWork;

  JoinProcessor(ExposureTopology.Settings settings, MeterRegistry registry) {
    this.settings = settings;
    this.registry = registry;
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    this.context = context;
    this.resources = context.getStateStore(ExposureTopology.RESOURCES);
    this.minutes = new KeptMinutes(context.getStateStore(ExposureTopology.MINUTES));
    this.output = new StageOutput(context);
    this.deadLetters =
        new DeadLetterSink(
            context, registry, Stage.EXPOSURE, ExposureTopology.JOIN_DEAD_LETTERS_SINK);
    this.caughtUp = CaughtUp.of(context, settings.prefix(), List.of(Topics.EXPOSURE_INPUTS));
    this.dueWork = new DueWork(registry, Stage.EXPOSURE);
    context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::tick);
  }

  /** Minutes of resources that nobody touches any more go too: they are personal data. */
  private void tick(long millis) {
    if (!caughtUp.isDone(millis)) {
      return;
    }
    Instant now = Instant.ofEpochMilli(millis);
    Instant horizon = horizon(now);
    List<String> due = new ArrayList<>();
    try (var all = resources.all()) {
      while (all.hasNext() && due.size() < SLICE) {
        var each = all.next();
        if (each.value.horizon().isBefore(horizon)) {
          due.add(each.key);
        }
      }
    }
    due.forEach(key -> dueWork.attempt(() -> forget(key, now)));
  }

  private void forget(String key, Instant now) {
    ResourceExposure known = resources.get(key);
    if (known == null) {
      return;
    }
    ResourceExposure left = pass(key, known, now);
    if (left.points().isEmpty() && left.intervals().isEmpty()) {
      resources.delete(key);
    } else {
      resources.put(key, left);
    }
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    caughtUp.read(context);
    Reading<ExposureInput> reading =
        Topics.EXPOSURE_INPUTS.payload().read(record.value(), record.headers());
    if (reading instanceof Reading.Unreadable<ExposureInput> unreadable) {
      deadLetters.send(record, unreadable.reason(), unreadable.detail());
    } else if (reading instanceof Reading.Value<ExposureInput> read) {
      Verdict verdict = read.value().verdict();
      Access access = read.value().access();
      if (verdict != null) {
        verdict(verdict, record.timestamp());
      }
      if (access != null) {
        access(access, record.timestamp());
      }
      if (verdict == null && access == null) {
        deadLetters.send(
            record,
            DeadLetterReason.UNREADABLE_PAYLOAD,
            "It holds neither a verdict nor an access.");
      }
    }
  }

  private void verdict(Verdict verdict, long timestamp) {
    String key = verdict.resource().toString();
    ResourceExposure before = known(verdict.resource());
    ResourceExposure now = before.with(verdict, interval -> minutes.in(key, interval));
    tell(key, before, now, null, timestamp);
  }

  private void access(Access access, long timestamp) {
    ResourceId resource = access.asset().resource();
    String key = resource.toString();
    Access earlier = minutes.put(access);
    if (earlier != null && earlier.revision() >= access.revision()) {
      return;
    }
    ResourceExposure before = known(resource);
    ResourceExposure now = before.with(access, earlier);
    tell(key, before, pass(key, now, access.minute()), access.latest(), timestamp);
  }

  private ResourceExposure known(ResourceId resource) {
    return Objects.requireNonNullElseGet(
        resources.get(resource.toString()), () -> ResourceExposure.of(resource));
  }

  private Instant horizon(Instant time) {
    return time.minus(settings.exposure().keep()).truncatedTo(ChronoUnit.HOURS);
  }

  /** Lets go of minutes that are too old, each hour; what they hold stays counted. */
  private ResourceExposure pass(String key, ResourceExposure known, Instant minute) {
    Instant horizon = horizon(minute);
    if (!horizon.isAfter(known.horizon())) {
      return known;
    }
    ResourceExposure now = known;
    for (Access old : minutes.takeBefore(key, horizon)) {
      now = now.fold(old);
    }
    return now.at(horizon, settings.exposure().keep());
  }

  /** Writes what changed, and keeps it. */
  private void tell(
      String key,
      ResourceExposure before,
      ResourceExposure after,
      @Nullable EventSummary call,
      long timestamp) {
    ExposureReport report = new ExposureReport(settings.exposure(), settings.registers().get());
    ResourceExposure now = after;
    for (Interval interval : after.intervals()) {
      boolean concerns = after.personalData() || interval.counted().reads() > 0;
      if (concerns && before.intervals().stream().noneMatch(interval::saysTheSameAs)) {
        Exposure exposure = report.of(after, interval);
        write(exposure, exposureKey(exposure.resource(), interval), timestamp);
        now =
            now.written(interval, interval.written(findings(interval, exposure, call, timestamp)));
      }
    }
    takeBack(before, after, timestamp);
    resources.put(key, now);
  }

  private void write(Exposure exposure, String key, long timestamp) {
    if (!output.send(
        Topics.EXPOSURES,
        exposure,
        key,
        exposure.from(),
        timestamp,
        ExposureTopology.INTERVALS_SINK)) {
      deadLetters.tooLarge(Topics.EXPOSURES, key, "the exposure of an asset");
    }
  }

  /** What verdicts no longer tell of; what is only forgotten stays in the topic. */
  private void takeBack(ResourceExposure before, ResourceExposure after, long timestamp) {
    if (!before.horizon().equals(after.horizon())) {
      return;
    }
    Set<String> left = new HashSet<>();
    after.intervals().forEach(each -> left.add(exposureKey(after.resource(), each)));
    for (Interval each : before.intervals()) {
      String key = exposureKey(before.resource(), each);
      if (each.revision() > 0 && !left.contains(key)) {
        output.remove(key, timestamp, ExposureTopology.INTERVALS_SINK);
        Meters.EXPOSURE_INTERVALS.counter(registry, "withdrawn").increment();
      }
    }
  }

  private static String exposureKey(ResourceId resource, Interval interval) {
    return String.join(" ", resource.toString(), interval.control(), interval.from().toString());
  }

  /** Tells what was not told of an interval yet; all that was told of it. */
  private Set<String> findings(
      Interval interval, Exposure exposure, @Nullable EventSummary call, long timestamp) {
    if (interval.revision() == 0) {
      Meters.EXPOSURE_INTERVALS.counter(registry, "opened").increment();
    }
    Set<String> told = new HashSet<>(interval.told());
    List<ExposureRule> rules = ExposureFindings.rules(exposure);
    for (ExposureRule rule : rules) {
      if (told.add(rule.label())) {
        EventSummary event = ExposureFindings.event(exposure, call, timestamp);
        Signal signal = ExposureFindings.signal(settings.prefix().value(), rule, exposure, event);
        write(signal, timestamp);
        Meters.EXPOSURE_SIGNALS.counter(registry, rule.label()).increment();
      }
    }
    return told;
  }

  private void write(Signal signal, long timestamp) {
    if (!output.send(
        Topics.EXPOSURE_SIGNALS,
        signal,
        signal.findingId(),
        signal.event().eventTime(),
        timestamp,
        ExposureTopology.SIGNALS_SINK)) {
      deadLetters.tooLarge(
          Topics.EXPOSURE_SIGNALS, signal.findingId(), "a finding about exposed data");
    }
  }
}
