package nl.dijkwacht.collectors.objects;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import nl.dijkwacht.collectors.Logs;
import nl.dijkwacht.collectors.files.ReadLimits;
import nl.dijkwacht.core.Heartbeat;
import nl.dijkwacht.topics.catalogue.ObjectAnnouncement;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("it measures the heap, which other tests use too")
class FlatObjectMemoryTest {

  private static final long GIBI = 1L << 30;
  private static final int MEMBER_RECORDS = 1_000;
  private static final int LOOK_EVERY = 100_000;
  private static final String KEY = "large.json.gz";

  @Test
  void anObjectThatUnpacksToAGigabyteNeedsNoMoreThanItsParts() throws Exception {
    byte[] json = ObjectFixture.json(Logs.records(1, MEMBER_RECORDS));
    byte[] member = ObjectFixture.gzip(json);
    int members = (int) (GIBI / json.length) + 1;
    ByteArrayOutputStream content = new ByteArrayOutputStream(members * member.length);
    for (int i = 0; i < members; i++) {
      content.writeBytes(member);
    }
    Heap heap = new Heap();
    try (FaultyS3 s3 = new FaultyS3();
        var access = s3.access();
        S3Objects objects = new S3Objects(access);
        Downloads downloads = new Downloads(objects, 2, "test", new SimpleMeterRegistry())) {
      s3.put(ObjectFixture.BUCKET, KEY, content.toByteArray());
      content = null;
      ObjectAnnouncement object =
          new ObjectAnnouncement(
              ObjectFixture.BUCKET,
              KEY,
              null,
              ObjectAnnouncement.Content.TRAIL_EVENTS,
              "test",
              Instant.EPOCH);
      PartWaiting waiting = new PartWaiting(atMost -> true, trouble -> {});
      Supplier<Future<ObjectPart>> ask =
          () -> downloads.ask(object, 0, PartsStream.FIRST_PART, null);
      ObjectPart first = waiting.await(ask.get(), ask);
      if (!(first instanceof ObjectPart.Content head)) {
        throw new AssertionError("there is no first part");
      }
      heap.look();
      long before = heap.most;
      try (PartsStream stream = new PartsStream(object, head, downloads, waiting)) {
        ObjectEnding ending =
            new TrailObjectReader(
                    new TopicPrefix("test"),
                    ReadLimits.DEFAULT,
                    OwnFootprint.NONE,
                    Clock.systemUTC())
                .read(new ObjectContent(object, false, 0, Map.of(), 0, stream), heap);

        assertThat(ending).isEqualTo(new ObjectEnding.Complete(false));
      }
      assertThat(heap.records).isEqualTo((long) members * MEMBER_RECORDS);
      assertThat(heap.most - before).isLessThan(64 << 20);
    }
  }

  /** Takes all and looks at the heap now and then. */
  private static final class Heap implements ObjectOutput {
    private final ObjectCounts counts = new ObjectCounts(new SimpleMeterRegistry());
    private long records;
    private long most;

    private void look() {
      System.gc();
      most = Math.max(most, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }

    @Override
    public void send(ProducerRecord<byte[], byte[]> record) {
      records++;
    }

    @Override
    public boolean reached(long items) {
      if (items % 5_000 == 0) {
        counts.committed();
      }
      if (items % LOOK_EVERY == 0) {
        look();
      }
      return true;
    }

    @Override
    public ObjectCounts counts() {
      return counts;
    }

    @Override
    public void heard(
        Heartbeat.Kind kind,
        String source,
        String account,
        String region,
        Instant newestEvent,
        long events) {
      assertThat(Duration.between(newestEvent, Instant.now())).isPositive();
    }
  }
}
