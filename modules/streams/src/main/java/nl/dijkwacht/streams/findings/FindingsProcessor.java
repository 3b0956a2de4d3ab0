package nl.dijkwacht.streams.findings;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.core.finding.CommandOutcome;
import nl.dijkwacht.core.finding.Exceptions;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.finding.FindingCommand;
import nl.dijkwacht.core.finding.FindingUpdate;
import nl.dijkwacht.core.signal.ServiceFinding;
import nl.dijkwacht.core.signal.ServiceFindingSignal;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.core.verdict.Verdict;
import nl.dijkwacht.streams.runtime.Agenda;
import nl.dijkwacht.streams.runtime.CaughtUp;
import nl.dijkwacht.streams.runtime.DeadLetterSink;
import nl.dijkwacht.streams.runtime.DueWork;
import nl.dijkwacht.topics.catalogue.Stage;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.WireHeaders;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.WindowStore;
import org.jspecify.annotations.Nullable;

/**
 * Leads the lives of findings: counts each signal once, takes verdicts, carries out what people
 * decide, and does what time brings. What another service found is a signal too; all versions of it
 * come in one task, since they have one key.
 */
final class FindingsProcessor implements Processor<byte[], byte[], byte[], byte[]> {

  private static final Duration TICK = Duration.ofMillis(200);
  private static final byte[] COUNTED = {};

  private final FindingsTopology.Settings settings;
  private final MeterRegistry registry;
  private final FindingMeters meters;
  private final Map<String, Consumer<Record<byte[], byte[]>>> inputs;

  // Kafka Streams hands them over in init, before any record.
  @SuppressWarnings("NullAway.Init")
  private ProcessorContext<byte[], byte[]> context;

  @SuppressWarnings("NullAway.Init")
  private WindowStore<String, byte[]> counted;

  @SuppressWarnings("NullAway.Init")
  private DeadLetterSink deadLetters;

  @SuppressWarnings("NullAway.Init")
  private FindingGauges gauges;

  @SuppressWarnings("NullAway.Init")
  private FindingStore findings;

  @SuppressWarnings("NullAway.Init")
  private FindingClock clock;

  @SuppressWarnings("NullAway.Init")
  private CaughtUp caughtUp;

  FindingsProcessor(FindingsTopology.Settings settings, MeterRegistry registry) {
    this.settings = settings;
    this.registry = registry;
    this.meters = new FindingMeters(registry);
    this.inputs =
        Map.of(
            nameOf(Topics.SIGNALS), this::signal,
            nameOf(Topics.DIGESTS), this::signal,
            nameOf(Topics.BEHAVIOUR_SIGNALS), this::signal,
            nameOf(Topics.TRANSFER_SIGNALS), this::signal,
            nameOf(Topics.EXPOSURE_SIGNALS), this::signal,
            nameOf(Topics.SERVICE_FINDINGS), this::serviceFinding,
            nameOf(Topics.VERDICTS), this::verdict,
            nameOf(Topics.ASSURANCE_VERDICTS), this::verdict,
            nameOf(Topics.COMMANDS), this::command);
  }

