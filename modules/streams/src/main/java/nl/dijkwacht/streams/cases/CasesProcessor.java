package nl.dijkwacht.streams.cases;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.core.cases.CaseCommand;
import nl.dijkwacht.core.cases.CaseOutcome;
import nl.dijkwacht.core.cases.CaseUpdate;
import nl.dijkwacht.core.cases.ExposedAsset;
import nl.dijkwacht.core.cases.Moment;
import nl.dijkwacht.core.cases.Suspicion;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.streams.runtime.Agenda;
import nl.dijkwacht.streams.runtime.CaughtUp;
import nl.dijkwacht.streams.runtime.DeadLetterSink;
import nl.dijkwacht.topics.catalogue.Stage;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leads the cases of the legal entities of one partition: opens them, brings findings and exposures
 * of one incident together, carries out what people do, and watches the clocks.
 */
final class CasesProcessor implements Processor<byte[], byte[], byte[], byte[]> {

  private static final Logger LOG = LoggerFactory.getLogger(CasesProcessor.class);
  private static final Duration TICK = Duration.ofMillis(200);

  /** What is live waits for a slice. */
  private static final int SLICE = 200;

  private static final byte[] DONE = {};

  private final CasesTopology.Settings settings;
  private final MeterRegistry registry;

  // Kafka Streams hands them over in init, before any record.
  @SuppressWarnings("NullAway.Init")
  private ProcessorContext<byte[], byte[]> context;

  @SuppressWarnings("NullAway.Init")
  private KeyValueStore<String, byte[]> commands;

  @SuppressWarnings("NullAway.Init")
  private DeadLetterSink deadLetters;

  @SuppressWarnings("NullAway.Init")
  private CaseGauges gauges;

  @SuppressWarnings("NullAway.Init")
  private CaseIndex index;

  @SuppressWarnings("NullAway.Init")
  private CaseExposures exposures;

  @SuppressWarnings("NullAway.Init")
  private Agenda agenda;

  @SuppressWarnings("NullAway.Init")
  private CaseStore cases;

  @SuppressWarnings("NullAway.Init")
  private CaughtUp caughtUp;

