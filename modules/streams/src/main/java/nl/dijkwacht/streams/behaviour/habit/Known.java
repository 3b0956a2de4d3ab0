package nl.dijkwacht.streams.behaviour.habit;

import java.io.ByteArrayOutputStream;
import java.util.NavigableSet;
import java.util.TreeSet;
import nl.dijkwacht.core.access.Access;

/**
 * What is remembered of a principal whatever it touched. For one task.
 *
 * <p>In its store: a version (1 byte), the days on which it succeeded with anything, the countries
 * and the networks.
 */
public final class Known {

  /** Of a principal; a traveller has a dozen. */
  private static final int MOST_COUNTRIES = 32;

  /** Of a principal; who has more has no habit in it. */
  private static final int MOST_NETWORKS = 32;

  private static final int MOST_DAYS = 128;
  private static final byte VERSION = 1;
  private static final long MINUTE = 60;

  private final NavigableSet<Long> days = new TreeSet<>();
  private final Seen countries;
  private final Seen networks;

  private Known(Seen countries, Seen networks) {
    this.countries = countries;
    this.networks = networks;
  }

  static Known none() {
    return new Known(new Seen(MOST_COUNTRIES), new Seen(MOST_NETWORKS));
  }

  static Known of(byte[] stored) {
    var in = Varint.versioned(stored, VERSION);
    NavigableSet<Long> days = new TreeSet<>();
    for (long left = Varint.get(in); left > 0; left--) {
      days.add(Varint.get(in));
    }
    Known known = new Known(Seen.read(in, MOST_COUNTRIES), Seen.read(in, MOST_NETWORKS));
    known.days.addAll(days);
    return known;
  }

  byte[] toBytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(VERSION);
    Varint.put(out, days.size());
    days.forEach(day -> Varint.put(out, day));
    countries.write(out);
    networks.write(out);
    return out.toByteArray();
  }

  /** Takes note of an access that succeeded; whether that changed anything. */
  boolean add(Access access, long day) {
    long minute = minuteOf(access);
    boolean changed = days.add(day);
    if (days.size() > MOST_DAYS) {
      days.pollFirst();
    }
    for (Access.Country country : access.countries()) {
      changed |= countries.add(country.code(), minute, day);
    }
    for (String country : access.writtenFrom()) {
      changed |= countries.add(country, minute, day);
    }
    for (String network : access.networks()) {
      changed |= networks.add(WideNetwork.of(network), minute, day);
    }
    return changed;
  }

  /** Whether a country or network was seen for the first time in the minute of an access. */
  boolean isFirstFrom(Access access) {
    return !countries.newIn(minuteOf(access)).isEmpty()
        || !networks.newIn(minuteOf(access)).isEmpty();
  }

  /** Since the epoch (event time), as times of countries and networks have it. */
  public static long minuteOf(Access access) {
    return access.minute().getEpochSecond() / MINUTE;
  }

  /** On how many days it was seen before one. */
  public int daysBefore(long day) {
    return days.headSet(day).size();
  }

  /** The first day on which it was seen, of those that are remembered; the day itself if none. */
  public long firstDay(long orElse) {
    return days.isEmpty() ? orElse : days.first();
  }

  /** The last day on which it was seen. */
  long lastDay() {
    return days.isEmpty() ? 0 : days.last();
  }

  public Seen countries() {
    return countries;
  }

  public Seen networks() {
    return networks;
  }
}
