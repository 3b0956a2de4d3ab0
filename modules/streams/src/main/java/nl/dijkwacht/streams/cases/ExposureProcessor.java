package nl.dijkwacht.streams.cases;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.core.access.Exposure;
import nl.dijkwacht.core.cases.ExposedAsset;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.streams.runtime.CaughtUp;
import nl.dijkwacht.streams.runtime.DeadLetterSink;
import nl.dijkwacht.streams.runtime.StageOutput;
import nl.dijkwacht.topics.catalogue.Stage;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Brings exposures to the legal entities that answer for the data, where their cases lie. What is
 * new in kind or magnitude is brought at once; figures that only grow, once a minute at most: an
 * exposure is written for each minute of each reader, and a case would be too.
 */
final class ExposureProcessor implements Processor<byte[], byte[], byte[], byte[]> {

  private static final Duration PAUSE = Duration.ofMinutes(1);

  /** What is live waits for a slice. */
  private static final int SLICE = 500;

  private static final byte[] WAITS = {};

  private final CasesTopology.Settings settings;
  private final MeterRegistry registry;

  // Kafka Streams hands them over in init, before any record.
  @SuppressWarnings("NullAway.Init")
  private ProcessorContext<byte[], byte[]> context;

  @SuppressWarnings("NullAway.Init")
  private KeyValueStore<String, DealtExposure> known;

  @SuppressWarnings("NullAway.Init")
  private KeyValueStore<String, byte[]> waiting;

  @SuppressWarnings("NullAway.Init")
  private StageOutput output;

  @SuppressWarnings("NullAway.Init")
  private DeadLetterSink deadLetters;

  @SuppressWarnings("NullAway.Init")
  private CaughtUp caughtUp;

  ExposureProcessor(CasesTopology.Settings settings, MeterRegistry registry) {
    this.settings = settings;
    this.registry = registry;
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    this.context = context;
    this.known = context.getStateStore(CasesTopology.EXPOSURES_DEALT);
    this.waiting = context.getStateStore(CasesTopology.EXPOSURES_WAITING);
    this.output = new StageOutput(context);
    this.deadLetters =
        new DeadLetterSink(context, registry, Stage.CASES, CasesTopology.DEAL_DEAD_LETTERS_SINK);
    this.caughtUp = CaughtUp.of(context, settings.prefix(), List.of(Topics.EXPOSURES));
    context.schedule(PAUSE, PunctuationType.WALL_CLOCK_TIME, this::tick);
  }

  private void tick(long millis) {
    if (!caughtUp.isDone(millis)) {
      return;
    }
    List<String> keys = new ArrayList<>();
    try (var all = waiting.all()) {
      while (all.hasNext() && keys.size() < SLICE) {
        keys.add(all.next().key);
      }
    }
    for (String key : keys) {
      waiting.delete(key);
      DealtExposure dealt = known.get(key);
      if (dealt != null) {
        // What is too large was set aside when it came.
        dealt.told(dealt.exposure()).forEach(each -> send(each, dealt.exposure(), millis));
      }
    }
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    caughtUp.read(context);
    byte[] utf8 = record.key();
    if (utf8 == null) {
      deadLetters.send(
          record, DeadLetterReason.UNREADABLE_PAYLOAD, "An exposure has no key; send it with one.");
      return;
    }
    String key = new String(utf8, StandardCharsets.UTF_8);
    if (record.value() == null) {
      withdrawn(key, record);
      return;
    }
    Exposure exposure = deadLetters.read(Topics.EXPOSURES, record);
    if (exposure != null) {
      exposed(key, exposure.withoutSketch(), record);
    }
  }

  private void withdrawn(String key, Record<byte[], byte[]> record) {
    DealtExposure before = known.delete(key);
    waiting.delete(key);
    if (before != null) {
      deal(before.told(null), before.exposure(), record);
    }
  }

  private void exposed(String key, Exposure exposure, Record<byte[], byte[]> record) {
    DealtExposure before = known.get(key);
    if (before != null && before.exposure().equals(exposure)) {
      return;
    }
    Registers registers = settings.registers().get();
    Involved involved = Involved.in(exposure, registers);
    DealtExposure now =
        new DealtExposure(
            Qualification.legalEntities(exposure.resource().account(), involved, registers),
            involved.assets(),
            exposure);
    known.put(key, now);
    if (before == null || !before.exposure().outline().equals(exposure.outline())) {
      waiting.delete(key);
      deal(now.told(exposure), exposure, record);
    } else {
      waiting.put(key, WAITS);
    }
  }

  private void deal(List<ExposedAsset> told, Exposure exposure, Record<byte[], byte[]> record) {
    for (ExposedAsset each : told) {
      if (!send(each, exposure, record.timestamp())) {
        deadLetters.send(
            record, DeadLetterReason.OUTPUT_TOO_LARGE, "what is told of exposure " + exposure.id());
      }
    }
  }

  private boolean send(ExposedAsset told, Exposure exposure, long timestamp) {
    return output.send(
        Topics.EXPOSED_ASSETS,
        told,
        told.legalEntity(),
        exposure.from(),
        timestamp,
        CasesTopology.EXPOSED_SINK);
  }
}
