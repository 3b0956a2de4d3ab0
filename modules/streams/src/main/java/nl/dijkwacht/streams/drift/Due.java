package nl.dijkwacht.streams.drift;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Resources that have to be looked at again, and when (wall clock). Keys are the time (milliseconds
 * since the epoch, 8 bytes, big-endian) and the resource (UTF-8); values are empty.
 */
final class Due {

  private static final byte[] NOTHING = {};

  private final KeyValueStore<Bytes, byte[]> store;

  Due(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  /** Has a resource looked at once a time has come. */
  void add(long time, String resource) {
    byte[] utf8 = resource.getBytes(StandardCharsets.UTF_8);
    ByteBuffer key = ByteBuffer.allocate(Long.BYTES + utf8.length);
    store.put(Bytes.wrap(key.putLong(Math.max(0, time)).put(utf8).array()), NOTHING);
  }

  /** Takes out those whose time has come, first things first. */
  List<String> take(long now, int most) {
    List<Bytes> keys = new ArrayList<>();
    Bytes behind = Bytes.wrap(ByteBuffer.allocate(Long.BYTES).putLong(now + 1).array());
    try (var due = store.range(null, behind)) {
      while (keys.size() < most && due.hasNext()) {
        keys.add(due.next().key);
      }
    }
    keys.forEach(store::delete);
    return keys.stream().map(Due::resource).distinct().toList();
  }

  private static String resource(Bytes key) {
    byte[] bytes = key.get();
    return new String(bytes, Long.BYTES, bytes.length - Long.BYTES, StandardCharsets.UTF_8);
  }
}
