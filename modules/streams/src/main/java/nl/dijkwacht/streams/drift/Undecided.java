package nl.dijkwacht.streams.drift;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import nl.dijkwacht.core.verdict.Verdict.Result;
import nl.dijkwacht.streams.drift.attribution.Call;
import nl.dijkwacht.streams.drift.state.Breaking;
import nl.dijkwacht.streams.drift.state.ControlState;
import nl.dijkwacht.streams.drift.state.ResourceState;
import org.jspecify.annotations.Nullable;

/**
 * What calls say of a control by themselves, as long as no state was captured after them. A
 * function of the set of calls, whatever their order.
 */
final class Undecided {

  /** CloudTrail cuts times to seconds: a state of the same second may be from before the call. */
  private static final long SECOND = 1_000;

  private static final Comparator<Breaking> ORDER =
      Comparator.comparingLong(Breaking::time).thenComparing(Breaking::change);

  private Undecided() {}

  /** The call that broke a control and was not mended since; null if there is none. */
  static @Nullable Breaking of(
      String control, ControlState state, ResourceState resource, Collection<Call> calls) {
    Result current = state.track().current();
    // A call does not know whether the control is meant for the resource; its state does.
    if (resource.deleted() || current == Result.FAIL || current == Result.NOT_APPLICABLE) {
      return null;
    }
    long decided = state.track().lastKnown(resource.moments());
    Map<Breaking, Boolean> breaks = new HashMap<>();
    Breaking known = state.breaking();
    if (known != null) {
      breaks.put(known, true);
    }
    for (Call call : calls) {
      Result says = call.saysOf(control);
      if (says != null && (known == null || !known.change().equals(call.change().id()))) {
        breaks.put(breaking(call), says == Result.FAIL);
      }
    }
    Breaking first = null;
    for (Breaking call : breaks.keySet().stream().sorted(ORDER).toList()) {
      if (call.time() + SECOND > decided) {
        boolean isBroken = breaks.getOrDefault(call, false);
        first = !isBroken ? null : first == null ? call : first;
      }
    }
    return first;
  }

  private static Breaking breaking(Call call) {
    return new Breaking(
        call.change().id(),
        call.time(),
        call.change().event().collectedAt().toEpochMilli(),
        call.change().means().isDeployment(),
        false);
  }
}
