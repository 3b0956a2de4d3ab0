package nl.dijkwacht.benchmarks.quality;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import nl.dijkwacht.benchmarks.input.Rules;
import nl.dijkwacht.benchmarks.input.TouchedAssets;
import nl.dijkwacht.benchmarks.kafka.BenchmarkKafka;
import nl.dijkwacht.benchmarks.stage.Stages;
import nl.dijkwacht.controls.ControlFile;
import nl.dijkwacht.controls.ControlSet;
import nl.dijkwacht.controls.ControlSettings;
import nl.dijkwacht.core.finding.Alert;
import nl.dijkwacht.core.finding.AlertPolicy;
import nl.dijkwacht.core.finding.FindingCommand;
import nl.dijkwacht.core.trail.SourceAddress;
import nl.dijkwacht.core.trail.TrailEventReader;
import nl.dijkwacht.core.trail.TrailReading;
import nl.dijkwacht.registers.CurrentAssets;
import nl.dijkwacht.registers.DiscoveredAssets;
import nl.dijkwacht.registers.ErasedObjects;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.registers.countries.Countries;
import nl.dijkwacht.rules.ControlPack;
import nl.dijkwacht.sigma.RuleSet;
import nl.dijkwacht.simulator.calls.SimulatedEvent;
import nl.dijkwacht.simulator.organisation.Places;
import nl.dijkwacht.streams.behaviour.BehaviourTopology;
import nl.dijkwacht.streams.behaviour.detector.BehaviourSettings;
import nl.dijkwacht.streams.detect.AccessSettings;
import nl.dijkwacht.streams.detect.DetectTopology;
import nl.dijkwacht.streams.detect.habit.SilenceSettings;
import nl.dijkwacht.streams.drift.DriftTopology;
import nl.dijkwacht.streams.exposure.ExposureTopology;
import nl.dijkwacht.streams.findings.FindingsTopology;
import nl.dijkwacht.streams.runtime.StageTopology;
import nl.dijkwacht.streams.transfers.TransferSettings;
import nl.dijkwacht.streams.transfers.TransferTopology;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.Reading;
import nl.dijkwacht.topics.wire.WireHeaders;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/**
 * The product's stages from trail events to alerts, with its own pack and defaults; what one writes
 * the next reads at once. For one thread.
 */
final class Monitor implements AutoCloseable {

  private static final Duration DEDUPLICATE_FOR = Duration.ofDays(2);
  private static final Duration LATENESS = Duration.ofMinutes(15);
  private static final Duration CORRELATE_FOR = Duration.ofDays(8);
  private static final Duration NEWS_FOR = Duration.ofDays(1);

  private static final List<Topic<?>> DEAD_LETTERS =
      List.of(
          Topics.DETECT_DEAD_LETTERS,
          Topics.BEHAVIOUR_DEAD_LETTERS,
          Topics.TRANSFERS_DEAD_LETTERS,
          Topics.DRIFT_DEAD_LETTERS,
          Topics.EXPOSURE_DEAD_LETTERS,
          Topics.FINDINGS_DEAD_LETTERS);

  private final TrailEventReader reader = new TrailEventReader();
  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final Set<String> readers;
  private final Path state;
  private final Supplier<Registers> registers;
  private final CurrentAssets assets;
  private final StageTask detect;
  private final StageTask behaviour;
  private final StageTask transfers;
  private final StageTask drift;
  private final StageTask exposure;
  private final StageTask findings;
  private final List<StageTask> all;
  private Instant now;
  private long deadLetters;

  /**
   * @param readers of erased objects, by their ids: only what they do is passed to the detector
   *     that would ignore all others, since passing everything costs more than all the rest
   * @param state folder for the stages' stores
   * @param start the wall clock at the beginning
   */
  Monitor(Registers registers, ErasedObjects erased, Set<String> readers, Path state, Instant start)
      throws IOException {
    this.readers = Set.copyOf(readers);
    this.now = start;
    this.state = state;
    this.registers = () -> registers;
    this.assets = new CurrentAssets(this.registers, DiscoveredAssets.none());
    this.detect = detect();
    this.behaviour = behaviour(erased);
    this.transfers = transfers();
    this.drift = drift();
    this.exposure = exposure();
    this.findings = findings();
    this.all = List.of(detect, behaviour, transfers, drift, exposure, findings);
  }

  private StageTask task(StageTopology stage, Topic<?>... wanted) {
    return new StageTask(stage, state, now, registry, List.of(wanted));
  }

  private StageTask detect() throws IOException {
    RuleSet rules = Rules.ownAnd(List.of());
    AccessSettings accesses =
        new AccessSettings(TouchedAssets.CALLS, assets, Monitor::countryOf, registers);
    var settings =
        new DetectTopology.Settings(
            BenchmarkKafka.PREFIX,
            () -> rules,
            DEDUPLICATE_FOR,
            LATENESS,
            CORRELATE_FOR,
            SilenceSettings.DEFAULT,
            Set.of(),
            Stages.CHANGES,
            accesses);
    return task(
        DetectTopology.of(settings, registry),
        Topics.SIGNALS,
        Topics.CHANGES,
        Topics.ACCESSES,
        Topics.ACCESS_EVENTS);
  }

