package nl.dijkwacht.streams.drift;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import nl.dijkwacht.streams.drift.state.ControlState;
import nl.dijkwacht.streams.drift.state.ResourceState;
import nl.dijkwacht.streams.drift.state.Shown;
import org.jspecify.annotations.Nullable;

/**
 * What one task adds to the figures of its instance. It is taken back when the task goes: a count
 * that stays behind would count its resources twice.
 */
final class ResultCounts implements AutoCloseable {

  private final ResultGauges gauges;
  private final Map<ResultGauges.Series, Own> own = new HashMap<>();
  private long remaining;

  /** What this task counted of a series, and where all tasks count. */
  private static final class Own {
    private final AtomicLong shared;
    private long count;

    private Own(AtomicLong shared) {
      this.shared = shared;
    }

    void add(long difference) {
      count += difference;
      shared.addAndGet(difference);
    }
  }

  ResultCounts(ResultGauges gauges) {
    this.gauges = gauges;
  }

  /** Counts what a store holds. */
  static ResultCounts of(ResourceStates states, ResultGauges gauges) {
    ResultCounts counts = new ResultCounts(gauges);
    states.forEach(counts::count);
    return counts;
  }

  private void count(String key, ResourceState state) {
    String account = ResourceKey.read(key).account();
    for (Map.Entry<String, ControlState> control : state.controls().entrySet()) {
      change(account, control.getKey(), null, control.getValue().shown());
    }
  }

  /** Takes note that a control stands otherwise on a resource. */
  void change(String account, String control, @Nullable Shown before, @Nullable Shown after) {
    if (before != null) {
      add(new ResultGauges.Series(account, control, before), -1);
    }
    if (after != null) {
      add(new ResultGauges.Series(account, control, after), 1);
    }
  }

  private void add(ResultGauges.Series series, long difference) {
    own.computeIfAbsent(series, of -> new Own(gauges.count(of))).add(difference);
  }

  /** Shows how many resources are still to be judged again. */
  void remaining(long now) {
    gauges.remaining(now - remaining);
    remaining = now;
  }

  @Override
  public void close() {
    own.values().forEach(of -> of.add(-of.count));
    own.clear();
    remaining(0);
  }
}
