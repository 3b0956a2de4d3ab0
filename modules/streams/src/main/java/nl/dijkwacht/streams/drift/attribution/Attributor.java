package nl.dijkwacht.streams.drift.attribution;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import nl.dijkwacht.core.verdict.Attribution;
import nl.dijkwacht.core.verdict.Attribution.Confidence;
import nl.dijkwacht.core.verdict.Verdict.Result;
import org.jspecify.annotations.Nullable;

/**
 * Finds who caused a control's result to change, from the calls on the resource around that time. A
 * function of the set of calls, whatever their order. A wrong name is worse than none: where
 * several could have been it and nothing tells them apart, it names nobody. Immutable and
 * thread-safe.
 *
 * <p>Calls that are known to change what the control looks at come before all others, and what a
 * call by itself sets before what it may have set. A call that sets the opposite of the result
 * cannot have caused it, nor can one before it, which it undid.
 */
public final class Attributor {

  private final String control;
  private final Set<String> changedBy;
  private final Result result;

  /**
   * About one change of a result.
   *
   * @param control its id
   * @param changedBy calls that can change it, as {@code eventSource/eventName}
   * @param result that it came to
   */
  public Attributor(String control, Set<String> changedBy, Result result) {
    this.control = control;
    this.changedBy = changedBy;
    this.result = result;
  }

  /** Who caused it, as far as these calls tell; null if they do not. */
  public @Nullable Attribution find(Interval interval, Collection<Call> calls) {
    NavigableSet<Call> distinct = new TreeSet<>(Call.BY_EVENT_TIME);
    calls.stream().filter(interval::isNear).forEach(distinct::add);
    List<Call> sorted = List.copyOf(distinct);
    List<Call> inside = sorted.stream().filter(interval::contains).toList();
    List<Call> relevant = inside.stream().filter(this::isRelevant).toList();
    if (!relevant.isEmpty()) {
      return ofRelevant(afterOpposite(relevant), interval.bounded());
    }
    Attribution near = ofNear(interval, sorted);
    if (near != null) {
      return near;
    }
    return inside.size() == 1 && interval.bounded()
        ? inside.get(0).as(Confidence.POSSIBLE, 0)
        : null;
  }

  private boolean isRelevant(Call call) {
    return call.saysOf(control) != null || changedBy.contains(call.name());
  }

  private boolean explains(Call call) {
    return call.saysOf(control) == result;
  }

  private boolean isOpposite(Call call) {
    Result says = call.saysOf(control);
    return says != null && says != result;
  }

  /** What came after the last call that set the opposite: whatever was before, it undid. */
  private List<Call> afterOpposite(List<Call> relevant) {
    for (int i = relevant.size() - 1; i >= 0; i--) {
      if (isOpposite(relevant.get(i))) {
        return relevant.subList(i + 1, relevant.size());
      }
    }
    return relevant;
  }

  private @Nullable Attribution ofRelevant(List<Call> candidates, boolean bounded) {
    if (candidates.isEmpty()) {
      return null;
    }
    Call last = candidates.get(candidates.size() - 1);
    if (candidates.size() == 1) {
      boolean certain = bounded || explains(last);
      return last.as(certain ? Confidence.CERTAIN : Confidence.LIKELY, 0);
    }
    if (principals(candidates) == 1) {
      return (explains(last) ? firstOfLastRun(candidates) : last).as(Confidence.LIKELY, 0);
    }
    if (!explains(last)) {
      return null;
    }
    Call cause = firstOfLastRun(candidates);
    return cause.as(Confidence.LIKELY, rivals(candidates, cause));
  }

  /** Of calls that set the result one after the other, the first changed it. */
  private Call firstOfLastRun(List<Call> candidates) {
    int first = candidates.size() - 1;
    while (first > 0 && explains(candidates.get(first - 1))) {
      first--;
    }
    return candidates.get(first);
  }

  /** Calls just beyond the interval count only if they set the result and all are of one. */
  private @Nullable Attribution ofNear(Interval interval, List<Call> sorted) {
    List<Call> near = new ArrayList<>();
    Stream.of(interval.before(), interval.behind())
        .flatMap(beside -> sorted.stream().filter(beside::contains))
        .filter(this::isRelevant)
        .forEach(near::add);
    boolean clear = !near.isEmpty() && near.stream().allMatch(this::explains);
    return clear && principals(near) == 1 ? near.get(0).as(Confidence.LIKELY, 0) : null;
  }

  private static long principals(List<Call> calls) {
    return calls.stream().map(Call::principal).distinct().count();
  }

  private static int rivals(List<Call> candidates, Call cause) {
    return (int)
        candidates.stream().filter(call -> !call.principal().equals(cause.principal())).count();
  }
}
