package nl.dijkwacht.streams.behaviour.habit;

import java.util.SortedMap;
import nl.dijkwacht.core.Access;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/** What is remembered of all principals and assets of a task. */
public final class Habits {

  private static final long SECONDS_OF_DAY = 86_400;

  /** Of which warm-up counts the days on which anything was seen. */
  private static final int WATCHED_DAYS = 28;

  private static final byte[] NOTHING = {};

  private final Minutes minutes;
  private final Days days;
  private final KeyValueStore<Bytes, byte[]> principals;
  private final KeyValueStore<Bytes, byte[]> pairs;
  private final KeyValueStore<Long, byte[]> calendar;

  /**
   * @param principals by {@link PairKey#principal}
   * @param pairs by {@link PairKey#pair}
   * @param calendar of the days on which the task saw any access (event time)
   */
  public Habits(
      Minutes minutes,
      Days days,
      KeyValueStore<Bytes, byte[]> principals,
      KeyValueStore<Bytes, byte[]> pairs,
      KeyValueStore<Long, byte[]> calendar) {
    this.minutes = minutes;
    this.days = days;
    this.principals = principals;
    this.pairs = pairs;
    this.calendar = calendar;
  }

  /** What became of an access. */
  public enum Outcome {
    /** It is counted, and its day has to be judged. */
    COUNTED,
    /** It is counted, and its day waits to be judged already. */
    WAITING,
    /** All of it was counted before. */
    KNOWN
  }

  /** The day of an access, since the epoch (event time, UTC). */
  public static long dayOf(Access access) {
    return Math.floorDiv(access.minute().getEpochSecond(), SECONDS_OF_DAY);
  }

  /**
   * Counts an access.
   *
   * @param collectedAt milliseconds since the epoch
   */
  public Outcome count(Access access, PairKey key, long collectedAt) {
    Amounts more = minutes.count(access, key, collectedAt);
    if (more == null) {
      return Outcome.KNOWN;
    }
    long day = dayOf(access);
    Pair pair = pair(key);
    if (pair.add(access, Amounts.of(access), day)) {
      pairs.put(key.pair(), pair.toBytes());
    }
    if (Amounts.of(access).calls() > 0) {
      Known known = known(key);
      if (known.add(access, day)) {
        principals.put(key.principal(), known.toBytes());
      }
      if (calendar.get(day) == null) {
        calendar.put(day, NOTHING);
      }
    }
    return days.add(key, day, more, access) ? Outcome.WAITING : Outcome.COUNTED;
  }

  /** What is remembered of a principal. */
  public Known known(PairKey key) {
    byte[] stored = principals.get(key.principal());
    return stored == null ? Known.none() : Known.of(stored);
  }

  /** What is remembered of how a principal began with an asset. */
  public Pair pair(PairKey key) {
    byte[] stored = pairs.get(key.pair());
    return stored == null ? new Pair() : Pair.of(stored);
  }

  /** Whether a pair began earlier than was told; from now on it is taken for told. */
  public boolean tellBeginning(PairKey key) {
    Pair pair = pair(key);
    boolean isNews = pair.tell();
    if (isNews) {
      pairs.put(key.pair(), pair.toBytes());
    }
    return isNews;
  }

  /** The days of a pair up to one, which is no longer waiting; it may be missing. */
  public SortedMap<Long, Day> judge(PairKey key, long day, int kept) {
    days.judged(key, day);
    return days.of(key, day - kept, day);
  }

  /** On how many of the four weeks before a day anything was seen by this task. */
  public int watchedBefore(long day) {
    int watched = 0;
    for (long before = day - WATCHED_DAYS; before < day; before++) {
      watched += calendar.get(before) == null ? 0 : 1;
    }
    return watched;
  }
}
