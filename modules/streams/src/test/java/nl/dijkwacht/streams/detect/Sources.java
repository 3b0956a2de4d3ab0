package nl.dijkwacht.streams.detect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.dijkwacht.streams.StageDriver.PREFIX;
import static nl.dijkwacht.streams.TrailRecord.NOON;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.dijkwacht.controls.changes.ChangeCatalogue;
import nl.dijkwacht.core.Heartbeat;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.sigma.RuleSet;
import nl.dijkwacht.streams.Rules;
import nl.dijkwacht.streams.StageDriver;
import nl.dijkwacht.streams.detect.habit.SilenceSettings;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.Reading;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Sources that beat while the wall clock goes on, minute by minute, and the stage that listens. */
final class Sources implements AutoCloseable {

  private static final Duration TICK = Duration.ofMinutes(1);

  private final Map<Heartbeat, Duration> beating = new LinkedHashMap<>();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private StageDriver stage;
  private Instant now = NOON;

  Sources(String... knownAccounts) {
    this.stage = driver(registry, Set.of(knownAccounts));
  }

  static StageDriver driver(SimpleMeterRegistry registry, Set<String> knownAccounts) {
    RuleSet none = Rules.of();
    var settings =
        new DetectTopology.Settings(
            PREFIX,
            () -> none,
            Duration.ofDays(2),
            Duration.ofMinutes(15),
            Duration.ofDays(8),
            SilenceSettings.DEFAULT,
            knownAccounts,
            ChangeCatalogue.none());
    return new StageDriver(DetectTopology.of(settings, registry), registry);
  }

  static Heartbeat heartbeat(Heartbeat.Kind kind, String source, Instant at) {
    return new Heartbeat(source, kind, "111122223333", "eu-west-1", at.minusSeconds(60), at, 3);
  }

  /** A source that beats from now on. */
  Sources start(Heartbeat.Kind kind, String source, int minutes) {
    beating.put(heartbeat(kind, source, NOON), Duration.ofMinutes(minutes));
    return this;
  }

  Sources stop(String... sources) {
    List<String> stopped = List.of(sources);
    beating.keySet().removeIf(source -> stopped.contains(source.source()));
    return this;
  }

  /** Lets time pass, minute by minute. */
  Sources run(Duration time) {
    return run(time, TICK);
  }

  /** Lets much time pass. */
  Sources run(Duration time, Duration tick) {
    Instant end = now.plus(time);
    while (now.isBefore(end)) {
      stage.pass(tick);
      now = now.plus(tick);
      beating.forEach(this::beat);
    }
    return this;
  }

  private void beat(Heartbeat source, Duration interval) {
    if (Duration.between(NOON, now).toMinutes() % interval.toMinutes() == 0) {
      pipe(heartbeat(source.kind(), source.source(), now));
    }
  }

  void pipe(Heartbeat heartbeat) {
    pipe(stage, heartbeat, now);
  }

  static void pipe(StageDriver stage, Heartbeat heartbeat, Instant collectedAt) {
    stage.pipe(
        Topics.HEARTBEATS,
        heartbeat.source().getBytes(UTF_8),
        Topics.HEARTBEATS.payload().write(heartbeat),
        new RecordHeaders(),
        collectedAt);
  }

  /** Stops the stage; another one goes on with its stores later. */
  void restart(Duration later) {
    StageDriver before = stage;
    stage = driver(registry, Set.of());
    stage.pass(Duration.between(NOON, now).plus(later));
    now = now.plus(later);
    stage.restore(before);
    before.close();
  }

  /** What was told since the last call. */
  List<Signal> told() {
    return told(stage);
  }

  static List<Signal> told(StageDriver stage) {
    return stage.read(Topics.SIGNALS).stream()
        .map(record -> Topics.SIGNALS.payload().read(record.value(), record.headers()))
        .map(reading -> ((Reading.Value<Signal>) reading).value())
        .toList();
  }

  Instant now() {
    return now;
  }

  StageDriver stage() {
    return stage;
  }

  SimpleMeterRegistry registry() {
    return registry;
  }

  @Override
  public void close() {
    stage.close();
  }
}
