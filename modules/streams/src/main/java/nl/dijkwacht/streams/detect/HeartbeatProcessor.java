package nl.dijkwacht.streams.detect;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import nl.dijkwacht.core.Clipped;
import nl.dijkwacht.core.Heartbeat;
import nl.dijkwacht.streams.runtime.DeadLetterSink;
import nl.dijkwacht.topics.catalogue.Stage;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Listens to heartbeats, and tells when they stop or come from where none should. */
final class HeartbeatProcessor implements Processor<byte[], byte[], byte[], byte[]> {

  private static final Duration WAKE = Duration.ofMinutes(1);

  private final DetectTopology.Settings settings;
  private final MeterRegistry registry;
  private Duration silent = Duration.ZERO;
  private Instant awake = Instant.EPOCH;
  private boolean judged;

  // Kafka Streams hands them over in init, before any record.
  @SuppressWarnings("NullAway.Init")
  private ProcessorContext<byte[], byte[]> context;

  @SuppressWarnings("NullAway.Init")
  private DeadLetterSink deadLetters;

  @SuppressWarnings("NullAway.Init")
  private SourceMeters meters;

  @SuppressWarnings("NullAway.Init")
  private SourceSignals signals;

  @SuppressWarnings("NullAway.Init")
  private SignalOutput output;

  @SuppressWarnings("NullAway.Init")
  private UnknownAccounts accounts;

  @SuppressWarnings("NullAway.Init")
  private SilenceWatch watch;

  HeartbeatProcessor(DetectTopology.Settings settings, MeterRegistry registry) {
    this.settings = settings;
    this.registry = registry;
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    this.context = context;
    this.deadLetters =
        new DeadLetterSink(
            context, registry, Stage.DETECT, DetectTopology.HEARTBEATS_DEAD_LETTERS_SINK);
    this.meters = new SourceMeters(registry, context.taskId().partition());
    this.signals = new SourceSignals(settings.prefix().value());
    this.output = new SignalOutput(context, registry, DetectTopology.HEARTBEATS_SIGNALS_SINK);
    this.accounts =
        new UnknownAccounts(
            context.getStateStore(DetectTopology.ACCOUNTS), settings.knownAccounts());
    this.watch =
        new SilenceWatch(
            settings.silence(),
            signals,
            new WatchedGroups(context.getStateStore(DetectTopology.HEARING)),
            new WatchedSources(context.getStateStore(DetectTopology.SOURCES)),
            output,
            meters);
    this.awake = now();
    context.schedule(WAKE, PunctuationType.WALL_CLOCK_TIME, wall -> wake());
  }

  private Instant now() {
    return Instant.ofEpochMilli(context.currentSystemTimeMs());
  }

  /**
   * Counts how long nothing was heard. Time in which this instance did not run, or stood still, is
   * no time in which it listened; nor is the time before it started. Whatever waits to be read is
   * heard long before the count amounts to anything.
   */
  private void wake() {
    Instant now = now();
    Duration passed = Duration.between(awake, now);
    Duration most = WAKE.multipliedBy(2);
    silent = silent.plus(passed.compareTo(most) < 0 ? passed : most);
    awake = now;
    if (!judged) {
      judged = true;
      watch.judge(now);
    }
    watch.nothingHeard(silent, now);
    accounts.forget(now.minus(SilenceWatch.FORGOTTEN_AFTER));
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    Heartbeat heartbeat = deadLetters.read(Topics.HEARTBEATS, record);
    if (heartbeat != null) {
      heard(clipped(heartbeat));
    }
  }

  private void heard(Heartbeat heartbeat) {
    silent = Duration.ZERO;
    if (accounts.isNews(heartbeat.account(), heartbeat.arrivedAt())) {
      output.signal(
          signals.unknownAccount(heartbeat, heartbeat.arrivedAt()),
          heartbeat.arrivedAt().toEpochMilli());
    }
    meters.count(heartbeat.kind(), watch.heard(heartbeat, heartbeat.arrivedAt()));
  }

  /**
   * The heartbeat with texts that fit everywhere, and of a time that can be: one collector's clock
   * that runs ahead would make all other sources look silent.
   */
  private Heartbeat clipped(Heartbeat heartbeat) {
    Instant now = now();
    return new Heartbeat(
        Clipped.text(heartbeat.source()),
        heartbeat.kind(),
        Clipped.text(heartbeat.account()),
        Clipped.text(heartbeat.region()),
        heartbeat.newestEvent(),
        between(Instant.EPOCH, heartbeat.arrivedAt(), now),
        heartbeat.events());
  }

  private static Instant between(Instant least, Instant time, Instant most) {
    if (time.isBefore(least)) {
      return least;
    }
    return time.isAfter(most) ? most : time;
  }

  @Override
  public void close() {
    meters.close();
  }
}
