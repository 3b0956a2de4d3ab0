package nl.dijkwacht.streams.runtime;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * When time changes what: a store whose keys are the time and the id of what it changes. For one
 * task.
 */
public final class Agenda {

  private static final byte[] DUE = {};

  /** Between the time and the id. */
  private static final char SEPARATOR = '/';

  private final KeyValueStore<String, byte[]> store;

  public Agenda(KeyValueStore<String, byte[]> store) {
    this.store = store;
  }

  /**
   * Takes note that something began or was changed.
   *
   * @param before when time would have changed it (wall clock); null if it would not
   * @param after when time changes it now; null if it does not
   */
  public void changed(String id, @Nullable Instant before, @Nullable Instant after) {
    String known = before == null ? null : key(before, id);
    String now = after == null ? null : key(after, id);
    if (known != null && !known.equals(now)) {
      store.delete(known);
    }
    if (now != null && !now.equals(known)) {
      store.put(now, DUE);
    }
  }

  /**
   * Takes the ids of what is due off the agenda, the earliest first. What is due of them puts them
   * on it again if time changes them once more.
   *
   * @param now wall clock
   * @param most how many at most
   */
  public List<String> take(Instant now, int most) {
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

  /** Puts something on the agenda once more, besides when time changes it. */
  public void again(String id, Instant at) {
    store.put(key(at, id), DUE);
  }

  private static String key(Instant wakesAt, String id) {
    // Up to the next millisecond: what is taken off a moment too early would not come back.
    return time(wakesAt.plusNanos(999_999)) + SEPARATOR + id;
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
