package nl.dijkwacht.streams.findings;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.dijkwacht.core.Finding;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** When time changes which finding: a store whose keys are the time and the finding's id. */
final class Agenda {

  private static final byte[] DUE = {};

  /** Between the time and the id. */
  private static final char SEPARATOR = '/';

  private final KeyValueStore<String, byte[]> store;

  Agenda(KeyValueStore<String, byte[]> store) {
    this.store = store;
  }

  /** Takes note that a finding began or was changed. */
  void changed(@Nullable Finding before, Finding after) {
    String known = before == null ? null : key(before);
    String now = key(after);
    if (known != null && !known.equals(now)) {
      store.delete(known);
    }
    if (now != null && !now.equals(known)) {
      store.put(now, DUE);
    }
  }

  /**
   * Takes the ids of findings that are due off the agenda, the earliest first. What is due of them
   * puts them on it again if they change once more.
   *
   * @param now wall clock
   * @param most how many at most
   */
  List<String> take(Instant now, int most) {
    List<String> keys = new ArrayList<>();
    // The character after the separator: all ids of this very time lie before it.
    String end = time(now) + (char) (SEPARATOR + 1);
    try (var range = store.range("", end)) {
      while (range.hasNext() && keys.size() < most) {
        keys.add(range.next().key);
      }
    }
    keys.forEach(store::delete);
    return keys.stream().map(key -> key.substring(key.indexOf(SEPARATOR) + 1)).toList();
  }

  /** Puts a finding on the agenda once more. */
  void again(String id, Instant at) {
    store.put(key(at, id), DUE);
  }

  private static @Nullable String key(Finding finding) {
    Instant wakesAt = finding.wakesAt();
    return wakesAt == null ? null : key(wakesAt, finding.id());
  }

  private static String key(Instant at, String id) {
    // Up to the next millisecond: what is taken off a moment too early would not come back.
    return time(at.plusNanos(999_999)) + SEPARATOR + id;
  }

  /** In hexadecimal of fixed length, so that keys lie in the order of time. */
  private static String time(Instant time) {
    return "%016x".formatted(Math.max(0, millis(time)));
  }

  private static long millis(Instant time) {
    try {
      return time.toEpochMilli();
    } catch (ArithmeticException tooFar) {
      return Long.MAX_VALUE;
    }
  }
}
