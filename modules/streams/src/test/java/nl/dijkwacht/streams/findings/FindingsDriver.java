package nl.dijkwacht.streams.findings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.dijkwacht.streams.StageDriver.PREFIX;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import nl.dijkwacht.core.finding.Alert;
import nl.dijkwacht.core.finding.AlertPolicy;
import nl.dijkwacht.core.finding.ExceptionEntry;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.finding.FindingCommand;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.core.verdict.Verdict;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.streams.StageDriver;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.Reading;
import nl.dijkwacht.topics.wire.WireHeaders;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;

/** One task of the stage, with registers that can change. */
final class FindingsDriver implements AutoCloseable {

  final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final AtomicReference<Registers> registers = new AtomicReference<>(Registers.empty());
  private final List<Alert> alerts = new ArrayList<>();
  private final StageDriver stage;

  FindingsDriver() {
    this(0);
  }

  /**
   * @param verdicts that wait when it begins
   */
  FindingsDriver(long verdicts) {
    this(AlertPolicy.newsFor(Duration.ofDays(1)), verdicts);
  }

  FindingsDriver(AlertPolicy policy, long verdicts) {
    this.stage =
        new StageDriver(
            FindingsTopology.of(
                new FindingsTopology.Settings(PREFIX, policy, registers::get), registry),
            registry,
            Map.of(Topics.VERDICTS, verdicts));
  }

  void exceptions(ExceptionEntry... entries) {
    registers.set(Registers.of(List.of(), List.of(entries)));
  }

  void signal(Signal signal) {
    pipe(Topics.SIGNALS, signal.findingId(), signal, signal.event().collectedAt());
  }

  void digest(Signal signal) {
    pipe(Topics.DIGESTS, signal.findingId(), signal, signal.event().collectedAt());
  }

  void verdict(Verdict verdict) {
    pipe(Topics.VERDICTS, verdict.findingId(), verdict, verdict.collectedAt());
  }

  void command(FindingCommand command) {
    pipe(Topics.COMMANDS, command.findingId(), command, command.at());
  }

  private <V> void pipe(Topic<V> topic, String key, V value, Instant at) {
    Headers headers = new RecordHeaders();
    WireHeaders.putSchema(headers, topic.payload().schema());
    stage.pipe(topic, key.getBytes(UTF_8), topic.payload().write(value), headers, at);
  }

  /** Lets ticks pass, a second apart. */
  void tick(int ticks) {
    for (int i = 0; i < ticks; i++) {
      stage.pass(Duration.ofSeconds(1));
    }
  }

  /** Moves the wall clock at once, after which there is one tick. */
  void pass(Duration time) {
    stage.pass(time);
  }

  /** The findings that were written since the last call. */
  List<Finding> findings() {
    return read(Topics.FINDINGS);
  }

  /** The finding as it was written last; fails if nothing was written since the last call. */
  Finding finding() {
    List<Finding> written = findings();
    return written.get(written.size() - 1);
  }

  /** What people were told from the beginning. */
  List<Alert.Transition> told() {
    return alerts().stream().map(Alert::transition).toList();
  }

  List<Alert> alerts() {
    alerts.addAll(read(Topics.ALERTS));
    return alerts;
  }

  List<String> refusals() {
    return stage.read(Topics.FINDINGS_DEAD_LETTERS).stream()
        .map(
            record ->
                String.join(
                    ": ",
                    header(record, WireHeaders.REASON),
                    header(record, WireHeaders.PLACE),
                    header(record, WireHeaders.DETAIL)))
        .toList();
  }

  private static String header(TestRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }

  private <V> List<V> read(Topic<V> topic) {
    return stage.read(topic).stream()
        .map(record -> topic.payload().read(record.value(), record.headers()))
        .map(reading -> ((Reading.Value<V>) reading).value())
        .toList();
  }

  /** Fills the stores with what those of another task hold, and goes on with them. */
  void restore(FindingsDriver other) {
    stage.restore(other.stage);
  }

  @Override
  public void close() {
    stage.close();
  }
}
