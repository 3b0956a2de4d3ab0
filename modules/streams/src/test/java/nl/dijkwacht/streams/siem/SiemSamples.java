package nl.dijkwacht.streams.siem;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.signal.RuleRef;
import nl.dijkwacht.core.signal.Subject;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.Principal;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.Outcome;
import nl.dijkwacht.topics.wire.WireHeaders;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Findings, and a form that tells what it was asked to write. */
final class SiemSamples {

  static final Instant AT = Instant.parse("2026-11-26T10:15:30Z");

  private SiemSamples() {}

  /** Writes {@code finding occurrences first}; refuses those of which there are 13. */
  static SiemForm form(Topic<byte[]> topic) {
    return new SiemForm(
        topic,
        (finding, id, first) ->
            finding.occurrences() == 13
                ? new Outcome.Failed<>("13 bring bad luck")
                : new Outcome.Done<>(
                    (finding.id() + " " + finding.occurrences() + " " + first).getBytes(UTF_8)),
        (about, id, first) ->
            new Outcome.Done<>((about.id() + " " + about.status() + " " + first).getBytes(UTF_8)));
  }

  // The checker does not see in class files what may be null.
  @SuppressWarnings("NullAway")
  static Finding finding(String id, long occurrences) {
    EventSummary event =
        new EventSummary(
            "event-1",
            AT,
            AT.plusSeconds(2),
            "s3.amazonaws.com",
            "GetObject",
            "111122223333",
            "eu-central-1",
            new Principal(Principal.Kind.ROLE, "arn:aws:iam::111122223333:role/etl", null),
            null,
            null,
            null,
            null);
    return new Finding(
        id,
        Finding.Status.OPEN,
        new RuleRef("r-1", "v1", "Title", "", Level.HIGH, List.of(), List.of()),
        new Subject("111122223333", Map.of("principal", "etl")),
        Level.HIGH,
        occurrences,
        event,
        event,
        Level.HIGH);
  }

  static ProducerRecord<byte[], byte[]> record(TopicPrefix prefix, Finding finding) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            Topics.FINDINGS.fullName(prefix),
            finding.id().getBytes(UTF_8),
            Topics.FINDINGS.payload().write(finding));
    WireHeaders.putSchema(record.headers(), Topics.FINDINGS.payload().schema());
    return record;
  }
}
