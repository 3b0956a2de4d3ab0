package nl.dijkwacht.streams.drift;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import nl.dijkwacht.core.verdict.Change;
import nl.dijkwacht.core.verdict.Verdict.Result;
import nl.dijkwacht.streams.drift.attribution.Call;
import nl.dijkwacht.streams.drift.state.Codes;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.WindowStore;

/**
 * Calls on resources, forgotten {@link #KEPT} after they were collected, and before that where a
 * resource has more than {@link #MOST}: the latest are kept, whatever order they come in. Keys are
 * the resource (UTF-8), a zero, the call's time (8 bytes, in an order that suits negative ones) and
 * the change's id (UTF-8); values the number of controls that it says something of (4 bytes), for
 * each the length of its id (4 bytes), its id and the result (1 byte), and the change without its
 * request.
 *
 * <p>Those of resources that were asked for last are at hand, so that a resource on which a tool
 * went wild does not have all its calls read again for each one that comes. For one task.
 */
final class Calls {

  /** As long as the two that belong together may lie apart. */
  static final Duration KEPT = Duration.ofDays(2);

  /** Of one resource; so many are those of a tool that went wild, and name nobody. */
  static final int MOST = 500;

  /** Of all resources together, some kilobytes each at most. */
  private static final int MOST_AT_HAND = 10_000;

  private static final Serde<Change> CHANGES = Topics.CHANGES.payload().storeSerde();

  private final WindowStore<Bytes, byte[]> store;
  private final DriftMeters meters;

  /** By resource, those that were asked for last at the end: calls and when they were collected. */
  private final LinkedHashMap<String, NavigableMap<Call, Long>> atHand =
      new LinkedHashMap<>(16, 0.75f, true);

  private int countAtHand;

  /** When the last was collected that came here; 0 until one did, so that none is too old. */
  private long latest;

  Calls(WindowStore<Bytes, byte[]> store, DriftMeters meters) {
    this.store = store;
    this.meters = meters;
  }

  /** Keeps a call; false if it was kept before. */
  boolean add(String resource, Call call, long collectedAt) {
    latest = Math.max(latest, collectedAt);
    NavigableMap<Call, Long> kept = kept(resource);
    if (kept.putIfAbsent(call, collectedAt) != null) {
      return false;
    }
    countAtHand++;
    store.put(key(resource, call), write(call), collectedAt);
    if (kept.size() > MOST) {
      Map.Entry<Call, Long> first = kept.pollFirstEntry();
      countAtHand--;
      store.put(key(resource, first.getKey()), null, first.getValue());
      meters.forgotten();
    }
    return true;
  }

  /** The calls on a resource that are kept, by event time. */
  List<Call> of(String resource) {
    return List.copyOf(kept(resource).keySet());
  }

  private NavigableMap<Call, Long> kept(String resource) {
    NavigableMap<Call, Long> kept = atHand.get(resource);
    if (kept == null) {
      kept = read(resource);
      atHand.put(resource, kept);
      countAtHand += kept.size();
      makeRoom();
    }
    int before = kept.size();
    kept.values().removeIf(collectedAt -> collectedAt <= latest - KEPT.toMillis());
    countAtHand -= before - kept.size();
    return kept;
  }

  /** An empty one takes room too. */
  private void makeRoom() {
    var eldest = atHand.values().iterator();
    while (countAtHand + atHand.size() > MOST_AT_HAND && atHand.size() > 1) {
      countAtHand -= eldest.next().size();
      eldest.remove();
    }
  }

  private NavigableMap<Call, Long> read(String resource) {
    NavigableMap<Call, Long> calls = new TreeMap<>(Call.BY_EVENT_TIME);
    Bytes first = key(resource, Long.MIN_VALUE, "");
    Bytes last = key(resource, Long.MAX_VALUE, "\uffff");
    try (var found =
        store.fetch(first, last, Instant.EPOCH, Instant.ofEpochMilli(Long.MAX_VALUE))) {
      found.forEachRemaining(entry -> calls.put(read(entry.value), entry.key.window().start()));
    }
    return calls;
  }

  private static Bytes key(String resource, Call call) {
    return key(resource, call.time(), call.change().id());
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
