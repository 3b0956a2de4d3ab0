package nl.dijkwacht.streams.drift;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import nl.dijkwacht.core.resource.ConfigurationItem;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.resource.SensitiveData;
import nl.dijkwacht.registers.Found;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * What Macie found on the resources of one task. Under the resource (UTF-8) stands what all its
 * findings tell together, see {@link Summary}; under the resource, a zero and the finding stands
 * what that one tells, see {@link Entry}. A function of the set of findings' versions, whatever
 * their order, as long as a resource never had more than {@link #MOST} findings.
 */
final class FoundData {

  static final String MACIE = "macie";

  /** Macie has a finding for each object; more than so many of a bucket are not told apart. */
  static final int MOST = 10_000;

  /**
   * What all findings on a resource tell. Bytes: how many are kept, how many of them count, and how
   * many of those tell of a special category (4 bytes each), whether one that is not kept counts
   * and whether it tells of a special category (1 byte each), and when the newest version of any
   * was updated (8 bytes, milliseconds). Those that are not kept count until none that is kept
   * does.
   */
  private record Summary(
      int kept, int active, int special, boolean moreActive, boolean moreSpecial, long updatedAt) {

    static final Summary NONE = new Summary(0, 0, 0, false, false, Long.MIN_VALUE);

    static Summary read(byte[] bytes) {
      ByteBuffer in = ByteBuffer.wrap(bytes);
      return new Summary(
          in.getInt(), in.getInt(), in.getInt(), in.get() == 1, in.get() == 1, in.getLong());
    }

    byte[] write() {
      return ByteBuffer.allocate(3 * Integer.BYTES + 2 + Long.BYTES)
          .putInt(kept)
          .putInt(active)
          .putInt(special)
          .put((byte) (moreActive ? 1 : 0))
          .put((byte) (moreSpecial ? 1 : 0))
          .putLong(updatedAt)
          .array();
    }

    /** With a finding that is kept, in place of what it told before. */
    Summary with(Entry now, @Nullable Entry before) {
      boolean wasActive = before != null && before.active();
      boolean wasSpecial = before != null && before.counts();
      int stillActive = active + (now.active() ? 1 : 0) - (wasActive ? 1 : 0);
      boolean ended = wasActive && stillActive == 0;
      return new Summary(
          kept + (before == null ? 1 : 0),
          stillActive,
          special + (now.counts() ? 1 : 0) - (wasSpecial ? 1 : 0),
          moreActive && !ended,
          moreSpecial && !ended,
          Math.max(updatedAt, now.updatedAt()));
    }

    /** With a finding that is one too many to be kept. */
    Summary withOneMore(Entry now) {
      return new Summary(
          kept,
          active,
          special,
          moreActive || now.active(),
          moreSpecial || now.counts(),
          Math.max(updatedAt, now.updatedAt()));
    }

    /** With none kept but those that count. */
    Summary withoutPast() {
      return new Summary(active, active, special, moreActive, moreSpecial, updatedAt);
    }

    Found found() {
      return active > 0 || moreActive
          ? new Found(true, special > 0 || moreSpecial, MACIE)
          : Found.NOTHING;
    }
  }

  /**
   * What one finding tells: when it was updated (8 bytes, milliseconds), whether it counts and
   * whether it tells of a special category (1 byte each).
   */
  private record Entry(long updatedAt, boolean active, boolean special) {

    static Entry of(SensitiveData data) {
      return new Entry(data.updatedAt().toEpochMilli(), data.active(), data.specialCategory());
    }

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

    /** Whether it counts as one of a special category. */
    boolean counts() {
      return active && special;
    }

    /** The newer of two versions; of two of one time, what both tell, whichever came first. */
    Entry and(Entry other) {
      if (updatedAt != other.updatedAt) {
        return updatedAt > other.updatedAt ? this : other;
      }
      return new Entry(updatedAt, active && other.active, special || other.special);
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
    Entry told = Entry.of(data);
    Entry now = before == null ? told : before.and(told);
    if (now.equals(before)) {
      return false;
    }
    Summary summary = summary(resource);
    Summary room = before == null ? withRoom(resource, summary) : summary;
    Summary after;
    if (before == null && room.kept() >= MOST) {
      after = room.withOneMore(now);
    } else {
      store.put(key, now.write());
      after = room.with(now, before);
    }
    store.put(key(resource), after.write());
    return !after.found().equals(summary.found());
  }

  /**
   * Forgets those that count no longer, if no other finding would be kept. Not unless they are
   * many, so that a look at all is for as many findings that came.
   */
  private Summary withRoom(String resource, Summary summary) {
    if (summary.kept() < MOST || summary.kept() - summary.active() < MOST / 2) {
      return summary;
    }
    forget(resource, entry -> !entry.active());
    return summary.withoutPast();
  }

  private Summary summary(String resource) {
    byte[] known = store.get(key(resource));
    return known == null ? Summary.NONE : Summary.read(known);
  }

  /** Forgets all that was found on a resource which is gone. */
  void forget(String resource) {
    if (store.delete(key(resource)) != null) {
      forget(resource, any -> true);
    }
  }

  private void forget(String resource, Predicate<Entry> which) {
    List<Bytes> findings = new ArrayList<>();
    try (var all = store.range(key(resource + "\0"), key(resource + "\1"))) {
      all.forEachRemaining(
          finding -> {
            if (which.test(Entry.read(finding.value))) {
              findings.add(finding.key);
            }
          });
    }
    findings.forEach(store::delete);
  }

  /** What was found on a resource. */
  Found of(String resource) {
    return summary(resource).found();
  }

  /** Whether anything was found on a resource. */
  boolean isAnything(String resource) {
    return !of(resource).equals(Found.NOTHING);
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
