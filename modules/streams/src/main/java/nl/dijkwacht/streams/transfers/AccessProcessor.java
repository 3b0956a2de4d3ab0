package nl.dijkwacht.streams.transfers;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.List;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.core.access.Access;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.streams.runtime.DeadLetterSink;
import nl.dijkwacht.topics.catalogue.Stage;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.WindowStore;

/**
 * Counts and judges calls on personal data by the country that they came from, each call once: a
 * minute is written again when more of it is known.
 */
final class AccessProcessor implements Processor<byte[], byte[], byte[], byte[]> {

  private final TransferTopology.Settings settings;
  private final MeterRegistry registry;
  private final RemoteAccess remote;

  // Kafka Streams hands them over in init, before any record.
  @SuppressWarnings("NullAway.Init")
  private WindowStore<String, String> minutes;

  @SuppressWarnings("NullAway.Init")
  private DeadLetterSink deadLetters;

  @SuppressWarnings("NullAway.Init")
  private TransferOutput output;

  AccessProcessor(TransferTopology.Settings settings, MeterRegistry registry) {
    this.settings = settings;
    this.registry = registry;
    this.remote = new RemoteAccess(settings.transfers());
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    this.minutes = context.getStateStore(TransferTopology.MINUTES);
    this.deadLetters =
        new DeadLetterSink(
            context, registry, Stage.TRANSFERS, TransferTopology.ACCESSES_DEAD_LETTERS_SINK);
    this.output =
        new TransferOutput(
            context,
            registry,
            settings.prefix().value(),
            TransferTopology.ACCESSES_SIGNALS_SINK,
            deadLetters);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    Access access = deadLetters.read(Topics.ACCESSES, record);
    if (access != null) {
      judge(access, record);
    }
  }

  private void judge(Access access, Record<byte[], byte[]> record) {
    long timestamp = record.timestamp();
    Registers registers = settings.registers().get();
    String key = StableId.of(List.of(access.key(), access.minute().toString()));
    ReachedFrom known = known(key, timestamp);
    // What was counted and is no longer kept cannot be told from what a revision adds.
    boolean isForgotten =
        known.isEmpty()
            && access.revision() > 1
            && access
                .minute()
                .isBefore(Instant.ofEpochMilli(timestamp).minus(TransferTopology.REVISED_FOR));
    for (Access.Country from : access.countries()) {
      String label = CountryLabel.of(from.code());
      long more = known.counted(label, from.calls());
      if (more > 0 && !isForgotten) {
        Meters.TRANSFERS_ACCESSES
            .counter(registry, label, RemoteAccess.partyLabel(access, from.code(), registers))
            .increment((double) more);
      }
      TransferFinding finding = remote.judge(access, from, registers);
      if (finding != null && known.tells(label)) {
        output.tell(finding, record);
      }
    }
    minutes.put(key, known.text(), timestamp);
  }

  private ReachedFrom known(String key, long timestamp) {
    ReachedFrom known = new ReachedFrom();
    long reach = TransferTopology.REVISED_FOR.toMillis();
    try (var kept = minutes.fetch(key, Math.max(0, timestamp - reach), timestamp + reach)) {
      kept.forEachRemaining(entry -> known.add(entry.value));
    }
    return known;
  }
}
