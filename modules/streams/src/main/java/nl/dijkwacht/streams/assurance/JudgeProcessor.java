package nl.dijkwacht.streams.assurance;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.core.coverage.AssuranceFact;
import nl.dijkwacht.core.verdict.Verdict;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.streams.runtime.CaughtUp;
import nl.dijkwacht.streams.runtime.DeadLetterSink;
import nl.dijkwacht.streams.runtime.DueWork;
import nl.dijkwacht.streams.runtime.StageOutput;
import nl.dijkwacht.topics.catalogue.Stage;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Judges all facts together when any of them, the registers or the day (UTC) is another. All facts
 * lie on the first partition, so its task alone judges.
 */
final class JudgeProcessor implements Processor<byte[], byte[], byte[], byte[]> {

  private static final Duration WAKE = Duration.ofSeconds(5);

  /** Where nothing more is gathered for so long, nothing waits that would say otherwise. */
  private static final long QUIET = Duration.ofSeconds(20).toMillis();

  /** However much comes, it is judged so often. */
  private static final long PATIENCE = Duration.ofMinutes(1).toMillis();

  private static final String BEGAN = "began";

  private final AssuranceTopology.Settings settings;
  private final MeterRegistry registry;
  private final AssuranceGauges gauges;
  private boolean stirred = true;
  private boolean gathered;
  private long heard;
  private long started;
  private long judged;
  private @Nullable LocalDate day;
  private @Nullable Registers registers;

  // Kafka Streams hands them over in init, before any record.
  @SuppressWarnings("NullAway.Init")
  private ProcessorContext<byte[], byte[]> context;

  @SuppressWarnings("NullAway.Init")
  private KeyValueStore<String, AssuranceFact> facts;

  @SuppressWarnings("NullAway.Init")
  private KeyValueStore<String, Long> began;

  @SuppressWarnings("NullAway.Init")
  private Verdicts verdicts;

  @SuppressWarnings("NullAway.Init")
  private DeadLetterSink deadLetters;

  @SuppressWarnings("NullAway.Init")
  private StageOutput output;

  @SuppressWarnings("NullAway.Init")
  private DueWork dueWork;

  /** With the facts. What is gathered from other topics is not among them yet. */
  @SuppressWarnings("NullAway.Init")
  private CaughtUp caughtUp;

  JudgeProcessor(
      AssuranceTopology.Settings settings, MeterRegistry registry, AssuranceGauges gauges) {
    this.settings = settings;
    this.registry = registry;
    this.gauges = gauges;
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    this.context = context;
    this.facts = context.getStateStore(AssuranceTopology.FACTS);
    this.began = context.getStateStore(AssuranceTopology.BEGAN);
    this.verdicts =
        new Verdicts(
            context.getStateStore(AssuranceTopology.TOLD), settings.prefix().value(), this::send);
    this.deadLetters =
        new DeadLetterSink(context, registry, Stage.ASSURANCE, AssuranceTopology.DEAD_LETTERS_SINK);
    this.output = new StageOutput(context);
    this.dueWork = new DueWork(registry, Stage.ASSURANCE);
    this.caughtUp = CaughtUp.of(context, settings.prefix(), List.of(Topics.ASSURANCE_FACTS));
    this.started = context.currentSystemTimeMs();
    this.heard = started;
    if (context.taskId().partition() == 0) {
      context.schedule(WAKE, PunctuationType.WALL_CLOCK_TIME, this::wake);
    }
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    heard = context.currentSystemTimeMs();
    caughtUp.read(context);
    gathered |= record.timestamp() >= started;
    String key = new String(record.key(), StandardCharsets.UTF_8);
    if (record.value() == null) {
      stirred |= facts.delete(key) != null;
      return;
    }
    AssuranceFact fact = deadLetters.read(Topics.ASSURANCE_FACTS, record);
    if (fact != null) {
      take(key, fact);
    }
  }

  /** Of states the newest counts, and of what came into use the first. */
  private void take(String key, AssuranceFact fact) {
    AssuranceFact before = facts.get(key);
    boolean isFirst =
        switch (fact.kind()) {
          case PLACE, RECORDED, SERVICE -> true;
          case ASSET, TRAIL, RECORDER, INCIDENT -> false;
        };
    boolean isNewer = before != null && fact.at().isAfter(before.at());
    boolean isAsset = fact.kind() == AssuranceFact.Kind.ASSET;
    if (before == null || isAsset || (isFirst ? fact.at().isBefore(before.at()) : isNewer)) {
      facts.put(key, fact);
      stirred |= !fact.equals(before);
    }
  }

  private void wake(long now) {
    gathered |= now - heard >= QUIET;
    if (!gathered || !caughtUp.isDone(now)) {
      return;
    }
    Registers current = settings.registers().get();
    LocalDate today = LocalDate.ofInstant(Instant.ofEpochMilli(now), ZoneOffset.UTC);
    boolean isOther =
        !today.equals(day)
            || registers == null
            || !registers.hash().equals(current.hash())
            || (stirred && (now - heard >= WAKE.toMillis() || now - judged >= PATIENCE));
    if (isOther) {
      // Set whatever comes of it: what fails would fail each time.
      day = today;
      registers = current;
      stirred = false;
      judged = now;
      dueWork.attempt(() -> judge(current, today, now));
    }
  }

  private void judge(Registers current, LocalDate today, long now) {
    Long known = began.putIfAbsent(BEGAN, now);
    Instant beginning = Instant.ofEpochMilli(Objects.requireNonNullElse(known, now));
    List<AssuranceFact> all = new ArrayList<>();
    try (var entries = facts.all()) {
      entries.forEachRemaining(entry -> all.add(entry.value));
    }
    Facts together = Facts.of(all);
    List<Condition> blindSpots =
        new BlindSpots(together, current, today, settings.countriesKnown().getAsBoolean()).all();
    List<DueAttestations.Standing> attestations =
        new DueAttestations(together, current, today, beginning).all();
    List<Condition> conditions = new ArrayList<>(blindSpots);
    for (DueAttestations.Standing standing : attestations) {
      if (standing.condition() != null) {
        conditions.add(standing.condition());
      }
    }
    Instant latest =
        all.stream().map(AssuranceFact::at).max(Instant::compareTo).orElse(Instant.EPOCH);
    verdicts.tell(conditions, latest, beginning, Instant.ofEpochMilli(now));
    gauges.show(together.assets(), blindSpots, attestations, today);
  }

  /** False if it is too large, which became a dead letter. */
  private boolean send(Verdict verdict) {
    long now = context.currentSystemTimeMs();
    String key = verdict.findingId();
    boolean sent =
        output.send(
            Topics.ASSURANCE_VERDICTS,
            verdict,
            key,
            verdict.since(),
            now,
            AssuranceTopology.VERDICTS_SINK);
    if (!sent) {
      deadLetters.send(
          Topics.ASSURANCE_VERDICTS.fullName(settings.prefix()) + "#" + key,
          key.getBytes(StandardCharsets.UTF_8),
          DeadLetterReason.OUTPUT_TOO_LARGE,
          "a verdict of the control " + verdict.control().id(),
          now);
    }
    return sent;
  }

  @Override
  public void close() {
    if (context.taskId().partition() == 0) {
      gauges.clear();
    }
  }
}
