package nl.dijkwacht.streams.runtime;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Records that are to be looked at once a time has come (wall clock). Keys are the time
 * (milliseconds since the epoch, 8 bytes, big-endian) and what the record is about; values are the
 * records as they came. For one task.
 */
public final class Waiting {

  private final KeyValueStore<Bytes, byte[]> store;

  public Waiting(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  /**
   * Has a record taken out once a time has come.
   *
   * @param time milliseconds since the epoch
   * @param about of each there is one at a time
   */
  public void add(long time, Bytes about, byte[] record) {
    ByteBuffer key = ByteBuffer.allocate(Long.BYTES + about.get().length);
    store.put(Bytes.wrap(key.putLong(Math.max(0, time)).put(about.get()).array()), record);
  }

  /**
   * One whose time has come.
   *
   * @param about what the record is about
   */
  public record Waited(byte[] about, byte[] record) {

    private static Waited of(KeyValue<Bytes, byte[]> entry) {
      byte[] key = entry.key.get();
      return new Waited(Arrays.copyOfRange(key, Long.BYTES, key.length), entry.value);
    }

    /** For people: what it is about, in hex. */
    public String place() {
      return HexFormat.of().formatHex(about);
    }
  }

  /** Takes out those whose time has come, first things first. */
  public List<Waited> take(long now, int most) {
    List<KeyValue<Bytes, byte[]>> taken = new ArrayList<>();
    Bytes behind = Bytes.wrap(ByteBuffer.allocate(Long.BYTES).putLong(now + 1).array());
    try (var due = store.range(null, behind)) {
      while (taken.size() < most && due.hasNext()) {
        taken.add(due.next());
      }
    }
    taken.forEach(entry -> store.delete(entry.key));
    return taken.stream().map(Waited::of).toList();
  }
}
