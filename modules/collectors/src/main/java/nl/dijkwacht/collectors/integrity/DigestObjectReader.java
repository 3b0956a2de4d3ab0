package nl.dijkwacht.collectors.integrity;

import java.time.Clock;
import java.util.Optional;
import nl.dijkwacht.collectors.CollectRecords;
import nl.dijkwacht.collectors.objects.ObjectContent;
import nl.dijkwacht.collectors.objects.ObjectEnding;
import nl.dijkwacht.collectors.objects.ObjectOutput;
import nl.dijkwacht.collectors.objects.ObjectReader;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.core.Heartbeat;
import nl.dijkwacht.core.trail.IntegrityResult;
import nl.dijkwacht.topics.catalogue.ObjectAnnouncement;
import nl.dijkwacht.topics.catalogue.TopicPrefix;

/** Verifies digest files of CloudTrail as they are announced. */
public final class DigestObjectReader implements ObjectReader {

  private static final String COLLECTOR = "digests";

  private final DigestVerifier verifier;
  private final CollectRecords records;

  /**
   * @param clock for when results are collected
   */
  public DigestObjectReader(DigestVerifier verifier, TopicPrefix prefix, Clock clock) {
    this.verifier = verifier;
    this.records = new CollectRecords(prefix, COLLECTOR, clock);
  }

  @Override
  public ObjectEnding read(ObjectContent content, ObjectOutput out) {
    ObjectAnnouncement announced = content.announcement();
    Optional<DigestKey> key = DigestKey.of(announced.bucket(), announced.key());
    if (key.isEmpty()) {
      return new ObjectEnding.GivenUp(
          DeadLetterReason.UNREADABLE_SOURCE, "its key is not that of a digest file");
    }
    if (content.itemsDone() > 0) {
      // Its result was committed by who read it before, and only its announcement was not.
      return new ObjectEnding.Complete(false);
    }
    Optional<IntegrityResult> result =
        verifier.verify(
            key.get(),
            new StoredObject(content.stream(), content.metadata()),
            // It takes long where a digest lists many log files; meanwhile this is a sign of life.
            () -> out.reached(content.itemsDone()));
    // Without a result it was stopped, and what is returned does not matter.
    result.ifPresent(verified -> handOut(key.get(), verified, out));
    return new ObjectEnding.Complete(false);
  }

  private void handOut(DigestKey key, IntegrityResult result, ObjectOutput out) {
    out.send(records.integrity(result));
    out.heard(
        Heartbeat.Kind.DIGEST,
        "cloudtrail-digest/" + key.folderUri(),
        key.account(),
        key.region(),
        result.to(),
        result.logFiles());
    out.reached(1);
  }
}
