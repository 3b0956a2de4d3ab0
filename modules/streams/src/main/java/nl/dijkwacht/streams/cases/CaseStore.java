package nl.dijkwacht.streams.cases;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.core.cases.CaseEvent;
import nl.dijkwacht.core.cases.CaseUpdate;
import nl.dijkwacht.core.cases.Erased;
import nl.dijkwacht.core.cases.Notice;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.streams.runtime.Agenda;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.Payload;
import nl.dijkwacht.topics.wire.WireHeaders;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The cases of one partition: keeps each change, and tells it where people and topics see it. */
final class CaseStore {

  private record Output(String sink, String key, byte[] value, Headers headers) {}

  private final ProcessorContext<byte[], byte[]> context;
  private final MeterRegistry registry;
  private final KeyValueStore<String, Case> cases;
  private final CaseIndex index;
  private final Agenda agenda;
  private final CaseGauges gauges;

  CaseStore(
      ProcessorContext<byte[], byte[]> context,
      MeterRegistry registry,
      KeyValueStore<String, Case> cases,
      CaseIndex index,
      Agenda agenda,
      CaseGauges gauges) {
    this.context = context;
    this.registry = registry;
    this.cases = cases;
    this.index = index;
    this.agenda = agenda;
    this.gauges = gauges;
  }

  @Nullable Case get(String id) {
    return cases.get(id);
  }

  /**
   * Keeps a change and tells it.
   *
   * @param timestamp of what is written (milliseconds since the epoch, wall clock)
   * @return false if it is larger than topics take; then nothing changed
   */
  boolean put(@Nullable Case before, CaseUpdate update, long timestamp) {
    Case after = update.after();
    List<Output> outputs = outputs(update);
    // Under exactly-once, one output that is too large would block all others for good.
    if (outputs.stream().anyMatch(output -> output.value().length > Payload.MAX_BYTES)) {
      return false;
    }
    cases.put(after.id(), after);
    index.changed(before, after);
    agenda.changed(after.id(), before == null ? null : before.wakesAt(), after.wakesAt());
    gauges.changed(before, after);
    outputs.forEach(output -> forward(output, timestamp));
    update.notices().forEach(this::count);
    return true;
  }

  private void forward(Output output, long timestamp) {
    byte[] key = output.key().getBytes(StandardCharsets.UTF_8);
    context.forward(new Record<>(key, output.value(), timestamp, output.headers()), output.sink());
  }

  private static List<Output> outputs(CaseUpdate update) {
    Case after = update.after();
    List<Output> outputs = new ArrayList<>();
    for (CaseEvent event : update.events()) {
      outputs.add(
          output(
              CasesTopology.EVENTS_SINK,
              Topics.CASE_EVENTS,
              after.id(),
              event,
              event.recordedAt()));
    }
    outputs.add(
        output(CasesTopology.CURRENT_SINK, Topics.CASES, after.id(), after, after.openedAt()));
    for (Notice notice : update.notices()) {
      outputs.add(
          output(CasesTopology.NOTICES_SINK, Topics.NOTICES, after.id(), notice, notice.at()));
    }
    for (Erased erased : update.erased()) {
      outputs.add(
          output(CasesTopology.ERASED_SINK, Topics.ERASED, erased.key(), erased, erased.at()));
    }
    return outputs;
  }

  private static <V> Output output(String sink, Topic<V> topic, String key, V value, Instant at) {
    Headers headers = new RecordHeaders();
    WireHeaders.putSchema(headers, topic.payload().schema());
    WireHeaders.putEventTime(headers, at);
    return new Output(sink, key, topic.payload().write(value), headers);
  }

  private void count(Notice notice) {
    String kind = notice.kind().name().toLowerCase(Locale.ROOT);
    Meters.CASES_NOTICES.counter(registry, kind).increment();
  }
}
