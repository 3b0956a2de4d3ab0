package nl.dijkwacht.streams.drift;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.core.ConfigurationItem;
import nl.dijkwacht.core.ResourceId;
import nl.dijkwacht.core.SensitiveData;
import nl.dijkwacht.registers.Found;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What Macie found on the resources of one task. Under the resource (UTF-8) stands what all its
 * findings tell together: how many are kept (4 bytes), whether data were found and whether those of
 * a special category were (1 byte each), and when the newest was updated (8 bytes, milliseconds).
 * Under the resource, a zero and the finding stands what that one tells: when it was updated (8
 * bytes), whether it counts and whether it tells of a special category (1 byte each). A function of
 * the set of findings' versions, whatever their order.
 */
final class FoundData {

  static final String MACIE = "macie";

  /** Macie has a finding for each object; more than so many of a bucket are not told apart. */
  private static final int MOST = 10_000;

  private record Summary(int kept, boolean personal, boolean special, long updatedAt) {

    static final Summary NONE = new Summary(0, false, false, Long.MIN_VALUE);

    static Summary read(byte[] bytes) {
      ByteBuffer in = ByteBuffer.wrap(bytes);
      return new Summary(in.getInt(), in.get() == 1, in.get() == 1, in.getLong());
    }

    byte[] write() {
      return ByteBuffer.allocate(Integer.BYTES + 2 + Long.BYTES)
          .putInt(kept)
          .put((byte) (personal ? 1 : 0))
          .put((byte) (special ? 1 : 0))
          .putLong(updatedAt)
          .array();
    }

    Summary with(Entry entry, int more) {
      return new Summary(
          kept + more,
          personal || entry.active(),
          special || (entry.active() && entry.special()),
          entry.active() ? Math.max(updatedAt, entry.updatedAt()) : updatedAt);
    }
  }

  private record Entry(long updatedAt, boolean active, boolean special) {

    static Entry read(byte[] bytes) {
      ByteBuffer in = ByteBuffer.wrap(bytes);
      return new Entry(in.getLong(), in.get() == 1, in.get() == 1);
    }

    byte[] write() {
      return ByteBuffer.allocate(Long.BYTES + 2)
          .putLong(updatedAt)
          .put((byte) (active ? 1 : 0))
          .put((byte) (special ? 1 : 0))
          .array();
    }
  }

  private final KeyValueStore<Bytes, byte[]> store;

  FoundData(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  /** Takes a version of a finding; false if it changes nothing of what is known of the resource. */
  boolean add(SensitiveData data) {
    String resource = data.resource().toString();
    Bytes key = key(resource + "\0" + data.finding());
    byte[] known = store.get(key);
    Entry before = known == null ? null : Entry.read(known);
    Entry now = new Entry(data.updatedAt().toEpochMilli(), data.active(), data.specialCategory());
    if (before != null && !isNewer(now, before)) {
      return false;
    }
    Summary summary = summary(resource);
    if (before != null || summary.kept() < MOST) {
      store.put(key, now.write());
    }
    boolean adds = before == null || !before.active();
    Summary after =
        adds || now.equals(before)
            ? summary.with(now, before == null && summary.kept() < MOST ? 1 : 0)
            : recounted(resource);
    store.put(key(resource), after.write());
    return !found(after).equals(found(summary));
  }

  /** Of two versions of one time, the one that counts less decides. */
  private static boolean isNewer(Entry now, Entry before) {
    return now.updatedAt() > before.updatedAt()
        || (now.updatedAt() == before.updatedAt() && before.active() && !now.active());
  }

  private Summary summary(String resource) {
    byte[] known = store.get(key(resource));
    return known == null ? Summary.NONE : Summary.read(known);
  }

  private Summary recounted(String resource) {
    Summary summary = Summary.NONE;
    try (var all = store.range(key(resource + "\0"), key(resource + "\1"))) {
      while (all.hasNext()) {
        summary = summary.with(Entry.read(all.next().value), 1);
      }
    }
    return summary;
  }

  /** What was found on a resource. */
  Found of(String resource) {
    return found(summary(resource));
  }

  private static Found found(Summary summary) {
    return summary.personal() ? new Found(true, summary.special(), MACIE) : Found.NOTHING;
  }

  /** A judge that knows what was found on a resource. */
  Judge informed(String resource, Judge judge) {
    Found found = of(resource);
    return found.equals(Found.NOTHING) ? judge : new InformedJudge(judge, found);
  }

  /** A bucket of which no item is known, and only that Macie looked into it. */
  ConfigurationItem item(String resource) {
    ResourceId id = ResourceKey.read(resource);
    return new ConfigurationItem(
        id,
        "arn:" + id.partition() + ":s3:::" + id.id(),
        id.id(),
        Instant.ofEpochMilli(Math.max(0, summary(resource).updatedAt())),
        null,
        ConfigurationItem.Status.NOT_RECORDED,
        null,
        Map.of(),
        false,
        Map.of(),
        Map.of(),
        List.of(),
        ConfigurationItem.Source.API);
  }

  private static Bytes key(String text) {
    return Bytes.wrap(text.getBytes(StandardCharsets.UTF_8));
  }
}