  private static String countryOf(@Nullable String address) {
    return address == null || SourceAddress.isService(address)
        ? Countries.AWS
        : Places.country(address);
  }

  private StageTask behaviour(ErasedObjects erased) {
    var settings =
        new BehaviourTopology.Settings(
            BenchmarkKafka.PREFIX, registers, () -> erased, BehaviourSettings.DEFAULT);
    return task(BehaviourTopology.of(settings, registry), Topics.BEHAVIOUR_SIGNALS);
  }

  private StageTask transfers() {
    var settings =
        new TransferTopology.Settings(
            BenchmarkKafka.PREFIX, registers, assets, () -> true, TransferSettings.DEFAULT);
    return task(TransferTopology.of(settings, registry), Topics.TRANSFER_SIGNALS);
  }

  private StageTask drift() {
    ControlSet controls =
        ControlSet.read(
            ControlPack.files().stream()
                .map(file -> ControlFile.shipped(file.name(), file.content()))
                .toList(),
            ControlSettings.DEFAULT);
    var settings = new DriftTopology.Settings(BenchmarkKafka.PREFIX, () -> controls, registers);
    return task(DriftTopology.of(settings, registry), Topics.VERDICTS, Topics.DIGESTS);
  }

  private StageTask exposure() {
    var settings = new ExposureTopology.Settings(BenchmarkKafka.PREFIX, registers);
    return task(ExposureTopology.of(settings, registry), Topics.EXPOSURE_SIGNALS);
  }

  private StageTask findings() {
    var settings =
        new FindingsTopology.Settings(
            BenchmarkKafka.PREFIX, AlertPolicy.newsFor(NEWS_FOR), registers);
    return task(FindingsTopology.of(settings, registry), Topics.ALERTS);
  }

  /** The id by which alerts name an event. */
  String idOf(SimulatedEvent event) {
    return read(event).event().id();
  }

  private TrailReading.Event read(SimulatedEvent event) {
    if (reader.read(event.record()) instanceof TrailReading.Event read) {
      return read;
    }
    throw new IllegalStateException("the simulator wrote a record that cannot be read");
  }

  /**
   * Lets time pass, and then collects events.
   *
   * @param at when they are collected (wall clock)
   * @return what people hear
   */
  List<HeardAlert> collect(List<SimulatedEvent> events, Instant at) {
    now = at;
    all.forEach(stage -> stage.until(at));
    for (SimulatedEvent event : events) {
      byte[] key = read(event).event().key().getBytes(UTF_8);
      detect.pipe(Topics.TRAIL_EVENTS, new TestRecord<>(key, event.record(), at));
    }
    return flow();
  }

  /** Has people decide something. */
  void command(FindingCommand command) {
    RecordHeaders headers = new RecordHeaders();
    WireHeaders.putSchema(headers, Topics.COMMANDS.payload().schema());
    findings.pipe(
        Topics.COMMANDS,
        new TestRecord<>(
            command.findingId().getBytes(UTF_8),
            Topics.COMMANDS.payload().write(command),
            headers,
            command.at()));
  }

  private List<HeardAlert> flow() {
    move(detect, Topics.SIGNALS, findings);
    move(detect, Topics.CHANGES, drift, behaviour, transfers);
    for (TestRecord<byte[], byte[]> record : detect.read(Topics.ACCESS_EVENTS)) {
      if (readers.contains(new String(record.key(), UTF_8))) {
        behaviour.pipe(Topics.ACCESS_EVENTS, record);
      }
    }
    move(detect, Topics.ACCESSES, behaviour, transfers, exposure);
    move(drift, Topics.VERDICTS, findings, exposure);
    move(drift, Topics.DIGESTS, findings);
    move(behaviour, Topics.BEHAVIOUR_SIGNALS, findings);
    move(transfers, Topics.TRANSFER_SIGNALS, findings);
    move(exposure, Topics.EXPOSURE_SIGNALS, findings);
    List<HeardAlert> heard = new ArrayList<>();
    for (TestRecord<byte[], byte[]> record : findings.read(Topics.ALERTS)) {
      if (Topics.ALERTS.payload().read(record.value(), record.headers())
          instanceof Reading.Value<Alert> read) {
        heard.add(new HeardAlert(now, read.value()));
      }
    }
    for (StageTask stage : all) {
      DEAD_LETTERS.forEach(topic -> deadLetters += stage.readIfWritten(topic).size());
      stage.forget();
    }
    return heard;
  }

  private static void move(StageTask from, Topic<?> topic, StageTask... to) {
    for (TestRecord<byte[], byte[]> record : from.read(topic)) {
      for (StageTask stage : to) {
        stage.pipe(topic, record);
      }
    }
  }

  /** Records that a stage could not use. */
  long deadLetters() {
    return deadLetters;
  }

  @Override
  public void close() {
    all.forEach(StageTask::close);
  }
}
