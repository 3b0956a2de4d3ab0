package nl.dijkwacht.streams.behaviour;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import nl.dijkwacht.core.access.Accessor;
import nl.dijkwacht.core.access.Beginning;

/**
 * What is kept of a first access: enough to know an earlier one, and nobody's name.
 *
 * <p>In its store: a byte whose lowest bit says whether it is an outsider's, and the next whether
 * only a few objects were read; the time (8 bytes, big-endian) and the id of the event (UTF-8).
 *
 * @param outsider whether it is of no role or user of the organisation; of those there may be any
 *     number
 * @param few as {@link Beginning#few}
 * @param millis event time, since the epoch
 */
record FirstAccess(boolean outsider, boolean few, long millis, String eventId) {

  private static final int OUTSIDER = 1;
  private static final int FEW = 2;

  private static final Comparator<FirstAccess> BY_EVENT_TIME =
      Comparator.comparingLong(FirstAccess::millis).thenComparing(FirstAccess::eventId);

  static FirstAccess of(Beginning beginning) {
    Accessor accessor = beginning.accessor();
    boolean own = accessor == Accessor.PERSON || accessor == Accessor.WORKLOAD;
    return new FirstAccess(
        !own || Grantee.isOther(beginning.grantee()),
        beginning.few(),
        beginning.event().eventTime().toEpochMilli(),
        beginning.event().eventId());
  }

  static FirstAccess read(byte[] stored) {
    ByteBuffer in = ByteBuffer.wrap(stored);
    int flags = in.get();
    long millis = in.getLong();
    return new FirstAccess(
        (flags & OUTSIDER) != 0,
        (flags & FEW) != 0,
        millis,
        StandardCharsets.UTF_8.decode(in).toString());
  }

  byte[] toBytes() {
    byte[] id = eventId.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(1 + Long.BYTES + id.length)
        .put((byte) ((outsider ? OUTSIDER : 0) | (few ? FEW : 0)))
        .putLong(millis)
        .put(id)
        .array();
  }

  boolean isBefore(FirstAccess other) {
    return BY_EVENT_TIME.compare(this, other) < 0;
  }

  /**
   * Whether more than a few objects were read so soon after only a few that it is one beginning.
   */
  boolean continues(FirstAccess first, Duration within) {
    long since = millis - first.millis;
    return first.few && !few && since >= 0 && since <= within.toMillis();
  }
}
