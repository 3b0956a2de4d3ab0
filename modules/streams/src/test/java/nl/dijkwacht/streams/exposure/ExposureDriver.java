package nl.dijkwacht.streams.exposure;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.dijkwacht.core.access.Access;
import nl.dijkwacht.core.access.Exposure;
import nl.dijkwacht.core.resource.Classification;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.signal.RuleRef;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.core.verdict.Verdict;
import nl.dijkwacht.core.verdict.Verdict.Result;
import nl.dijkwacht.core.verdict.Verdict.Standing;
import nl.dijkwacht.registers.RegisterFile;
import nl.dijkwacht.registers.RegisterSettings;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.streams.StageDriver;
import nl.dijkwacht.streams.Touch;
import nl.dijkwacht.streams.exposure.interval.ResourceExposure;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.Reading;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** The stage in one task, with a register that tells how many people the bucket is about. */
final class ExposureDriver implements AutoCloseable {

  static final String PUBLIC = "s3-bucket-policy-not-public";
  static final String UNENCRYPTED = "s3-bucket-tls-only";

  private static final String REGISTERS =
      """
      assets:
        - {id: beelden, arn: 'arn:aws:s3:::beelden', personal-data: true, data-subjects: 500}
      """;

  private final StageDriver driver;
  private final SortedMap<String, Exposure> exposures = new TreeMap<>();

  ExposureDriver(ExposureSettings settings) {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    Registers registers = registers();
    this.driver =
        new StageDriver(
            ExposureTopology.of(
                new ExposureTopology.Settings(StageDriver.PREFIX, () -> registers, settings),
                registry),
            registry);
  }

  ExposureDriver() {
    this(ExposureSettings.DEFAULT);
  }

  static Registers registers() {
    return Registers.read(
            List.of(new RegisterFile("registers.yml", REGISTERS.getBytes(UTF_8))),
            RegisterSettings.DEFAULT)
        .registers();
  }

  /** A verdict on the bucket. */
  static Verdict verdict(String control, Result result, Instant since, long revision) {
    return verdict(Touch.BUCKET, control, result, since, revision);
  }

  static Verdict verdict(
      ResourceId resource, String control, Result result, Instant since, long revision) {
    return verdict(resource, resource.id(), control, result, since, revision);
  }

  static Verdict verdict(
      ResourceId resource,
      String name,
      String control,
      Result result,
      Instant since,
      long revision) {
    boolean personal = true;
    return new Verdict(
        Verdict.findingId("test", control, resource),
        new RuleRef(control, "v1", control, "", Level.HIGH, List.of(), List.of()),
        resource,
        null,
        name,
        new Classification(personal, false, false, "", List.of("register")),
        result,
        null,
        since,
        since.plusSeconds(600 + revision),
        Standing.CONFIRMED,
        false,
        "",
        null,
        revision);
  }

  void pipe(Verdict verdict) {
    pipe(Topics.VERDICTS, verdict.findingId(), verdict, verdict.collectedAt());
  }

  void pipe(Touch minute) {
    pipe(minute.registered().access());
  }

  void pipe(Access access) {
    pipe(Topics.ACCESSES, access.key(), access, access.latest().collectedAt());
  }

  private <V> void pipe(Topic<V> topic, String key, V value, Instant collected) {
    driver.pipe(
        topic, key.getBytes(UTF_8), topic.payload().write(value), new RecordHeaders(), collected);
  }

  void pipeGarbage() {
    for (Topic<?> topic : List.of(Topics.VERDICTS, Topics.ACCESSES, Topics.EXPOSURE_INPUTS)) {
      driver.pipe(topic, new byte[] {1}, new byte[] {'{'}, new RecordHeaders(), Instant.EPOCH);
    }
  }

  /** Lets days of the wall clock pass, which begins at noon. */
  void days(int days) {
    for (int hour = 0; hour < 24 * days; hour++) {
      driver.pass(Duration.ofHours(1));
    }
  }

  int keptMinutes() {
    int count = 0;
    try (var all = driver.store(ExposureTopology.MINUTES).all()) {
      while (all.hasNext()) {
        all.next();
        count++;
      }
    }
    return count;
  }

  /** How large the state of the bucket is, in bytes. */
  int stateBytes() {
    ResourceExposure state =
        driver.<ResourceExposure>store(ExposureTopology.RESOURCES).get(Touch.BUCKET.toString());
    return ExposureTopology.STATE.write(state).length;
  }

  /** Of how many resources anything is remembered. */
  int states() {
    int count = 0;
    try (var all = driver.store(ExposureTopology.RESOURCES).all()) {
      while (all.hasNext()) {
        all.next();
        count++;
      }
    }
    return count;
  }

  int deadLetters() {
    return driver.read(Topics.EXPOSURE_DEAD_LETTERS).size();
  }

  /** The exposures as they stand in the topic, by key. */
  SortedMap<String, Exposure> exposures() {
    driver
        .read(Topics.EXPOSURES)
        .forEach(
            record -> {
              String key = new String(record.key(), UTF_8);
              if (record.value() == null) {
                exposures.remove(key);
              } else {
                exposures.put(key, value(Topics.EXPOSURES, record.value()));
              }
            });
    return exposures;
  }

  /** The one exposure that there is. */
  Exposure exposure() {
    SortedMap<String, Exposure> all = exposures();
    if (all.size() != 1) {
      throw new AssertionError(all);
    }
    return all.values().iterator().next();
  }

  /** The signals since the last call. */
  List<Signal> signals() {
    return driver.read(Topics.EXPOSURE_SIGNALS).stream()
        .map(record -> value(Topics.EXPOSURE_SIGNALS, record.value()))
        .toList();
  }

  private static <V> V value(Topic<V> topic, byte[] bytes) {
    return ((Reading.Value<V>) topic.payload().read(bytes)).value();
  }

  @Override
  public void close() {
    driver.close();
  }
}
