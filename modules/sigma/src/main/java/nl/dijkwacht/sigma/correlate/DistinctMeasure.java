package nl.dijkwacht.sigma.correlate;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The number of different values, or of different rules. A value is in each window that ends from
 * when it occurs until a timespan later; joined where they touch, these spells begin and end at
 * times that are counted. So a value that comes again and again costs no more than one.
 */
final class DistinctMeasure implements Measure {

  /** When one value is in windows: apart from each other, each at least a timespan long. */
  private static final class Spells {
    private long[] bounds = new long[2];
    private int count;

    /** The last spell that begins not later than this, or -1. */
    int find(long time) {
      int low = 0;
      int high = count;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (begin(middle) <= time) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low - 1;
    }

    long begin(int at) {
      return bounds[2 * at];
    }

    long end(int at) {
      return bounds[2 * at + 1];
    }

    void set(int at, long begin, long end) {
      bounds[2 * at] = begin;
      bounds[2 * at + 1] = end;
    }

    void insert(int at, long begin, long end) {
      if (2 * count == bounds.length) {
        bounds = Arrays.copyOf(bounds, bounds.length * 2);
      }
      System.arraycopy(bounds, 2 * at, bounds, 2 * at + 2, 2 * (count - at));
      count++;
      set(at, begin, end);
    }

    void delete(int at) {
      count--;
      System.arraycopy(bounds, 2 * at + 2, bounds, 2 * at, 2 * (count - at));
    }
  }

  private final Timeline begins = new Timeline();
  private final Timeline ends = new Timeline();
  private final Map<Long, Spells> spells = new HashMap<>();
  private final long span;
  private final boolean ofRules;

  /**
   * @param ofRules whether rules are counted rather than values
   */
  DistinctMeasure(long span, boolean ofRules) {
    this.span = span;
    this.ofRules = ofRules;
  }

  @Override
  public Change add(long time, long members, long[] values) {
    Change change = Change.NONE;
    if (ofRules) {
      for (long left = members; left != 0; left &= left - 1) {
        change = change.and(add(time, Long.numberOfTrailingZeros(left)));
      }
    } else {
      for (long value : values) {
        change = change.and(add(time, value));
      }
    }
    return change;
  }

  private Change add(long time, long value) {
    Spells known = spells.computeIfAbsent(value, any -> new Spells());
    int left = known.find(time);
    int right = left + 1;
    boolean joinsLeft = left >= 0 && known.end(left) >= time;
    boolean joinsRight = right < known.count && known.begin(right) <= time + span;
    long from = joinsLeft ? known.end(left) : time;
    long to = joinsRight ? known.begin(right) : time + span;
    if (to <= from) {
      return Change.NONE;
    }
    count(joinsLeft, from, joinsRight, to);
    if (joinsLeft && joinsRight) {
      known.set(left, known.begin(left), known.end(right));
      known.delete(right);
    } else if (joinsLeft) {
      known.set(left, known.begin(left), to);
    } else if (joinsRight) {
      known.set(right, from, known.end(right));
    } else {
      known.insert(right, from, to);
    }
    return new Change(from, to);
  }

  /** Notes that a value is also in windows that end from one time until another. */
  private void count(boolean joinsLeft, long from, boolean joinsRight, long to) {
    if (joinsLeft) {
      ends.remove(from, 0);
    } else {
      begins.add(from, 0);
    }
    if (joinsRight) {
      begins.remove(to, 0);
    } else {
      ends.add(to, 0);
    }
  }

  @Override
  public Reading reading(long firstEnd) {
    return end -> begins.countUpTo(end) - ends.countUpTo(end);
  }
}
