package nl.dijkwacht.streams.drift;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.streams.runtime.DueWork;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Judges all resources of a task again when controls, registers or exceptions are others, in slices
 * behind live traffic. How far it came is kept in a store, so that a restart goes on from there.
 *
 * <p>What it finds is told as any other verdict. It has been so since the state was captured, so
 * what is old is no news to anybody; what failed first under a new control is attributed to nobody.
 *
 * <p>The store holds one entry: the length of the hash of what is swept for (4 bytes), the hash
 * (ASCII), and unless it is over a 1 and the last resource that was judged (UTF-8).
 */
final class Sweep {

  private static final String ENTRY = "sweep";
  private static final int SLICE = 32;

  private final KeyValueStore<String, byte[]> store;
  private final ResourceStates states;
  private final ResourceDrift drift;
  private final ResultCounts counts;
  private final DueWork dueWork;
  private String target = "";
  private boolean isRead;
  private boolean over;
  private @Nullable String position;
  private long done;

  Sweep(
      KeyValueStore<String, byte[]> store,
      ResourceStates states,
      ResourceDrift drift,
      ResultCounts counts,
      DueWork dueWork) {
    this.store = store;
    this.states = states;
    this.drift = drift;
    this.counts = counts;
    this.dueWork = dueWork;
  }

  private void read(ByteBuffer entry) {
    byte[] hash = new byte[entry.getInt()];
    entry.get(hash);
    target = new String(hash, StandardCharsets.UTF_8);
    over = !entry.hasRemaining();
    if (entry.hasRemaining() && entry.get() == 1 && entry.hasRemaining()) {
      byte[] key = new byte[entry.remaining()];
      entry.get(key);
      position = new String(key, StandardCharsets.UTF_8);
    }
  }

  /**
   * Judges again what is to be, until a time.
   *
   * @param now wall clock, milliseconds since the epoch
   * @param isTimeLeft greater than 0 as long as it may go on
   */
  void run(Judge judge, long now, LongSupplier isTimeLeft) {
    byte[] entry = isRead ? null : store.get(ENTRY);
    isRead = true;
    if (entry != null) {
      read(ByteBuffer.wrap(entry));
    }
    Instant boundary = judge.lastBoundary(Instant.ofEpochMilli(now));
    String wanted = StableId.of(List.of(judge.hash(), boundary.toString()));
    if (!wanted.equals(target)) {
      begin(wanted);
    }
    if (over) {
      return;
    }
    // At least one, or a machine that is busy with other things would never get on.
    do {
      slice(judge, now);
    } while (!over && isTimeLeft.getAsLong() > 0);
  }

  private void begin(String wanted) {
    target = wanted;
    position = null;
    done = 0;
    over = false;
    save();
  }

  private void slice(Judge judge, long now) {
    List<String> keys = states.keysAfter(position, SLICE);
    for (String key : keys) {
      dueWork.attempt(() -> drift.sweep(key, judge, now, true));
      position = key;
      done++;
    }
    over = keys.isEmpty();
    counts.remaining(over ? 0 : Math.max(0, states.count() - done));
    save();
  }

  private void save() {
    byte[] hash = target.getBytes(StandardCharsets.UTF_8);
    byte[] key = position == null ? new byte[0] : position.getBytes(StandardCharsets.UTF_8);
    ByteBuffer entry =
        ByteBuffer.allocate(Integer.BYTES + hash.length + (over ? 0 : 1 + key.length));
    entry.putInt(hash.length).put(hash);
    if (!over) {
      entry.put((byte) 1).put(key);
    }
    store.put(ENTRY, entry.array());
  }
}
