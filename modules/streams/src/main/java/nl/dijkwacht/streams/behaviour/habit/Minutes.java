package nl.dijkwacht.streams.behaviour.habit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import nl.dijkwacht.core.access.Access;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.WindowStore;
import org.jspecify.annotations.Nullable;

/**
 * What was counted of each minute, so that a later revision of it adds only what is new. Values are
 * a version (1 byte), the revision and the amounts. Minutes lie in bins by when they were
 * collected, and expire with them.
 */
public final class Minutes {

  /** How long after it was first collected a minute may be written again. */
  public static final Duration REACH = Duration.ofDays(2);

  private static final byte VERSION = 1;

  private final WindowStore<Bytes, byte[]> store;

  public Minutes(WindowStore<Bytes, byte[]> store) {
    this.store = store;
  }

  /**
   * Takes a minute; what of it was not counted before, or null if all was.
   *
   * @param collectedAt milliseconds since the epoch
   */
  public @Nullable Amounts count(Access access, PairKey key, long collectedAt) {
    Bytes minute = key.minute(access.minute());
    long bin = Math.floorDiv(collectedAt, REACH.toMillis()) * REACH.toMillis();
    Counted before =
        newer(
            newer(at(minute, bin), at(minute, bin - REACH.toMillis())),
            at(minute, bin + REACH.toMillis()));
    if (before != null && before.revision >= access.revision()) {
      return null;
    }
    Amounts amounts = Amounts.of(access);
    store.put(minute, new Counted(access.revision(), amounts).toBytes(), bin);
    if (before != null) {
      return amounts.since(before.amounts);
    }
    return isForgotten(access, collectedAt) ? null : amounts;
  }

  /** What was counted and is no longer kept cannot be told from what a revision adds. */
  private static boolean isForgotten(Access access, long collectedAt) {
    return access.revision() > 1
        && access.minute().isBefore(Instant.ofEpochMilli(collectedAt).minus(REACH));
  }

  private @Nullable Counted at(Bytes minute, long bin) {
    byte[] stored = bin < 0 ? null : store.fetch(minute, bin);
    return stored == null ? null : Counted.of(stored);
  }

  private static @Nullable Counted newer(@Nullable Counted one, @Nullable Counted other) {
    return one == null || (other != null && other.revision > one.revision) ? other : one;
  }

  private record Counted(long revision, Amounts amounts) {

    static Counted of(byte[] stored) {
      ByteBuffer in = Varint.versioned(stored, VERSION);
      return new Counted(Varint.get(in), Amounts.read(in));
    }

    byte[] toBytes() {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.write(VERSION);
      Varint.put(out, Math.max(0, revision));
      amounts.write(out);
      return out.toByteArray();
    }
  }
}