  private String nameOf(Topic<?> topic) {
    return topic.fullName(settings.prefix());
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    this.context = context;
    this.counted = context.getStateStore(FindingsTopology.SIGNALS);
    this.deadLetters =
        new DeadLetterSink(context, registry, Stage.FINDINGS, FindingsTopology.DEAD_LETTERS_SINK);
    KeyValueStore<String, Finding> store = context.getStateStore(FindingsTopology.FINDINGS);
    Agenda agenda = new Agenda(context.getStateStore(FindingsTopology.AGENDA));
    ExceptionSweep sweep = new ExceptionSweep(store, context.getStateStore(FindingsTopology.SWEEP));
    this.gauges = FindingGauges.in(store, registry, context.taskId().partition());
    this.findings = new FindingStore(context, store, agenda, settings.alerts(), gauges, meters);
    this.clock =
        new FindingClock(
            findings,
            agenda,
            sweep,
            settings.alerts(),
            settings.registers(),
            new DueWork(registry, Stage.FINDINGS),
            this::tooLarge);
    this.caughtUp = CaughtUp.of(context, settings.prefix(), FindingsTopology.INPUTS);
    context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, wall -> tick());
  }

  private Instant now() {
    return Instant.ofEpochMilli(context.currentSystemTimeMs());
  }

  private void tick() {
    Instant now = now();
    if (caughtUp.isDone(now.toEpochMilli())) {
      clock.tick(now);
    }
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    caughtUp.read(context);
    String topic = context.recordMetadata().map(RecordMetadata::topic).orElse("");
    Consumer<Record<byte[], byte[]>> input = inputs.get(topic);
    if (input == null) {
      throw new IllegalStateException("the topology reads a topic that nothing is done with");
    }
    input.accept(record);
  }

  private void signal(Record<byte[], byte[]> record) {
    Signal signal = deadLetters.read(Topics.SIGNALS, record);
    if (signal != null && !isCounted(record, signal.id())) {
      Finding before = findings.get(signal.findingId());
      count(
          record,
          signal,
          before,
          FindingUpdate.of(before, signal, settings.alerts(), exceptions()));
    }
  }

  private Exceptions exceptions() {
    return settings.registers().get()::exceptionFor;
  }

  private void serviceFinding(Record<byte[], byte[]> record) {
    ServiceFinding found = deadLetters.read(Topics.SERVICE_FINDINGS, record);
    if (found == null) {
      return;
    }
    Signal signal =
        ServiceFindingSignal.of(
            settings.prefix().value(),
            found,
            Instant.ofEpochMilli(record.timestamp()),
            WireHeaders.provenance(record.headers()));
    if (isCounted(record, signal.id())) {
      meters.service(found.service(), "copy");
      return;
    }
    boolean quiet = found.sample() || found.archived();
    Finding before = findings.get(signal.findingId());
    count(
        record,
        signal,
        before,
        quiet
            ? FindingUpdate.quiet(before, signal)
            : FindingUpdate.of(before, signal, settings.alerts(), exceptions()));
    String outcome = found.sample() ? "sample" : found.archived() ? "archived" : "counted";
    meters.service(found.service(), outcome);
  }

  private void count(
      Record<byte[], byte[]> record,
      Signal signal,
      @Nullable Finding before,
      FindingUpdate update) {
    if (put(record, before, update)) {
      counted.put(signal.id(), COUNTED, record.timestamp());
    }
  }

  private void verdict(Record<byte[], byte[]> record) {
    Verdict verdict = deadLetters.read(Topics.VERDICTS, record);
    if (verdict == null) {
      return;
    }
    Finding before = withoutOverdueAlert(record, findings.get(verdict.findingId()));
    FindingUpdate update = FindingUpdate.of(before, verdict, settings.alerts(), exceptions());
    if (update != null && put(record, before, update)) {
      meters.judged(before, update.finding(), verdict);
    }
  }

  /** However late all is read, an alert that had waited enough when a record came is told first. */
  private @Nullable Finding withoutOverdueAlert(
      Record<byte[], byte[]> record, @Nullable Finding before) {
    Instant awaited = before == null ? null : before.awaitsCallerUntil(settings.alerts());
    if (before == null || awaited == null || arrival(record).isBefore(awaited)) {
      return before;
    }
    clock.catchUp(before, arrival(record), record.timestamp());
    return findings.get(before.id());
  }

  private void command(Record<byte[], byte[]> record) {
    FindingCommand command = deadLetters.read(Topics.COMMANDS, record);
    if (command == null) {
      return;
    }
    String id = StableId.of(List.of("command", command.id()));
    if (isCounted(record, id)) {
      meters.command(command.action(), "repeated");
      return;
    }
    Finding before = findings.get(command.findingId());
    CommandOutcome outcome = FindingUpdate.of(before, command, arrival(record));
    if (outcome instanceof CommandOutcome.Refused refused) {
      deadLetters.send(record, DeadLetterReason.REFUSED_COMMAND, refused.why());
      meters.command(command.action(), "refused");
    } else if (outcome instanceof CommandOutcome.Done done
        && put(record, before, new FindingUpdate(done.finding(), null))) {
      counted.put(id, COUNTED, record.timestamp());
      meters.command(command.action(), "done");
    }
  }

  /** When a record was written; the clock of who wrote it may run ahead. */
  private Instant arrival(Record<byte[], byte[]> record) {
    return Instant.ofEpochMilli(Math.min(record.timestamp(), context.currentSystemTimeMs()));
  }

  /** Keeps a change, and does what was due of its finding when the record was written. */
  private boolean put(
      Record<byte[], byte[]> record, @Nullable Finding before, FindingUpdate update) {
    Finding finding = update.finding();
    if (!findings.put(before, update, record.timestamp())) {
      deadLetters.send(record, DeadLetterReason.OUTPUT_TOO_LARGE, "the finding " + finding.id());
      return false;
    }
    if (update.alert() != null) {
      meters.took(update.alert(), now());
    }
    clock.catchUp(finding, arrival(record), record.timestamp());
    return true;
  }

  /** No record is at fault, so only the finding is pointed at. */
  private void tooLarge(String id) {
    deadLetters.send(
        nameOf(Topics.FINDINGS) + "#" + id,
        id.getBytes(StandardCharsets.UTF_8),
        DeadLetterReason.OUTPUT_TOO_LARGE,
        "an alert that was due; the finding stays as it is",
        context.currentSystemTimeMs());
  }

  private boolean isCounted(Record<byte[], byte[]> record, String id) {
    // The payload may claim any time, and one in the future would make the store forget all others.
    long at = record.timestamp();
    long reach = FindingsTopology.COUNTED_FOR.toMillis();
    try (var seen = counted.fetch(id, at - reach, at + reach)) {
      return seen.hasNext();
    }
  }

  @Override
  public void close() {
    gauges.close();
  }
}
