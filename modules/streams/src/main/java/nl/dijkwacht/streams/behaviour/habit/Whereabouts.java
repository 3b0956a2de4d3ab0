package nl.dijkwacht.streams.behaviour.habit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import nl.dijkwacht.core.Access;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * In which hours people worked from which countries, so that two at once can be told from a
 * journey. For one task.
 *
 * <p>Keys are those of {@link PairKey#principal} with a day; values a version (1 byte), and of each
 * country the hours of UTC in which anything succeeded, a bit each.
 */
public final class Whereabouts {

  /**
   * Days of event time for which they are remembered: longer than anybody waits to be judged by
   * them, and no longer than that, since they tell where people were.
   */
  public static final int KEPT_DAYS = 7;

  /** What stands for a country where a service called, or nothing tells. */
  private static final Set<String> NOWHERE = Set.of("aws", "unknown", "");

  private static final byte VERSION = 1;
  private static final long MINUTES_OF_HOUR = 60;
  private static final int HOURS_OF_DAY = 24;

  private final KeyValueStore<Bytes, byte[]> store;

  public Whereabouts(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  /** Whether it is a country by its code, and not a word that stands for none. */
  public static boolean isCountry(String code) {
    return !NOWHERE.contains(code);
  }

  /**
   * The countries that were new so shortly before or after a minute that one may be in two at once.
   *
   * @param minute since the epoch (event time)
   */
  public static List<String> newAround(long minute, Seen countries) {
    return countries.all().entrySet().stream()
        .filter(
            country -> {
              long since = minute - country.getValue().firstMinute();
              return since > -2 * MINUTES_OF_HOUR && since < (HOURS_OF_DAY + 2) * MINUTES_OF_HOUR;
            })
        .map(Map.Entry::getKey)
        .filter(Whereabouts::isCountry)
        .sorted()
        .toList();
  }

  /** Takes note of an access that succeeded. */
  void add(Access access, PairKey key, long day) {
    int bit = 1 << Math.floorMod(Known.minuteOf(access) / MINUTES_OF_HOUR, HOURS_OF_DAY);
    Map<String, Integer> hours = of(key, day);
    boolean changed = false;
    for (String country : countries(access)) {
      int before = hours.getOrDefault(country, 0);
      changed |= (before | bit) != before;
      hours.put(country, before | bit);
    }
    if (changed) {
      store.put(key.principalOn(day), bytes(hours));
    }
  }

  private static List<String> countries(Access access) {
    return Stream.concat(
            access.countries().stream().map(Access.Country::code), access.writtenFrom().stream())
        .filter(Whereabouts::isCountry)
        .toList();
  }

  private Map<String, Integer> of(PairKey key, long day) {
    Map<String, Integer> hours = new TreeMap<>();
    byte[] stored = store.get(key.principalOn(day));
    if (stored != null) {
      ByteBuffer in = Varint.versioned(stored, VERSION);
      while (in.hasRemaining()) {
        hours.put(Varint.text(in), (int) Varint.get(in));
      }
    }
    return hours;
  }

  private static byte[] bytes(Map<String, Integer> hours) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(VERSION);
    hours.forEach(
        (country, bits) -> {
          Varint.put(out, country);
          Varint.put(out, bits);
        });
    return out.toByteArray();
  }

  /**
   * Where else a principal was within the same or a neighbouring hour as in a country, and so less
   * than two hours before or after.
   *
   * @param from the minute from which on it was in the country, since the epoch (event time); a day
   *     of it is looked at
   * @return countries by their codes, in their order; none if there was no other
   */
  NavigableSet<String> besides(PairKey key, String country, long from) {
    long first = Math.floorDiv(from, MINUTES_OF_HOUR);
    NavigableMap<String, NavigableSet<Long>> hours = around(key, first);
    NavigableSet<Long> there =
        hours
            .getOrDefault(country, new TreeSet<>())
            .subSet(first, true, first + HOURS_OF_DAY, false);
    NavigableSet<String> others = new TreeSet<>();
    hours.forEach(
        (other, when) -> {
          if (!other.equals(country)
              && there.stream().anyMatch(hour -> !when.subSet(hour - 1, hour + 2).isEmpty())) {
            others.add(other);
          }
        });
    return others;
  }

  /** The hours since the epoch of the day before, the day itself and the one after. */
  private NavigableMap<String, NavigableSet<Long>> around(PairKey key, long hour) {
    NavigableMap<String, NavigableSet<Long>> all = new TreeMap<>();
    long today = Math.floorDiv(hour, HOURS_OF_DAY);
    for (long day = today - 1; day <= today + 1; day++) {
      long midnight = day * HOURS_OF_DAY;
      of(key, day)
          .forEach(
              (country, bits) -> {
                NavigableSet<Long> when = all.computeIfAbsent(country, none -> new TreeSet<>());
                for (int bit = 0; bit < HOURS_OF_DAY; bit++) {
                  if ((bits & (1 << bit)) != 0) {
                    when.add(midnight + bit);
                  }
                }
              });
    }
    return all;
  }
}
