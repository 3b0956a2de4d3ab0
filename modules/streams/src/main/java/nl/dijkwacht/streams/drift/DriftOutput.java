package nl.dijkwacht.streams.drift;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import nl.dijkwacht.core.Asset;
import nl.dijkwacht.core.Posture;
import nl.dijkwacht.core.Verdict;
import nl.dijkwacht.topics.AccountSighting;
import nl.dijkwacht.topics.Payload;
import nl.dijkwacht.topics.Topic;
import nl.dijkwacht.topics.Topics;
import nl.dijkwacht.topics.WireHeaders;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what one task tells of resources. */
final class DriftOutput {

  private static final Logger LOG = LoggerFactory.getLogger(DriftOutput.class);

  private final ProcessorContext<byte[], byte[]> context;
  private final DriftMeters meters;

  DriftOutput(ProcessorContext<byte[], byte[]> context, DriftMeters meters) {
    this.context = context;
    this.meters = meters;
  }

  /** Writes a verdict, and where it was so from the beginning, a copy for the digest. */
  void verdict(Verdict verdict, Occasion occasion) {
    Instant since = verdict.since();
    send(
        Topics.VERDICTS,
        verdict,
        verdict.findingId(),
        since,
        occasion,
        DriftTopology.VERDICTS_SINK);
    if (verdict.baseline() && verdict.result() == Verdict.Result.FAIL) {
      String group = BaselineGroup.of(verdict).key();
      send(Topics.BASELINES, verdict, group, since, occasion, DriftTopology.BASELINES_SINK);
    }
  }

  void posture(Posture posture, Occasion occasion) {
    String key = posture.resource().toString();
    Instant captured = posture.capturedAt();
    send(Topics.POSTURES, posture, key, captured, occasion, DriftTopology.POSTURES_SINK);
  }

  /** Takes the posture of a resource back that is gone. */
  void noPosture(String resource, Occasion occasion) {
    takeBack(resource, occasion, DriftTopology.POSTURES_SINK);
  }

  void asset(Asset asset, Occasion occasion) {
    String key = asset.resource().toString();
    send(Topics.ASSETS, asset, key, asset.asOf(), occasion, DriftTopology.ASSETS_SINK);
  }

  /** Takes an asset back that is none any more. */
  void noAsset(String resource, Occasion occasion) {
    takeBack(resource, occasion, DriftTopology.ASSETS_SINK);
  }

  private void takeBack(String resource, Occasion occasion, String sink) {
    context.forward(
        new Record<>(utf8(resource), null, occasion.collectedAt(), new RecordHeaders()), sink);
  }

  void sighting(AccountSighting sighting) {
    Instant seen = sighting.firstSeen();
    send(
        Topics.ACCOUNTS,
        sighting,
        sighting.account(),
        seen,
        seen.toEpochMilli(),
        DriftTopology.ACCOUNTS_SINK);
  }

  private <V> void send(
      Topic<V> topic, V content, String key, Instant happened, Occasion occasion, String sink) {
    send(topic, content, key, happened, occasion.collectedAt(), sink);
  }

  private <V> void send(
      Topic<V> topic, V content, String key, Instant happened, long timestamp, String sink) {
    byte[] value = topic.payload().write(content);
    // Texts of items are clipped, so only a control that is a book itself can come to this. Under
    // exactly-once, one output that is too large would block all others for good.
    if (value.length > Payload.MAX_BYTES) {
      meters.tooLarge();
      LOG.error(
          "A record for {} has {} bytes, which is too large, and was left out; shorten the texts of"
              + " the control",
          topic.name(),
          value.length);
      return;
    }
    Headers headers = new RecordHeaders();
    WireHeaders.putSchema(headers, topic.payload().schema());
    WireHeaders.putEventTime(headers, happened);
    context.forward(new Record<>(utf8(key), value, timestamp, headers), sink);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
