package nl.dijkwacht.streams.exposure;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.core.access.Access;
import nl.dijkwacht.core.access.Exposure;
import nl.dijkwacht.core.access.ExposureInput;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.verdict.Verdict;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.streams.exposure.interval.Interval;
import nl.dijkwacht.streams.exposure.interval.KeptMinutes;
import nl.dijkwacht.streams.exposure.interval.ResourceExposure;
import nl.dijkwacht.streams.runtime.CaughtUp;
import nl.dijkwacht.streams.runtime.DeadLetterSink;
import nl.dijkwacht.streams.runtime.DueWork;
import nl.dijkwacht.streams.runtime.StageOutput;
import nl.dijkwacht.topics.catalogue.Stage;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.Payload;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Joins, for each resource, the times in which it was exposed with who read it meanwhile. */
final class JoinProcessor implements Processor<byte[], byte[], byte[], byte[]> {

  private static final Duration TICK = Duration.ofMinutes(1);

  /** What is live waits for a slice. */
  private static final int SLICE = 500;

  /** Room in a resource's state for what is told of it. */
  private static final int RESERVE = 64 * 1024;

  private static final String TOO_LARGE = "what is known of how the resource was exposed";

  private final ExposureTopology.Settings settings;
  private final MeterRegistry registry;

  /** Where the look at resources goes on; null at the first. */
  private @Nullable String position;

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
    dueWork.attempt(() -> due(Instant.ofEpochMilli(millis)));
  }

  /** Looks at the next ones; after the last it begins anew. */
  private void due(Instant now) {
    Instant horizon = horizon(now);
    List<String> due = new ArrayList<>();
    int looked = 0;
    try (var next = resources.range(position, null)) {
      while (next.hasNext() && looked < SLICE) {
        looked++;
        // What cannot be read must not hold up what lies behind it.
        position = next.peekNextKey() + "\0";
        dueWork.attempt(
            () -> {
              var each = next.next();
              if (each.value.horizon().isBefore(horizon)) {
                due.add(each.key);
              }
            });
      }
      position = next.hasNext() ? position : null;
    }
    due.forEach(key -> dueWork.attempt(() -> forget(key, now)));
  }

  private void forget(String key, Instant now) {
    ResourceExposure known = resources.get(key);
    if (known == null) {
      return;
    }
    ResourceExposure left = fitting(pass(key, known, now));
    if (left == null) {
      deadLetters.send(
          Topics.EXPOSURE_INPUTS.fullName(settings.prefix()) + "#" + key,
          key.getBytes(StandardCharsets.UTF_8),
          DeadLetterReason.OUTPUT_TOO_LARGE,
          TOO_LARGE,
          now.toEpochMilli());
      return;
    }
    if (left.horizon().isAfter(known.horizon())) {
      minutes.removeBefore(key, left.horizon());
    }
    if (left.points().isEmpty() && left.intervals().isEmpty() && minutes.isEmpty(key)) {
      resources.delete(key);
    } else {
      resources.put(key, left);
    }
  }

  /** The same, without times that ended where it would be too large; null if that is not enough. */
  private static @Nullable ResourceExposure fitting(ResourceExposure state) {
    ResourceExposure fits = state;
    while (fits != null
        && ExposureTopology.STATE.write(fits).length > Payload.MAX_BYTES - RESERVE) {
      fits = fits.withoutOldest();
    }
    return fits;
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    caughtUp.read(context);
    ExposureInput input = deadLetters.read(Topics.EXPOSURE_INPUTS, record);
    if (input != null) {
      Verdict verdict = input.verdict();
      Access access = input.access();
      if (verdict != null) {
        verdict(verdict, record);
      }
      if (access != null) {
        access(access, record);
      }
      if (verdict == null && access == null) {
        deadLetters.send(
            record,
            DeadLetterReason.UNREADABLE_PAYLOAD,
            "It holds neither a verdict nor an access.");
      }
    }
  }

  private void verdict(Verdict verdict, Record<byte[], byte[]> record) {
    String key = verdict.resource().toString();
    ResourceExposure before = known(verdict.resource());
    ResourceExposure now =
        before.with(verdict, (interval, consumer) -> minutes.each(key, interval, consumer));
    if (tell(key, before, now, null, record)) {
      takeBack(before, now, record.timestamp());
    }
  }

  private void access(Access access, Record<byte[], byte[]> record) {
    ResourceId resource = access.asset().resource();
    String key = resource.toString();
    Access earlier = minutes.get(access);
    if (earlier != null && earlier.revision() >= access.revision()) {
      return;
    }
    ResourceExposure before = known(resource);
    // What is counted and no longer kept cannot be told from what a revision adds.
    if (earlier == null && access.revision() > 1 && access.minute().isBefore(before.horizon())) {
      return;
    }
    ResourceExposure now = pass(key, before.with(access, earlier), access.minute());
    if (tell(key, before, now, access.latest(), record)) {
      // Else those that came late are not folded yet.
      if (now.horizon().isAfter(before.horizon())) {
        minutes.removeBefore(key, now.horizon());
      }
      minutes.put(access);
    }
  }

  private ResourceExposure known(ResourceId resource) {
    return Objects.requireNonNullElseGet(
        resources.get(resource.toString()), () -> ResourceExposure.of(resource));
  }

  private Instant horizon(Instant time) {
    return time.minus(settings.exposure().keep()).truncatedTo(ChronoUnit.HOURS);
  }

  /** As it is without minutes that are too old, each hour; what they hold stays counted. */
  private ResourceExposure pass(String key, ResourceExposure known, Instant minute) {
    Instant horizon = horizon(minute);
    return horizon.isAfter(known.horizon())
        ? known
            .fold(consumer -> minutes.eachBefore(key, horizon, consumer))
            .at(horizon, settings.exposure().keep())
        : known;
  }

  /** Writes what changed, and keeps it; false if it cannot be kept, and all is as it was. */
  private boolean tell(
      String key,
      ResourceExposure before,
      ResourceExposure after,
      @Nullable EventSummary call,
      Record<byte[], byte[]> record) {
    ResourceExposure now = fitting(after);
    if (now == null) {
      tooLarge(record, TOO_LARGE);
      return false;
    }
    ExposureReport report = new ExposureReport(settings.exposure(), settings.registers().get());
    for (Interval interval : now.intervals()) {
      boolean concerns = after.personalData() || interval.counted().reads() > 0;
      if (concerns && before.intervals().stream().noneMatch(interval::saysTheSameAs)) {
        Exposure exposure = report.of(after, interval);
        boolean written =
            exposure != null
                && send(
                    Topics.EXPOSURES,
                    exposure,
                    exposureKey(exposure.resource(), interval),
                    exposure.from(),
                    record,
                    ExposureTopology.INTERVALS_SINK);
        if (exposure != null && written) {
          now = now.written(interval, interval.written(findings(interval, exposure, call, record)));
        }
      }
    }
    resources.put(key, now);
    return true;
  }

  private <V> boolean send(
      Topic<V> topic,
      V content,
      String key,
      Instant happened,
      Record<byte[], byte[]> record,
      String toSink) {
    boolean sent = output.send(topic, content, key, happened, record.timestamp(), toSink);
    if (!sent) {
      tooLarge(record, "what is told of an exposure in " + topic.name());
    }
    return sent;
  }

  private void tooLarge(Record<byte[], byte[]> record, String what) {
    deadLetters.send(record, DeadLetterReason.OUTPUT_TOO_LARGE, what);
  }

  /** What verdicts no longer tell of; what is only forgotten stays in the topic. */
  private void takeBack(ResourceExposure before, ResourceExposure after, long timestamp) {
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
      Interval interval,
      Exposure exposure,
      @Nullable EventSummary call,
      Record<byte[], byte[]> record) {
    if (interval.revision() == 0) {
      Meters.EXPOSURE_INTERVALS.counter(registry, "opened").increment();
    }
    Set<String> told = new HashSet<>(interval.told());
    List<ExposureRule> rules = ExposureFindings.rules(exposure);
    for (ExposureRule rule : rules) {
      if (!told.contains(rule.label())) {
        EventSummary event = ExposureFindings.event(exposure, call, record.timestamp());
        Signal signal = ExposureFindings.signal(settings.prefix().value(), rule, exposure, event);
        if (send(
            Topics.EXPOSURE_SIGNALS,
            signal,
            signal.findingId(),
            signal.event().eventTime(),
            record,
            ExposureTopology.SIGNALS_SINK)) {
          told.add(rule.label());
          Meters.EXPOSURE_SIGNALS.counter(registry, rule.label()).increment();
        }
      }
    }
    return told;
  }
}