  CasesProcessor(CasesTopology.Settings settings, MeterRegistry registry) {
    this.settings = settings;
    this.registry = registry;
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    this.context = context;
    this.commands = context.getStateStore(CasesTopology.COMMANDS);
    this.deadLetters =
        new DeadLetterSink(context, registry, Stage.CASES, CasesTopology.DEAD_LETTERS_SINK);
    KeyValueStore<String, Case> store = context.getStateStore(CasesTopology.CURRENT);
    this.index =
        new CaseIndex(
            store,
            context.getStateStore(CasesTopology.BY_FINDING),
            context.getStateStore(CasesTopology.BY_NAME));
    this.exposures = new CaseExposures(context.getStateStore(CasesTopology.EXPOSURES));
    this.agenda = new Agenda(context.getStateStore(CasesTopology.AGENDA));
    this.gauges = CaseGauges.in(store, registry, context.taskId().partition(), now());
    this.cases = new CaseStore(context, registry, store, index, agenda, gauges);
    this.caughtUp =
        CaughtUp.of(
            context,
            settings.prefix(),
            List.of(Topics.SUSPICIONS, Topics.EXPOSED_ASSETS, Topics.CASE_COMMANDS));
    context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, wall -> tick());
  }

  private Instant now() {
    return Instant.ofEpochMilli(context.currentSystemTimeMs());
  }

  private void tick() {
    Instant now = now();
    gauges.at(now);
    if (!caughtUp.isDone(now.toEpochMilli())) {
      return;
    }
    for (String id : agenda.take(now, SLICE)) {
      Case due = cases.get(id);
      if (due != null) {
        catchUp(due, now, now.toEpochMilli());
      }
    }
  }

  /** Does all that is due of a case; the case as it stands then. */
  private Case catchUp(Case before, Instant at, long timestamp) {
    CaseUpdate update = CaseUpdate.asOf(before, at, settings.policy());
    if (update == null) {
      return before;
    }
    if (!cases.put(before, update, timestamp)) {
      LOG.warn(
          "Case {} is too large for a reminder that is due, so nobody is told; look at it with:"
              + " dijkwacht cases show",
          before.id());
      return before;
    }
    return update.after();
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    caughtUp.read(context);
    String topic = context.recordMetadata().map(RecordMetadata::topic).orElse("");
    if (topic.equals(Topics.SUSPICIONS.fullName(settings.prefix()))) {
      Suspicion suspicion = deadLetters.read(Topics.SUSPICIONS, record);
      if (suspicion != null) {
        suspicion(record, suspicion);
      }
    } else if (topic.equals(Topics.EXPOSED_ASSETS.fullName(settings.prefix()))) {
      ExposedAsset exposed = deadLetters.read(Topics.EXPOSED_ASSETS, record);
      if (exposed != null) {
        exposed(record, exposed);
      }
    } else {
      CaseCommand command = deadLetters.read(Topics.CASE_COMMANDS, record);
      if (command != null) {
        command(record, command);
      }
    }
  }

  private void suspicion(Record<byte[], byte[]> record, Suspicion suspicion) {
    Case having = index.having(suspicion);
    if (having != null && !having.status().isOver()) {
      take(record, having, suspicion, "changed");
      return;
    }
    if (having != null && endedBefore(having, suspicion)) {
      take(record, having, suspicion, "over");
      return;
    }
    Case same = index.concerning(suspicion, settings.policy().window());
    if (same != null) {
      take(record, same, suspicion, "joined");
    } else {
      open(record, having, suspicion);
    }
  }

  /**
   * Whether all of a finding that is known happened before its case was closed: what is new of it
   * belongs to that file, however late it comes.
   */
  private static boolean endedBefore(Case having, Suspicion suspicion) {
    Moment closed = having.closed();
    return closed == null || !suspicion.to().isAfter(closed.at());
  }

  private void open(Record<byte[], byte[]> record, @Nullable Case former, Suspicion suspicion) {
    String finding = suspicion.finding().id();
    String cause = former == null ? finding : finding + " after " + former.id();
    String id = Case.idOf(settings.prefix().value(), suspicion.legalEntity(), cause);
    CaseUpdate update =
        CaseUpdate.opening(
            id, suspicion, former == null ? null : former.id(), now(), settings.policy());
    if (put(record, cases.get(id), update)) {
      index.has(update.after(), suspicion);
      addExposures(record, update.after());
      Meters.CASES_LATENCY
          .timer(registry)
          .record(Duration.between(suspicion.finding().latest().collectedAt(), now()));
      count("opened");
    }
  }

  private void take(
      Record<byte[], byte[]> record, Case known, Suspicion suspicion, String outcome) {
    CaseUpdate update = CaseUpdate.of(known, suspicion, now(), settings.policy());
    if (update == null) {
      count("known");
    } else if (put(record, known, update)) {
      index.has(update.after(), suspicion);
      addExposures(record, update.after());
      count(outcome);
    }
  }

  private void exposed(Record<byte[], byte[]> record, ExposedAsset exposed) {
    exposures.keep(exposed);
    index
        .concernedBy(exposed, settings.policy().window())
        .forEach(known -> take(record, known, exposed));
  }

  /** Those of its assets, which may have been exposed before anything told of it. */
  private void addExposures(Record<byte[], byte[]> record, Case opened) {
    Case known = opened;
    for (ExposedAsset exposed : exposures.of(known.legalEntity(), known.assets())) {
      if (known.concerns(exposed, settings.policy().window())) {
        known = take(record, known, exposed);
      }
    }
  }

  /** The case as it stands then. */
  private Case take(Record<byte[], byte[]> record, Case known, ExposedAsset exposed) {
    CaseUpdate update = CaseUpdate.of(known, exposed, now(), settings.policy());
    if (update == null || !put(record, known, update)) {
      return known;
    }
    index.has(update.after(), exposed);
    return update.after();
  }

  private void count(String outcome) {
    Meters.CASES_SUSPICIONS.counter(registry, outcome).increment();
  }

  private void command(Record<byte[], byte[]> record, CaseCommand command) {
    if (commands.get(key(command)) != null) {
      count(command, "repeated");
      return;
    }
    Case before = cases.get(command.caseId());
    if (before != null) {
      // What was due when the command was given is told first, however late it is carried out.
      before = catchUp(before, arrival(record), record.timestamp());
    }
    // Not when its record claims to be written, which its sender chooses.
    CaseOutcome outcome = CaseUpdate.of(before, command, now(), settings.policy());
    if (outcome instanceof CaseOutcome.Refused refused) {
      deadLetters.send(record, DeadLetterReason.REFUSED_COMMAND, refused.why());
      count(command, "refused");
    } else if (outcome instanceof CaseOutcome.Done done && put(record, before, done.update())) {
      commands.put(key(command), DONE);
      count(command, "done");
    }
  }

  private static String key(CaseCommand command) {
    return StableId.of(List.of("command", command.id()));
  }

  private void count(CaseCommand command, String outcome) {
    String action = command.action().label();
    Meters.CASES_COMMANDS.counter(registry, action, outcome).increment();
  }

  /** When a record was written; the clock of who wrote it may run ahead. */
  private Instant arrival(Record<byte[], byte[]> record) {
    return Instant.ofEpochMilli(Math.min(record.timestamp(), context.currentSystemTimeMs()));
  }

  private boolean put(Record<byte[], byte[]> record, @Nullable Case before, CaseUpdate update) {
    if (!cases.put(before, update, record.timestamp())) {
      deadLetters.send(
          record, DeadLetterReason.OUTPUT_TOO_LARGE, "the case " + update.after().id());
      return false;
    }
    return true;
  }

  @Override
  public void close() {
    gauges.close();
  }
}
