package nl.dijkwacht.streams.behaviour.habit;

import java.util.SortedMap;
import java.util.TreeMap;
import nl.dijkwacht.core.access.Access;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/** The days of all pairs of a task, see {@link PairKey#day}. */
public final class Days {

  private static final int SECONDS_OF_HOUR = 3_600;
  private static final int HOURS = 24;

  private final KeyValueStore<Bytes, byte[]> store;

  public Days(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  /**
   * Adds what is new of a minute to its day, and has the day wait to be judged.
   *
   * @return whether it waited already
   */
  public boolean add(PairKey key, long day, Amounts more, Access access) {
    byte[] stored = store.get(key.day(day));
    Day before = stored == null ? Day.EMPTY : Day.of(stored);
    int hour =
        (int) Math.floorMod(access.minute().getEpochSecond() / SECONDS_OF_HOUR, (long) HOURS);
    store.put(key.day(day), before.plus(hour, more, access).withDue(true).toBytes());
    return before.isDue();
  }

  /** Takes note that a day is being judged, so that what comes from now on has it judged again. */
  public void judged(PairKey key, long day) {
    byte[] stored = store.get(key.day(day));
    if (stored != null) {
      store.put(key.day(day), Day.of(stored).withDue(false).toBytes());
    }
  }

  /** The days of a pair, by their number since the epoch. */
  public SortedMap<Long, Day> of(PairKey key, long from, long to) {
    SortedMap<Long, Day> days = new TreeMap<>();
    try (var range = store.range(key.day(from), key.day(to))) {
      range.forEachRemaining(entry -> days.put(PairKey.dayOf(entry.key), Day.of(entry.value)));
    }
    return days;
  }
}
