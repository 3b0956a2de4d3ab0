package nl.dijkwacht.streams.runtime;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Keys that something is to be done about, and when, by a clock of whoever asks. Those of its store
 * are the time (milliseconds since the epoch, 8 bytes, big-endian) and the key (UTF-8); values are
 * empty. For one task.
 */
public final class Due {

  private static final byte[] NOTHING = {};

  private final KeyValueStore<Bytes, byte[]> store;

  public Due(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  /** Has a key taken out once a time has come. */
  public void add(long time, String what) {
    byte[] utf8 = what.getBytes(StandardCharsets.UTF_8);
    ByteBuffer key = ByteBuffer.allocate(Long.BYTES + utf8.length);
    store.put(Bytes.wrap(key.putLong(Math.max(0, time)).put(utf8).array()), NOTHING);
  }

  /** Takes out those whose time has come, first things first. */
  public List<String> take(long now, int most) {
    List<Bytes> keys = new ArrayList<>();
    Bytes behind = Bytes.wrap(ByteBuffer.allocate(Long.BYTES).putLong(now + 1).array());
    try (var due = store.range(null, behind)) {
      while (keys.size() < most && due.hasNext()) {
        keys.add(due.next().key);
      }
    }
    keys.forEach(store::delete);
    return keys.stream().map(Due::what).distinct().toList();
  }

  private static String what(Bytes key) {
    byte[] bytes = key.get();
    return new String(bytes, Long.BYTES, bytes.length - Long.BYTES, StandardCharsets.UTF_8);
  }
}
