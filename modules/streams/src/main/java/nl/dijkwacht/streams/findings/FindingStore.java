package nl.dijkwacht.streams.findings;

import java.nio.charset.StandardCharsets;
import nl.dijkwacht.core.finding.Alert;
import nl.dijkwacht.core.finding.AlertPolicy;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.finding.FindingUpdate;
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

/**
 * The findings of one partition: keeps each change, and tells it where people and topics see it.
 */
final class FindingStore {

  private final ProcessorContext<byte[], byte[]> context;
  private final KeyValueStore<String, Finding> findings;
  private final Agenda agenda;
  private final AlertPolicy policy;
  private final FindingGauges gauges;
  private final FindingMeters meters;

  FindingStore(
      ProcessorContext<byte[], byte[]> context,
      KeyValueStore<String, Finding> findings,
      Agenda agenda,
      AlertPolicy policy,
      FindingGauges gauges,
      FindingMeters meters) {
    this.context = context;
    this.findings = findings;
    this.agenda = agenda;
    this.policy = policy;
    this.gauges = gauges;
    this.meters = meters;
  }

  @Nullable Finding get(String id) {
    return findings.get(id);
  }

  /**
   * Keeps a change and tells it.
   *
   * @param timestamp of what is written (milliseconds since the epoch, wall clock)
   * @return false if it is larger than topics take; then nothing changed
   */
  boolean put(@Nullable Finding before, FindingUpdate update, long timestamp) {
    Finding finding = update.finding();
    Alert alert = update.alert();
    byte[] current = Topics.FINDINGS.payload().write(finding);
    byte[] told = alert == null ? null : Topics.ALERTS.payload().write(alert);
    // Under exactly-once, one output that is too large would block all others for good.
    if (current.length > Payload.MAX_BYTES || (told != null && told.length > Payload.MAX_BYTES)) {
      return false;
    }
    findings.put(finding.id(), finding);
    agenda.changed(
        finding.id(), before == null ? null : before.wakesAt(policy), finding.wakesAt(policy));
    gauges.changed(before, finding);
    meters.changed(before, finding);
    forward(Topics.FINDINGS, finding, current, timestamp, FindingsTopology.CURRENT_SINK);
    if (alert != null && told != null) {
      forward(Topics.ALERTS, finding, told, timestamp, FindingsTopology.ALERTS_SINK);
      meters.alerted(alert);
    }
    return true;
  }

  private void forward(Topic<?> topic, Finding finding, byte[] value, long timestamp, String sink) {
    Headers headers = new RecordHeaders();
    WireHeaders.putSchema(headers, topic.payload().schema());
    WireHeaders.putEventTime(headers, finding.latest().eventTime());
    byte[] key = finding.id().getBytes(StandardCharsets.UTF_8);
    context.forward(new Record<>(key, value, timestamp, headers), sink);
  }
}
