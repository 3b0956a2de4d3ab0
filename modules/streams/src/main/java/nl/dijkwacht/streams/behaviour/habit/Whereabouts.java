package nl.dijkwacht.streams.behaviour.habit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import nl.dijkwacht.core.CountryCode;
import nl.dijkwacht.core.access.Access;
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
   * For how long after a country was new two at once are looked for, and for how long after it was
   * collected a day is remembered. No longer, since it tells where people were.
   */
  static final int DAYS = 7;

  private static final byte VERSION = 1;
  private static final long MINUTES_OF_HOUR = 60;
  private static final int HOURS_OF_DAY = 24;
  private static final long SECONDS_OF_DAY = 86_400;

  private final KeyValueStore<Bytes, byte[]> store;

  public Whereabouts(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  /** Those of one principal. */
  public record Of(Whereabouts all, PairKey key) {

    /**
     * Which other countries make an access one of two at once with a country: where the principal
     * was in the same hour of the clock, or the one before or after. So it is told always if no
     * more than an hour lay between, and never if it was two. What was done days later shows
     * nothing of it.
     *
     * @param from the minute from which on it was in the country, since the epoch (event time)
     * @param minute of the access, likewise
     * @return countries by their codes, in their order; none if there was no other
     */
    public NavigableSet<String> othersBeside(String country, long from, long minute) {
      return all.othersBeside(key, country, from, minute);
    }
  }

  /**
   * The countries that became new in a minute or in the week before it, after others; a first
   * country is nothing new.
   *
   * @param minute since the epoch (event time)
   */
  public static List<String> newBefore(long minute, Seen countries) {
    long oldest =
        countries.all().entrySet().stream()
            .filter(country -> CountryCode.isOfCountry(country.getKey()))
            .mapToLong(country -> country.getValue().firstMinute())
            .min()
            .orElse(Long.MAX_VALUE);
    return countries.all().entrySet().stream()
        .filter(country -> CountryCode.isOfCountry(country.getKey()))
        .filter(country -> isWithin(country.getValue().firstMinute(), oldest, minute))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  private static boolean isWithin(long first, long oldest, long minute) {
    long since = minute - first;
    return first > oldest && since >= 0 && since < DAYS * HOURS_OF_DAY * MINUTES_OF_HOUR;
  }

  /** Takes note of an access that succeeded, unless it lies further back than is remembered. */
  void add(Access access, PairKey key, long day) {
    long collected = Math.floorDiv(access.latest().collectedAt().getEpochSecond(), SECONDS_OF_DAY);
    if (day < collected - DAYS) {
      return;
    }
    long hour = Math.floorDiv(Known.minuteOf(access), MINUTES_OF_HOUR);
    int bit = 1 << Math.floorMod(hour, HOURS_OF_DAY);
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
        .filter(CountryCode::isOfCountry)
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

  private NavigableSet<String> othersBeside(PairKey key, String country, long from, long minute) {
    long hour = Math.floorDiv(minute, MINUTES_OF_HOUR);
    Map<String, NavigableSet<Long>> hours = around(key, hour);
    NavigableSet<Long> there =
        hours
            .getOrDefault(country, new TreeSet<>())
            .tailSet(Math.floorDiv(from, MINUTES_OF_HOUR), true);
    NavigableSet<String> others = new TreeSet<>();
    hours.forEach(
        (other, elsewhere) -> {
          if (!other.equals(country)
              && (meet(hour, there, elsewhere) || meet(hour, elsewhere, there))) {
            others.add(other);
          }
        });
    return others;
  }

  private static boolean meet(long hour, NavigableSet<Long> one, NavigableSet<Long> other) {
    return one.contains(hour) && !other.subSet(hour - 1, hour + 2).isEmpty();
  }

  /** The hours since the epoch of the day of one, the day before and the day after. */
  private Map<String, NavigableSet<Long>> around(PairKey key, long hour) {
    Map<String, NavigableSet<Long>> all = new TreeMap<>();
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
