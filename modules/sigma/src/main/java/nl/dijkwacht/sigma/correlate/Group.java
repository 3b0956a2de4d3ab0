package nl.dijkwacht.sigma.correlate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The events of one group as far as they are reckoned with: numbers, and no texts. What it answers
 * depends on the set of its events alone. For one thread.
 */
final class Group {

  /** The end of a window: an event. */
  record End(long time, long id) {}

  private final Correlation correlation;
  private final Measure measure;
  private final long loadedAt;
  private final LongSet ids = new LongSet();

  /** Ends of windows that are not fulfilled yet; null if nothing can be told before the time. */
  private final @Nullable Timeline open;

  private int weight;

  /**
   * @param loadedAt when its events were read, in the time of {@link EntryStore.Entry#collectedAt}
   */
  Group(Correlation correlation, long loadedAt) {
    this.correlation = correlation;
    this.measure = Measure.of(correlation);
    this.loadedAt = loadedAt;
    this.open = correlation.firesAtOnce() ? new Timeline() : null;
  }

  long loadedAt() {
    return loadedAt;
  }

  /** About how much it keeps: events, or their values if there are more. */
  int weight() {
    return weight;
  }

  int events() {
    return ids.size();
  }

  /** Takes an event that was judged before. */
  void load(long time, long id, long members, long[] values, boolean fired) {
    if (ids.add(id)) {
      weight += Math.max(1, values.length);
      measure.add(time, members, values);
      if (open != null && !fired) {
        open.add(time, id);
      }
    }
  }

  /**
   * Adds an event.
   *
   * @return the ends of the windows that are fulfilled now and were not before; null if the event
   *     is known already
   */
  @Nullable List<End> add(long time, long id, long members, long[] values) {
    if (!ids.add(id)) {
      return null;
    }
    weight += Math.max(1, values.length);
    Measure.Change change = measure.add(time, members, values);
    if (open == null) {
      return List.of();
    }
    open.add(time, id);
    List<End> fulfilled = new ArrayList<>();
    if (change.isNone() || change.from() > time) {
      collect(time - 1, time, fulfilled);
    }
    if (!change.isNone()) {
      collect(change.from() - 1, change.to() - 1, fulfilled);
    }
    for (End end : fulfilled) {
      open.remove(end.time(), end.id());
    }
    return fulfilled;
  }

  private void collect(long after, long upTo, List<End> fulfilled) {
    Timeline ends = open;
    if (ends != null) {
      Measure.Reading reading = measure.reading(after + 1);
      ends.forEach(
          after,
          upTo,
          (time, id) -> {
            if (correlation.threshold().holds(reading.at(time))) {
              fulfilled.add(new End(time, id));
            }
          });
    }
  }

  /** Whether the window that ends at this time is fulfilled now. */
  boolean isFulfilled(long time) {
    return correlation.threshold().holds(measure.reading(time).at(time));
  }
}
