package nl.dijkwacht.collectors.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.dijkwacht.collectors.objects.ObjectContent;
import nl.dijkwacht.collectors.objects.ObjectCounts;
import nl.dijkwacht.collectors.objects.ObjectEnding;
import nl.dijkwacht.collectors.objects.ObjectOutput;
import nl.dijkwacht.core.Heartbeat;
import nl.dijkwacht.topics.catalogue.ObjectAnnouncement;
import nl.dijkwacht.topics.catalogue.ObjectAnnouncement.Content;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class DigestObjectReaderTest {

  private final MemoryStore store = new MemoryStore();
  private final SignedTrail trail = SignedTrail.ofHours(store, 3);
  private final String key = trail.digests.get(1);
  private final MemoryStore.Stored digest = store.get(SignedTrail.BUCKET + "/" + key);
  private final Taken taken = new Taken();

  @Test
  void aDigestHasOneResultAndASignOfLife() {
    assertThat(read(0)).isEqualTo(new ObjectEnding.Complete(false));

    assertThat(taken.sent).hasSize(1);
    assertThat(taken.heard).containsExactly(Heartbeat.Kind.DIGEST);
    assertThat(taken.items).isEqualTo(1);
  }

  @Test
  void aDigestWhoseResultIsCommittedIsNotVerifiedAgainWhoeverReadsIt() {
    store.objects.clear();

    assertThat(read(1)).isEqualTo(new ObjectEnding.Complete(false));

    assertThat(taken.sent).isEmpty();
    assertThat(taken.heard).isEmpty();
    assertThat(taken.items).isZero();
  }

  private ObjectEnding read(long itemsDone) {
    ObjectAnnouncement announcement =
        new ObjectAnnouncement(
            SignedTrail.BUCKET, key, null, Content.TRAIL_DIGEST, "test", Instant.EPOCH);
    ObjectContent content =
        new ObjectContent(
            announcement,
            false,
            digest.content().length,
            digest.metadata(),
            itemsDone,
            new ByteArrayInputStream(digest.content()));
    DigestVerifier verifier = new DigestVerifier(store, Verified.awsKeys(), 1);
    return new DigestObjectReader(verifier, new TopicPrefix("digests"), Clock.systemUTC())
        .read(content, taken);
  }

  /** What was handed out, of which each is taken. */
  private static final class Taken implements ObjectOutput {
    private final List<ProducerRecord<byte[], byte[]>> sent = new ArrayList<>();
    private final List<Heartbeat.Kind> heard = new ArrayList<>();
    private long items;

    @Override
    public void send(ProducerRecord<byte[], byte[]> record) {
      sent.add(record);
    }

    @Override
    public boolean reached(long count) {
      items = count;
      return true;
    }

    @Override
    public ObjectCounts counts() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void heard(
        Heartbeat.Kind kind,
        String source,
        String account,
        String region,
        Instant newestEvent,
        long events) {
      heard.add(kind);
    }
  }
}
