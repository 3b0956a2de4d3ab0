package nl.dijkwacht.streams.drift;

import java.time.Instant;
import nl.dijkwacht.core.resource.Asset;
import nl.dijkwacht.core.verdict.Posture;
import nl.dijkwacht.core.verdict.Verdict;
import nl.dijkwacht.streams.runtime.DeadLetterSink;
import nl.dijkwacht.streams.runtime.StageOutput;
import nl.dijkwacht.topics.catalogue.AccountSighting;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.Topics;

/** Writes what one task tells of resources. */
final class DriftOutput {

  private final StageOutput output;
  private final DeadLetterSink deadLetters;
  private final DriftMeters meters;

  DriftOutput(StageOutput output, DeadLetterSink deadLetters, DriftMeters meters) {
    this.output = output;
    this.deadLetters = deadLetters;
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
    output.remove(resource, occasion.collectedAt(), sink);
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
    if (!output.send(topic, content, key, happened, timestamp, sink)) {
      meters.tooLarge();
      // Texts of items are clipped, so only a control that is a book itself can come to this.
      deadLetters.tooLarge(topic, key, "what is told of a resource; shorten the control's texts");
    }
  }
}
