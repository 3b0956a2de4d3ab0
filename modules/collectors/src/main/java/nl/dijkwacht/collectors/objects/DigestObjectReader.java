package nl.dijkwacht.collectors.objects;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import nl.dijkwacht.collectors.CollectRecords;
import nl.dijkwacht.collectors.integrity.DigestKey;
import nl.dijkwacht.collectors.integrity.DigestVerifier;
import nl.dijkwacht.collectors.integrity.StoredObject;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.core.Heartbeat;
import nl.dijkwacht.core.IntegrityResult;
import nl.dijkwacht.topics.TopicPrefix;

/**
 * Verifies CloudTrail's digest files as they come. Since the log files that one lists are read
 * again, which takes its time, that is done in another thread, and the worker waits for it.
 */
public final class DigestObjectReader implements ObjectReader {

  /** Compressed; CloudTrail writes one an hour, which lists each log file in some 500 bytes. */
  private static final int MAX_BYTES = 16 << 20;

  private final DigestVerifier verifier;
  private final Executor executor;
  private final CollectRecords records;

  /**
   * @param verifier may be shared
   * @param executor of the verification; one thread for each worker is enough
   */
  public DigestObjectReader(
      DigestVerifier verifier, Executor executor, TopicPrefix prefix, Clock clock) {
    this.verifier = verifier;
    this.executor = executor;
    this.records = new CollectRecords(prefix, ObjectCollector.NAME, clock);
  }

  @Override
  public ObjectEnding read(ObjectContent content, ObjectOutput out) {
    Optional<DigestKey> key =
        DigestKey.of(content.announcement().bucket(), content.announcement().key());
    if (key.isEmpty()) {
      return new ObjectEnding.GivenUp(
          DeadLetterReason.UNREADABLE_SOURCE, "its key is not that of a digest file");
    }
    if (content.bytes() > MAX_BYTES) {
      return new ObjectEnding.GivenUp(
          DeadLetterReason.TOO_LARGE, "a digest file of %d bytes".formatted(content.bytes()));
    }
    try {
      return verify(key.get(), content, out);
    } catch (IOException e) {
      return new ObjectEnding.GivenUp(DeadLetterReason.UNREADABLE_SOURCE, "a part is lacking");
    }
  }

  private ObjectEnding verify(DigestKey key, ObjectContent content, ObjectOutput out)
      throws IOException {
    byte[] bytes = content.stream().readNBytes(MAX_BYTES);
    StoredObject object = new StoredObject(new ByteArrayInputStream(bytes), content.metadata());
    CompletableFuture<IntegrityResult> verification =
        CompletableFuture.supplyAsync(() -> verifier.verify(key, object), executor);
    while (!verification.isDone()) {
      if (!out.waits()) {
        verification.cancel(true);
        return new ObjectEnding.Complete(false);
      }
    }
    IntegrityResult result = verification.join();
    out.send(records.integrity(result));
    String source = "cloudtrail-digest/" + key.bucket() + "/" + key.folder();
    out.heard(
        Heartbeat.Kind.DIGEST, source, key.account(), key.region(), result.to(), result.logFiles());
    out.reached(1);
    return new ObjectEnding.Complete(false);
  }
}
