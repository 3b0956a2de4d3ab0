package nl.dijkwacht.streams.detect;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import nl.dijkwacht.core.signal.Candidate;
import nl.dijkwacht.sigma.correlate.EntryStore;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.state.WindowStore;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the events of groups in a store that forgets them by when they were collected. Keys are the
 * group (UTF-8), the event's time and its fingerprint (8 bytes each, the time in an order that
 * suits negative ones); values are whether it fired (1 byte), the members (8 bytes), the number of
 * values (4 bytes), the values (8 bytes each) and the candidate, which is read only where it has to
 * be told.
 */
final class WindowEntryStore implements EntryStore {

  private static final Serde<Candidate> CANDIDATES = Topics.CANDIDATES.payload().storeSerde();
  private static final int HEAD = 1 + Long.BYTES + Integer.BYTES;
  private static final int KEY_TAIL = 2 * Long.BYTES;

  private final WindowStore<Bytes, byte[]> store;

  WindowEntryStore(WindowStore<Bytes, byte[]> store) {
    this.store = store;
  }

  @Override
  public void put(Entry entry) {
    Candidate candidate = entry.candidate();
    byte[] content = CANDIDATES.serializer().serialize(store.name(), candidate);
    ByteBuffer value =
        ByteBuffer.allocate(HEAD + candidate.values().size() * Long.BYTES + content.length);
    value.put((byte) (entry.fired() ? 1 : 0)).putLong(candidate.members());
    value.putInt(candidate.values().size());
    candidate.values().forEach(value::putLong);
    value.put(content);
    store.put(key(candidate.group(), entry.time(), entry.id()), value.array(), entry.collectedAt());
  }

  @Override
  public void forEach(String group, Visitor visitor) {
    visit(
        group,
        entry -> {
          byte[] key = entry.key.key().get();
          ByteBuffer value = ByteBuffer.wrap(entry.value);
          boolean fired = value.get() != 0;
          long members = value.getLong();
          long[] values = new long[value.getInt()];
          for (int i = 0; i < values.length; i++) {
            values[i] = value.getLong();
          }
          visitor.visit(timeOf(key), idOf(key), members, values, fired);
        });
  }

  @Override
  public @Nullable Entry find(String group, long time, long id) {
    Bytes key = key(group, time, id);
    try (var found = store.fetch(key, Instant.EPOCH, Instant.ofEpochMilli(Long.MAX_VALUE))) {
      return found.hasNext() ? entry(id, found.next()) : null;
    }
  }

  private static Entry entry(long id, KeyValue<Long, byte[]> found) {
    ByteBuffer value = ByteBuffer.wrap(found.value);
    boolean fired = value.get() != 0;
    int values = value.getInt(1 + Long.BYTES);
    byte[] content =
        Arrays.copyOfRange(found.value, HEAD + values * Long.BYTES, found.value.length);
    Candidate candidate = CANDIDATES.deserializer().deserialize("", content);
    return new Entry(candidate, id, found.key, fired);
  }

  @Override
  public int removeOldest(String group, int count) {
    List<Windowed<Bytes>> keys = new ArrayList<>();
    visit(group, entry -> keys.add(entry.key));
    keys.sort(
        Comparator.comparingLong((Windowed<Bytes> key) -> timeOf(key.key().get()))
            .thenComparing(Windowed::key));
    List<Windowed<Bytes>> oldest = keys.subList(0, Math.min(count, keys.size()));
    oldest.forEach(key -> store.put(key.key(), null, key.window().start()));
    return oldest.size();
  }

  private void visit(String group, Consumer<KeyValue<Windowed<Bytes>, byte[]>> visitor) {
    Bytes first = key(group, Long.MIN_VALUE, 0);
    Bytes last = key(group, Long.MAX_VALUE, -1);
    try (var entries =
        store.fetch(first, last, Instant.EPOCH, Instant.ofEpochMilli(Long.MAX_VALUE))) {
      entries.forEachRemaining(visitor);
    }
  }

  private static Bytes key(String group, long time, long id) {
    byte[] prefix = group.getBytes(StandardCharsets.UTF_8);
    return Bytes.wrap(
        ByteBuffer.allocate(prefix.length + KEY_TAIL)
            .put(prefix)
            .putLong(time ^ Long.MIN_VALUE)
            .putLong(id)
            .array());
  }

  private static long timeOf(byte[] key) {
    return ByteBuffer.wrap(key).getLong(key.length - KEY_TAIL) ^ Long.MIN_VALUE;
  }

  private static long idOf(byte[] key) {
    return ByteBuffer.wrap(key).getLong(key.length - Long.BYTES);
  }
}
