package nl.dijkwacht.streams.transfers;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Objects;
import nl.dijkwacht.core.access.AssetRef;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.resource.ResourceIdentity;
import nl.dijkwacht.core.verdict.Change;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.registers.AssetEntry;
import nl.dijkwacht.registers.AssetLookup;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.streams.runtime.DeadLetterSink;
import nl.dijkwacht.streams.transfers.flow.Destination;
import nl.dijkwacht.streams.transfers.flow.Flow;
import nl.dijkwacht.streams.transfers.flow.FlowKind;
import nl.dijkwacht.streams.transfers.flow.Flows;
import nl.dijkwacht.topics.catalogue.Stage;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Judges changes that let data go elsewhere. It keeps nothing: each change comes once. */
final class ChangeProcessor implements Processor<byte[], byte[], byte[], byte[]> {

  private final TransferTopology.Settings settings;
  private final MeterRegistry registry;

  // Kafka Streams hands them over in init, before any record.
  @SuppressWarnings("NullAway.Init")
  private DeadLetterSink deadLetters;

  @SuppressWarnings("NullAway.Init")
  private TransferOutput output;

  ChangeProcessor(TransferTopology.Settings settings, MeterRegistry registry) {
    this.settings = settings;
    this.registry = registry;
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    this.deadLetters =
        new DeadLetterSink(
            context, registry, Stage.TRANSFERS, TransferTopology.CHANGES_DEAD_LETTERS_SINK);
    this.output =
        new TransferOutput(
            context,
            registry,
            settings.prefix().value(),
            TransferTopology.CHANGES_SIGNALS_SINK,
            deadLetters);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    Change change = deadLetters.read(Topics.CHANGES, record);
    if (change != null) {
      judge(change, record);
    }
  }

  private void judge(Change change, Record<byte[], byte[]> record) {
    FlowKind kind = Flows.kind(change);
    if (kind == null) {
      return;
    }
    Flow flow = Flows.of(change);
    if (flow == null) {
      count(kind, CountryLabel.UNKNOWN, "without-request");
      return;
    }
    Registers registers = settings.registers().get();
    AssetRef asset = asset(flow);
    boolean told =
        asset != null
            || kind == FlowKind.KEY
            || (settings.transfers().unknownData() && !isNoPersonalData(flow, registers));
    FlowJudge judge = new FlowJudge(registers, change, flow, asset);
    for (Destination to : flow.destinations()) {
      FlowJudge.Judged judged = judge.judge(to);
      TransferFinding finding = judged.finding();
      if (finding != null && told) {
        output.tell(finding, record);
      }
      boolean silent = finding != null && !told;
      count(kind, judged.country(), silent ? "not-an-asset" : judged.outcome());
    }
  }

  private @Nullable AssetRef asset(Flow flow) {
    AssetLookup lookup = settings.assets().get();
    return flow.sources().stream()
        .flatMap(source -> lookup.on(source).under("").stream())
        .findFirst()
        .orElse(null);
  }

  /** Whether people wrote down of one of the sources that no personal data lie there. */
  private static boolean isNoPersonalData(Flow flow, Registers registers) {
    return flow.sources().stream().anyMatch(source -> isNoPersonalData(source, registers));
  }

  private static boolean isNoPersonalData(ResourceId source, Registers registers) {
    String arn = ResourceIdentity.arn(source);
    List<Boolean> told =
        arn == null
            ? List.of()
            : registers.assetsAbout(arn, source.account()).stream()
                .map(AssetEntry::personalData)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    return !told.isEmpty() && !told.get(0);
  }

  private void count(FlowKind kind, String country, String outcome) {
    Meters.TRANSFERS_FLOWS.counter(registry, kind.label(), country, outcome).increment();
  }
}
