package nl.dijkwacht.streams.detect;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import nl.dijkwacht.core.signal.Candidate;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Candidates that something is still to be done with, by when: those whose window is judged once no
 * more events are expected in it, and those of rules that this instance does not have yet. Keys are
 * the time that it is due (8 bytes, big-endian), the group (UTF-8) and the event's fingerprint (8
 * bytes); values the time of collecting (8 bytes) and the candidate.
 */
final class WaitingCandidates {

  /**
   * A candidate.
   *
   * @param collectedAt milliseconds since the epoch
   * @param due when to judge it, in the time of collecting
   */
  record Waiting(Candidate candidate, long collectedAt, long due, Bytes key) {}

  private static final Serde<Candidate> CANDIDATES = Topics.CANDIDATES.payload().storeSerde();

  private final KeyValueStore<Bytes, byte[]> store;

  WaitingCandidates(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  void add(Candidate candidate, long id, long collectedAt, long due) {
    byte[] group = candidate.group().getBytes(StandardCharsets.UTF_8);
    ByteBuffer key =
        ByteBuffer.allocate(2 * Long.BYTES + group.length).putLong(due).put(group).putLong(id);
    byte[] content = CANDIDATES.serializer().serialize(store.name(), candidate);
    ByteBuffer value =
        ByteBuffer.allocate(Long.BYTES + content.length).putLong(collectedAt).put(content);
    store.put(Bytes.wrap(key.array()), value.array());
  }

  void remove(Waiting waiting) {
    store.delete(waiting.key());
  }

  /** Those that are due at a time, first things first. */
  List<Waiting> due(long time, int most) {
    byte[] behind = ByteBuffer.allocate(Long.BYTES).putLong(time + 1).array();
    try (var due = store.range(null, Bytes.wrap(behind))) {
      return read(due, most);
    }
  }

  List<Waiting> all() {
    try (var all = store.all()) {
      return read(all, Integer.MAX_VALUE);
    }
  }

  private static List<Waiting> read(KeyValueIterator<Bytes, byte[]> from, int most) {
    List<Waiting> read = new ArrayList<>();
    while (read.size() < most && from.hasNext()) {
      read.add(read(from.next()));
    }
    return read;
  }

  /** When the candidate that is due last was collected; 0 if none waits. */
  long latestCollected() {
    try (var latest = store.reverseAll()) {
      return latest.hasNext() ? read(latest.next()).collectedAt() : 0;
    }
  }

  private static Waiting read(KeyValue<Bytes, byte[]> entry) {
    ByteBuffer value = ByteBuffer.wrap(entry.value);
    long collectedAt = value.getLong();
    byte[] content = new byte[value.remaining()];
    value.get(content);
    long due = ByteBuffer.wrap(entry.key.get()).getLong();
    Candidate candidate = CANDIDATES.deserializer().deserialize("", content);
    return new Waiting(candidate, collectedAt, due, entry.key);
  }
}
