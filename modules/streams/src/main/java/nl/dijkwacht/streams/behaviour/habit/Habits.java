package nl.dijkwacht.streams.behaviour.habit;

import java.util.SortedMap;
import nl.dijkwacht.core.access.Access;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

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
  private final Whereabouts whereabouts;
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
      Whereabouts whereabouts,
      KeyValueStore<Long, byte[]> calendar) {
    this.minutes = minutes;
    this.days = days;
    this.principals = principals;
    this.pairs = pairs;
    this.whereabouts = whereabouts;
    this.calendar = calendar;
  }

  /**
   * What became of an access that was counted.
   *
   * @param wasWaiting whether its day waits to be judged already
   * @param isFirst whether it is now the first one that succeeded of its pair
   * @param isFirstFrom whether it is now the first one of its principal from a country or network
   * @param mayBeInTwoCountries whether its principal may have been in two countries within an hour,
   *     as far as its whereabouts are remembered
   * @param sinceFirst minutes since the first one that succeeded of its pair, as long as nothing
   *     that followed it was told; else negative
   */
  public record Counted(
      boolean wasWaiting,
      boolean isFirst,
      boolean isFirstFrom,
      boolean mayBeInTwoCountries,
      long sinceFirst) {}

  /** The day of an access, since the epoch (event time, UTC). */
  public static long dayOf(Access access) {
    return Math.floorDiv(access.minute().getEpochSecond(), SECONDS_OF_DAY);
  }

  /**
   * Counts an access.
   *
   * @param collectedAt milliseconds since the epoch
   * @param isFollowed whether it is remembered where its principal was
   * @return null if all of it was counted before
   */
  public @Nullable Counted count(Access access, PairKey key, long collectedAt, boolean isFollowed) {
    Amounts more = minutes.count(access, key, collectedAt);
    if (more == null) {
      return null;
    }
    long day = dayOf(access);
    Pair pair = pair(key);
    long first = pair.first();
    if (pair.add(access, Amounts.of(access), day)) {
      pairs.put(key.pair(), pair.toBytes());
    }
    boolean wasWaiting = days.add(key, day, more, access);
    boolean isFirst = pair.first() < first;
    if (Amounts.of(access).calls() == 0) {
      return new Counted(wasWaiting, isFirst, false, false, -1);
    }
    Known known = succeeded(access, key, day);
    if (isFollowed) {
      whereabouts.add(access, key, day);
    }
    return new Counted(
        wasWaiting,
        isFirst,
        known.isFirstFrom(access),
        isFollowed && !Whereabouts.newBefore(Known.minuteOf(access), known.countries()).isEmpty(),
        pair.untoldSinceFirst(access));
  }

  private Known succeeded(Access access, PairKey key, long day) {
    Known known = known(key);
    if (known.add(access, day)) {
      principals.put(key.principal(), known.toBytes());
    }
    if (calendar.get(day) == null) {
      calendar.put(day, NOTHING);
    }
    return known;
  }

  /** Where the principal was in the last days, if that was to be remembered. */
  public Whereabouts.Of whereabouts(PairKey key) {
    return new Whereabouts.Of(whereabouts, key);
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

  /** Whether an access is the first of its pair and was not told so; from now on it is. */
  public boolean tellBeginning(PairKey key, Access access) {
    Pair pair = pair(key);
    boolean isNews = pair.isFirst(access) && pair.tell();
    if (isNews) {
      pairs.put(key.pair(), pair.toBytes());
    }
    return isNews;
  }

  /**
   * Whether an access belongs to the beginning of its pair and that was not told yet; from now on
   * it is.
   *
   * @param minutes after the first one that succeeded
   */
  public boolean tellMore(PairKey key, Access access, long minutes) {
    Pair pair = pair(key);
    boolean isNews = pair.tellMore(access, minutes);
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
