package nl.dijkwacht.streams.drift;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import nl.dijkwacht.core.verdict.Verdict.Result;
import nl.dijkwacht.streams.drift.attribution.Call;
import nl.dijkwacht.streams.drift.state.Breaking;
import nl.dijkwacht.streams.drift.state.ControlState;
import nl.dijkwacht.streams.drift.state.ResourceState;
import nl.dijkwacht.streams.drift.state.Told;
import nl.dijkwacht.streams.runtime.Due;
import org.jspecify.annotations.Nullable;

/**
 * Calls on one resource that no state has decided about: what they break and mend, and until when a
 * state is expected. Tells nobody; {@link Settling} does.
 */
final class UndecidedCalls {

  private static final long UNSEEN_FOR = DriftTopology.Settings.UNSEEN_FOR.toMillis();

  /** What is due by the wall clock and not by the stream's time. */
  private static final long LOOKED_AT_AGAIN = Duration.ofHours(1).toMillis();

  private final DriftTopology.Settings settings;
  private final Due due;
  private final DriftMeters meters;
  private final String key;
  private final Supplier<List<Call>> calls;
  private final long now;

  /**
   * @param key the resource
   * @param calls on it, if they are asked for
   * @param now wall clock, milliseconds since the epoch
   */
  UndecidedCalls(Settling.Task task, String key, Supplier<List<Call>> calls, long now) {
    this.settings = task.settings();
    this.due = task.due();
    this.meters = task.meters();
    this.key = key;
    this.calls = calls;
    this.now = now;
  }

  /** Has calls that no state has decided about break and mend controls. */
  ResourceState broken(ResourceState state) {
    Map<String, List<Call>> saying = new LinkedHashMap<>();
    state.controls().keySet().forEach(control -> saying.put(control, new ArrayList<>()));
    for (Call call : calls.get()) {
      call.says()
          .keySet()
          .forEach(id -> saying.computeIfAbsent(id, n -> new ArrayList<>()).add(call));
    }
    ResourceState after = state;
    for (Map.Entry<String, List<Call>> entry : saying.entrySet()) {
      String control = entry.getKey();
      ControlState before = after.control(control);
      Breaking breaking = Undecided.of(control, before, state, entry.getValue());
      if (!Objects.equals(before.breaking(), breaking)) {
        after = after.with(control, of -> of.with(breaking));
        expect(before, breaking, state.isUnseen());
      }
    }
    return after;
  }

  private void expect(ControlState before, @Nullable Breaking breaking, boolean isUnseen) {
    Told told = before.told();
    if (breaking != null) {
      due.add(breaking.collectedAt() + confirmWithin().toMillis(), key);
      if (isUnseen) {
        due.add(breaking.collectedAt() + UNSEEN_FOR, key);
      }
    } else if (before.track().current() != Result.FAIL && (told == null || !told.isProvisional())) {
      meters.provisional("mended");
    }
  }

  /** Counts calls that no state has decided about within the time in which one was expected. */
  ResourceState withExpired(ResourceState state) {
    ResourceState after = state;
    for (Map.Entry<String, ControlState> control : state.controls().entrySet()) {
      Breaking breaking = control.getValue().breaking();
      if (breaking != null
          && !breaking.expired()
          && breaking.collectedAt() + confirmWithin().toMillis() <= now) {
        meters.provisional("expired");
        after = after.with(control.getKey(), of -> of.with(breaking.asExpired()));
      }
    }
    return after;
  }

  /**
   * Lets go of calls on a resource of which no state was ever seen, and none will be: AWS Config
   * may not record its kind.
   *
   * @param streamTime when the latest record was collected: while none comes, no state can either
   */
  ResourceState withoutUnseen(ResourceState state, long streamTime) {
    ResourceState after = state;
    if (state.isUnseen()) {
      for (Map.Entry<String, ControlState> control : state.controls().entrySet()) {
        Breaking breaking = control.getValue().breaking();
        if (breaking != null && breaking.collectedAt() + UNSEEN_FOR <= streamTime) {
          after = after.with(control.getKey(), of -> of.with((Breaking) null));
        } else if (breaking != null && breaking.collectedAt() + UNSEEN_FOR <= now) {
          due.add(now + LOOKED_AT_AGAIN, key);
        }
      }
    }
    return after;
  }

  private Duration confirmWithin() {
    boolean daily = settings.dailyAccounts().contains(ResourceKey.read(key).account());
    return daily ? settings.confirmWithinDaily() : settings.confirmWithin();
  }
}
