package nl.dijkwacht.streams.drift;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.dijkwacht.core.Change;
import nl.dijkwacht.core.Verdict.Result;
import nl.dijkwacht.streams.drift.attribution.Call;
import nl.dijkwacht.streams.drift.state.Codes;
import nl.dijkwacht.topics.Topics;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.state.WindowStore;

/**
 * Calls on resources, forgotten {@link #KEPT} after they were collected. Keys are the resource
 * (UTF-8), a zero, the call's time (8 bytes, in an order that suits negative ones) and the change's
 * id (UTF-8); values the number of controls that it says something of (4 bytes), for each the
 * length of its id (4 bytes), its id and the result (1 byte), and the change without its request.
 */
final class Calls {

  /** As long as the two that belong together may lie apart. */
  static final Duration KEPT = Duration.ofDays(2);

  /** Of one resource; so many are those of a tool that went wild, and name nobody. */
  private static final int MOST = 1_000;

  private static final Serde<Change> CHANGES = Topics.CHANGES.payload().storeSerde();

  private final WindowStore<Bytes, byte[]> store;

  Calls(WindowStore<Bytes, byte[]> store) {
    this.store = store;
  }

  /** Keeps a call; false if it was kept before. */
  boolean add(String resource, Call call, long collectedAt) {
    Bytes key = key(resource, call.time(), call.change().id());
    try (var known = store.fetch(key, Instant.EPOCH, Instant.ofEpochMilli(Long.MAX_VALUE))) {
      if (known.hasNext()) {
        return false;
      }
    }
    store.put(key, write(call), collectedAt);
    return true;
  }

  /** The latest calls on a resource, by event time. */
  List<Call> of(String resource) {
    Deque<KeyValue<Windowed<Bytes>, byte[]>> latest = new ArrayDeque<>();
    Bytes first = key(resource, Long.MIN_VALUE, "");
    Bytes last = key(resource, Long.MAX_VALUE, "\uffff");
    try (var found =
        store.fetch(first, last, Instant.EPOCH, Instant.ofEpochMilli(Long.MAX_VALUE))) {
      while (found.hasNext()) {
        latest.add(found.next());
        if (latest.size() > MOST) {
          latest.removeFirst();
        }
      }
    }
    List<Call> calls = new ArrayList<>();
    latest.forEach(entry -> calls.add(read(entry.value)));
    calls.sort(Call.BY_EVENT_TIME);
    return calls;
  }

  private static Bytes key(String resource, long time, String id) {
    byte[] prefix = resource.getBytes(StandardCharsets.UTF_8);
    byte[] tail = id.getBytes(StandardCharsets.UTF_8);
    return Bytes.wrap(
        ByteBuffer.allocate(prefix.length + 1 + Long.BYTES + tail.length)
            .put(prefix)
            .put((byte) 0)
            .putLong(time ^ Long.MIN_VALUE)
            .put(tail)
            .array());
  }

  private byte[] write(Call call) {
    byte[] change = CHANGES.serializer().serialize(store.name(), call.change());
    List<byte[]> ids = new ArrayList<>();
    Map<String, Result> says = new TreeMap<>(call.says());
    says.keySet().forEach(id -> ids.add(id.getBytes(StandardCharsets.UTF_8)));
    int length = ids.stream().mapToInt(id -> Integer.BYTES + id.length + 1).sum();
    ByteBuffer value = ByteBuffer.allocate(Integer.BYTES + length + change.length);
    value.putInt(ids.size());
    int i = 0;
    for (Result result : says.values()) {
      byte[] id = ids.get(i++);
      value.putInt(id.length).put(id).put(Codes.of(result));
    }
    return value.put(change).array();
  }

  private static Call read(byte[] bytes) {
    ByteBuffer value = ByteBuffer.wrap(bytes);
    Map<String, Result> says = new TreeMap<>();
    for (int left = value.getInt(); left > 0; left--) {
      byte[] id = new byte[value.getInt()];
      value.get(id);
      says.put(new String(id, StandardCharsets.UTF_8), Codes.known(value.get()));
    }
    byte[] change = new byte[value.remaining()];
    value.get(change);
    return new Call(CHANGES.deserializer().deserialize("", change), says);
  }
}
