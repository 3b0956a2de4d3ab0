package nl.dijkwacht.streams.drift;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.dijkwacht.streams.StageDriver.PREFIX;
import static nl.dijkwacht.streams.TrailRecord.NOON;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import nl.dijkwacht.controls.ControlSet;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.core.verdict.Change;
import nl.dijkwacht.core.verdict.Posture;
import nl.dijkwacht.core.verdict.Verdict;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.streams.StageDriver;
import nl.dijkwacht.streams.drift.state.ResourceState;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.Payload;
import nl.dijkwacht.topics.wire.Reading;
import nl.dijkwacht.topics.wire.WireHeaders;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** One task of drift under controls on flags, which may be exchanged. */
final class DriftDriver implements AutoCloseable {

  /** What is in effect. */
  static final class InEffect {
    List<String> flags = List.of("a", "b");
    Registers registers = Registers.empty();

    /** Another object than before has all be judged anew. */
    private Registers shown = Registers.of(List.of(), List.of());

    private List<String> shownFlags = List.of();
    private Registers shownRegisters = Registers.empty();

    Registers registersNow() {
      if (!shownFlags.equals(flags) || !shownRegisters.equals(registers)) {
        shownFlags = flags;
        shownRegisters = registers;
        shown = Registers.of(List.of(), registers.exceptions());
      }
      return shown;
    }
  }

  final InEffect inEffect;
  final MeterRegistry registry = new SimpleMeterRegistry();
  final StageDriver stage;
  private Instant wall = NOON;

  DriftDriver() {
    this(new InEffect());
  }

  DriftDriver(InEffect inEffect) {
    this(inEffect, settings(inEffect));
  }

  DriftDriver(InEffect inEffect, DriftTopology.Settings settings) {
    this(inEffect, settings, Map.of());
  }

  /** With items that wait when it begins. */
  static DriftDriver behind(long items) {
    return behind(Topics.CONFIGURATION_ITEMS, items);
  }

  /** With records of a topic that wait when it begins. */
  static DriftDriver behind(Topic<?> topic, long records) {
    InEffect inEffect = new InEffect();
    return new DriftDriver(inEffect, settings(inEffect), Map.of(topic, records));
  }

  private DriftDriver(
      InEffect inEffect, DriftTopology.Settings settings, Map<Topic<?>, Long> waiting) {
    this.inEffect = inEffect;
    BiFunction<ControlSet, Registers, Judge> judges =
        (controls, registers) ->
            FlagJudge.of(controls, registers, inEffect.flags.toArray(String[]::new));
    this.stage = new StageDriver(DriftTopology.of(settings, judges, registry), registry, waiting);
  }

  static DriftTopology.Settings settings(InEffect inEffect) {
    return new DriftTopology.Settings(PREFIX, ControlSet::none, inEffect::registersNow);
  }

  /** The wall clock. */
  Instant now() {
    return wall;
  }

  void pass(Duration time) {
    wall = wall.plus(time);
    stage.pass(time);
  }

  /** Collects an item now. */
  void item(Bucket.State state) {
    item(state, wall);
  }

  void item(Bucket.State state, Instant collectedAt) {
    pipe(Topics.CONFIGURATION_ITEMS, state.item(), Bucket.id(state.name()).toString(), collectedAt);
  }

  /** Collects a change now. */
  void change(Change change) {
    change(change, wall);
  }

  void change(Change change, Instant collectedAt) {
    pipe(Topics.CHANGES, change, change.resource().toString(), collectedAt);
  }

  <V> void pipe(Topic<V> topic, V value, String key, Instant collectedAt) {
    Headers headers = new RecordHeaders();
    WireHeaders.putSchema(headers, topic.payload().schema());
    stage.pipe(topic, key.getBytes(UTF_8), topic.payload().write(value), headers, collectedAt);
  }

  /** Verdicts since the last call. */
  List<Verdict> verdicts() {
    return stage.read(Topics.VERDICTS).stream().map(r -> read(Topics.VERDICTS, r)).toList();
  }

  /** Hears of the accounts that another task saw. */
  void hearOfAccounts(DriftDriver other) {
    other
        .stage
        .read(Topics.ACCOUNTS)
        .forEach(r -> stage.pipe(Topics.ACCOUNTS, r.key(), r.value(), r.headers(), wall));
  }

  /** Hands what was written for digests on, as the topic would. */
  void baselines() {
    baselines(wall);
  }

  void baselines(Instant collectedAt) {
    stage
        .read(Topics.BASELINES)
        .forEach(r -> stage.pipe(Topics.BASELINES, r.key(), r.value(), r.headers(), collectedAt));
  }

  List<Signal> digests() {
    return stage.read(Topics.DIGESTS).stream().map(r -> read(Topics.DIGESTS, r)).toList();
  }

  /** Postures since the last call, by bucket; null where one was taken back. */
  Map<String, @Nullable Posture> postures() {
    Map<String, @Nullable Posture> postures = new TreeMap<>();
    for (TestRecord<byte[], byte[]> record : stage.read(Topics.POSTURES)) {
      String key = new String(record.key(), UTF_8);
      postures.put(
          key.substring(key.lastIndexOf('/') + 1),
          record.value() == null ? null : read(Topics.POSTURES, record));
    }
    return postures;
  }

  ResourceState state(String bucket) {
    return stage.<ResourceState>store(DriftTopology.RESOURCES).get(Bucket.id(bucket).toString());
  }

  int callsKept() {
    return stage.<Object>windowKeys(DriftTopology.CALLS).size();
  }

  double count(String meter, String... tags) {
    var counter = registry.find(meter).tags(tags).counter();
    return counter == null ? 0 : counter.count();
  }

  double shown(String control, String result) {
    var gauge =
        registry
            .find("dijkwacht.drift.results")
            .tags("account", Bucket.ACCOUNT, "control", control, "result", result)
            .gauge();
    return gauge == null ? 0 : gauge.value();
  }

  static <V> V read(Topic<V> topic, TestRecord<byte[], byte[]> record) {
    Payload<V> payload = topic.payload();
    return ((Reading.Value<V>) payload.read(record.value(), record.headers())).value();
  }

  @Override
  public void close() {
    stage.close();
  }
}
