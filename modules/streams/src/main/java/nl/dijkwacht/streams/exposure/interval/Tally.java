package nl.dijkwacht.streams.exposure.interval;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.core.access.Access;
import nl.dijkwacht.core.access.Accessor;
import nl.dijkwacht.core.access.Exposure.Reader;
import nl.dijkwacht.core.trail.Principal;
import nl.dijkwacht.streams.runtime.sketch.ObjectSketch;
import org.jspecify.annotations.Nullable;

/**
 * Counts what was read. What it holds depends on the set of minutes and not on their order: of what
 * is bounded, it keeps what comes first by name or time. Mutable; for one thread.
 */
final class Tally {

  static final int MOST_READERS = 100;
  static final int MOST_EVENTS = 50;

  private final SortedMap<String, Reader> readers = new TreeMap<>();
  private final SortedMap<String, String> events = new TreeMap<>();
  private final Map<String, Long> countries = new HashMap<>();
  private final ObjectSketch objects;
  private long reads;
  private long anonymous;

  private Tally(ObjectSketch objects) {
    this.objects = objects;
  }

  static Tally of(Counted counted) {
    Tally tally = new Tally(ObjectSketch.ofText(counted.sketch()));
    tally.reads = counted.reads();
    tally.anonymous = counted.anonymous();
    tally.countries.putAll(counted.countries());
    counted.readers().forEach(each -> tally.readers.put(each.principal().id(), each));
    tally.events.putAll(counted.events());
    return tally;
  }

  /** Reads of data, and exports of the whole. */
  static long reads(Access access) {
    return access.calls().reads() + access.calls().exports();
  }

  /**
   * Counts a minute, or what its newest revision adds to the one before.
   *
   * @param before null if the minute is new
   */
  void add(Access now, @Nullable Access before) {
    long more = reads(now) - (before == null ? 0 : reads(before));
    reads += more;
    anonymous += anonymous(now) - (before == null ? 0 : anonymous(before));
    count(now, 1);
    if (before != null) {
      count(before, -1);
    }
    if (reads(now) > 0) {
      objects.merge(sketch(now));
      keep(events, eventKey(now), now.latest().eventId(), MOST_EVENTS);
    }
    Principal principal = now.principal();
    Reader known = readers.get(principal.id());
    if (more != 0) {
      long total = more + (known == null ? 0 : known.reads());
      keep(readers, principal.id(), new Reader(principal, total), MOST_READERS);
    }
  }

  /** It becomes a name in JSON, whose length is bounded where it is read. */
  private static String eventKey(Access minute) {
    return minute.minute() + " " + StableId.of(List.of(minute.principal().id()));
  }

  void add(Access minute) {
    add(minute, null);
  }

  private static <V> void keep(SortedMap<String, V> kept, String key, V value, int most) {
    kept.put(key, value);
    if (kept.size() > most) {
      kept.remove(kept.lastKey());
    }
  }

  private void count(Access access, int sign) {
    for (Access.Country from : access.countries()) {
      countries.merge(from.code(), sign * Math.min(from.calls(), reads(access)), Long::sum);
    }
    countries.values().removeIf(calls -> calls == 0);
  }

  private static long anonymous(Access access) {
    return access.accessor() == Accessor.ANONYMOUS ? reads(access) : 0;
  }

  /** What was made elsewhere may be damaged; it then counts for nothing here, and for reads. */
  private static ObjectSketch sketch(Access access) {
    try {
      return ObjectSketch.ofText(access.objectsSketch());
    } catch (IllegalArgumentException e) {
      return new ObjectSketch();
    }
  }

  Counted counted() {
    return new Counted(
        reads, anonymous, countries, List.copyOf(readers.values()), objects.text(), events);
  }
}
