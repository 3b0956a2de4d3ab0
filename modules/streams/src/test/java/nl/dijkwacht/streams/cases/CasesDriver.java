package nl.dijkwacht.streams.cases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.dijkwacht.streams.StageDriver.PREFIX;
import static nl.dijkwacht.streams.TrailRecord.NOON;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import nl.dijkwacht.core.access.Exposure;
import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.core.cases.CaseCommand;
import nl.dijkwacht.core.cases.CaseDuty;
import nl.dijkwacht.core.cases.CaseEvent;
import nl.dijkwacht.core.cases.CasePolicy;
import nl.dijkwacht.core.cases.CaseRole;
import nl.dijkwacht.core.cases.Notice;
import nl.dijkwacht.core.cases.Suspicion;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.finding.FindingUpdate;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.signal.RuleRef;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.core.signal.Subject;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.Principal;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.streams.StageDriver;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.Reading;
import nl.dijkwacht.topics.wire.WireHeaders;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** One task of the stage, with a wall clock that begins at noon. */
final class CasesDriver implements AutoCloseable {

  static final String ACCOUNT = "111122223333";
  static final String TAG = CaseTriggers.TAG;

  final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final AtomicReference<Registers> registers = new AtomicReference<>(Registers.empty());
  private final List<CaseEvent> events = new ArrayList<>();
  private final List<Notice> notices = new ArrayList<>();
  private final StageDriver stage;
  private Instant now = NOON;

  CasesDriver() {
    this.stage =
        new StageDriver(
            CasesTopology.of(
                new CasesTopology.Settings(PREFIX, policy(), CaseTriggers.DEFAULT, registers::get),
                registry),
            registry);
  }

  private static CasePolicy policy() {
    CasePolicy own = CasePolicy.DEFAULT;
    return new CasePolicy(
        own.window(),
        own.acknowledge(),
        own.assess(),
        own.authority(),
        own.controller(),
        own.reminders(),
        own.nis2(),
        Map.of("", new CaseDuty("eigenaar", List.of("vervanger"), "")),
        own.zone(),
        own.holidays());
  }

  void registers(Registers content) {
    registers.set(content);
  }

  Instant now() {
    return now;
  }

  /** A finding of one event; {@code asset} is what it is about. */
  static Finding finding(String rule, String tag, String principal, String asset, Instant at) {
    EventSummary event =
        new EventSummary(
            rule + asset + at,
            at,
            at,
            "s3.amazonaws.com",
            "GetObject",
            ACCOUNT,
            "eu-central-1",
            new Principal(Principal.Kind.IAM_USER, principal, null),
            null,
            null,
            null,
            null);
    RuleRef ref = new RuleRef(rule, "v1", "Title", "", Level.HIGH, List.of(tag), List.of());
    Subject subject = new Subject(ACCOUNT, Map.of("asset", asset));
    Signal signal = Signal.of(PREFIX.value(), ref, subject, event, event.eventId());
    return FindingUpdate.of(null, signal, Duration.ofDays(3650)).finding();
  }

  void finding(Finding finding) {
    pipe(Topics.FINDINGS, finding.id(), finding, now);
  }

  /** An exposure of a bucket in the account of the others, from noon. */
  static Exposure exposure(String bucket, long reads, @Nullable Instant until, long revision) {
    return new Exposure(
        bucket + " exposed",
        new ResourceId("aws", ACCOUNT, "global", "AWS::S3::Bucket", bucket),
        "arn:aws:s3:::" + bucket,
        bucket,
        "s3-bucket-not-public",
        Exposure.Kind.PUBLIC,
        NOON,
        until,
        Exposure.Sight.SEEN,
        reads,
        0,
        0,
        reads,
        "AQ==",
        List.of(
            new Exposure.Reader(new Principal(Principal.Kind.IAM_USER, "vreemde", null), reads)),
        0,
        List.of(),
        1200L,
        List.of(),
        revision);
  }

  /** As the stage before writes it. */
  void exposure(Exposure exposure) {
    pipe(Topics.EXPOSURES, exposure.id(), exposure, now);
  }

  /** Takes an exposure back. */
  void noExposure(String id) {
    stage.delete(Topics.EXPOSURES, id.getBytes(UTF_8), now);
  }

  void suspicion(Suspicion suspicion) {
    pipe(Topics.SUSPICIONS, suspicion.legalEntity(), suspicion, now);
  }

  void command(String id, Case known, CaseCommand.Action action, Instant at) {
    command(id, known, action, at, null);
  }

  void command(
      String id, Case known, CaseCommand.Action action, Instant at, @Nullable Boolean yes) {
    CaseCommand command =
        new CaseCommand(
            id,
            known.id(),
            known.legalEntity(),
            action,
            "b.bakker",
            CaseRole.CASE_OWNER,
            at,
            "a reason",
            null,
            yes,
            null,
            null,
            null,
            null,
            null);
    pipe(Topics.CASE_COMMANDS, known.legalEntity(), command, at);
  }

  private <V> void pipe(Topic<V> topic, String key, V value, Instant at) {
    Headers headers = new RecordHeaders();
    WireHeaders.putSchema(headers, topic.payload().schema());
    stage.pipe(topic, key.getBytes(UTF_8), topic.payload().write(value), headers, at);
  }

  /** Moves the wall clock at once, after which there is one tick. */
  void pass(Duration time) {
    now = now.plus(time);
    stage.pass(time);
  }

  /** Lets hours pass one by one. */
  void hours(int hours) {
    for (int hour = 0; hour < hours; hour++) {
      pass(Duration.ofHours(1));
    }
  }

  List<Suspicion> suspicions() {
    return read(Topics.SUSPICIONS);
  }

  /** The cases that were written since the last call. */
  List<Case> cases() {
    return read(Topics.CASES);
  }

  /** The case as it was written last. */
  Case last() {
    List<Case> written = cases();
    return written.get(written.size() - 1);
  }

  List<CaseEvent> events() {
    events.addAll(read(Topics.CASE_EVENTS));
    return events;
  }

  List<Notice> notices() {
    notices.addAll(read(Topics.NOTICES));
    return notices;
  }

  List<String> refusals() {
    return stage.read(Topics.CASES_DEAD_LETTERS).stream().map(CasesDriver::detail).toList();
  }

  private static String detail(TestRecord<byte[], byte[]> record) {
    return new String(record.headers().lastHeader(WireHeaders.DETAIL).value(), UTF_8);
  }

  private <V> List<V> read(Topic<V> topic) {
    return stage.read(topic).stream()
        .map(record -> topic.payload().read(record.value(), record.headers()))
        .map(reading -> ((Reading.Value<V>) reading).value())
        .toList();
  }

  /** Fills the stores with what those of another task hold, and goes on at its time. */
  void restore(CasesDriver other) {
    stage.restore(other.stage);
    pass(Duration.between(now, other.now));
  }

  double gauge(String name, String... tags) {
    return registry.get(name).tags(tags).gauge().value();
  }

  @Override
  public void close() {
    stage.close();
  }
}
