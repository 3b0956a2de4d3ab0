package nl.dijkwacht.streams.behaviour.habit;

import java.util.function.BiFunction;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a store in slices, over and over, and removes or shortens what is old. Where it
 * stands is not kept: after a restart it begins anew.
 */
public final class Expiry {

  /** Of a principal, whose values are so old. */
  private static final byte[] FORGOTTEN = {};

  private final KeyValueStore<Bytes, byte[]> store;
  private final BiFunction<KeyValue<Bytes, byte[]>, Long, byte @Nullable []> kept;
  private @Nullable Bytes position;

  /**
   * @param kept what a value becomes by the day on which it is looked at: empty if it is to go,
   *     null if it stays as it is
   */
  private Expiry(
      KeyValueStore<Bytes, byte[]> store,
      BiFunction<KeyValue<Bytes, byte[]>, Long, byte @Nullable []> kept) {
    this.store = store;
    this.kept = kept;
  }

  /**
   * Of days.
   *
   * @param retention in days of event time
   * @param sketchesFor in days of event time, after which numbers stand for sketches
   */
  public static Expiry ofDays(KeyValueStore<Bytes, byte[]> store, int retention, int sketchesFor) {
    return new Expiry(
        store,
        (entry, today) -> {
          long day = PairKey.dayOf(entry.key);
          if (day < today - retention) {
            return FORGOTTEN;
          }
          boolean isOver = day < today - sketchesFor && !Day.of(entry.value).isCondensed();
          return isOver ? Day.of(entry.value).condensed().toBytes() : null;
        });
  }

  /** Of whereabouts. */
  public static Expiry ofWhereabouts(KeyValueStore<Bytes, byte[]> store) {
    return new Expiry(
        store,
        (entry, today) -> PairKey.dayOf(entry.key) < today - Whereabouts.DAYS ? FORGOTTEN : null);
  }

  /** Of principals. */
  public static Expiry ofPrincipals(KeyValueStore<Bytes, byte[]> store, int retention) {
    return new Expiry(
        store,
        (entry, today) -> Known.of(entry.value).lastDay() < today - retention ? FORGOTTEN : null);
  }

  /** Of pairs. */
  public static Expiry ofPairs(KeyValueStore<Bytes, byte[]> store, int retention) {
    return new Expiry(
        store,
        (entry, today) -> Pair.of(entry.value).lastDay() < today - retention ? FORGOTTEN : null);
  }

  /**
   * Goes on for a slice.
   *
   * @param today since the epoch
   * @param most entries that are looked at
   * @return how many were forgotten
   */
  public int run(long today, int most) {
    int forgotten = 0;
    int looked = 0;
    Bytes last = null;
    try (var range = store.range(position, null)) {
      while (looked < most && range.hasNext()) {
        KeyValue<Bytes, byte[]> entry = range.next();
        last = entry.key;
        looked++;
        byte[] now = kept.apply(entry, today);
        if (now != null && now.length == 0) {
          store.delete(entry.key);
          forgotten++;
        } else if (now != null) {
          store.put(entry.key, now);
        }
      }
    }
    position = looked < most ? null : last;
    return forgotten;
  }
}
