package nl.dijkwacht.streams.drift.attribution;

import java.util.Comparator;
import java.util.Map;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.verdict.Attribution;
import nl.dijkwacht.core.verdict.Change;
import nl.dijkwacht.core.verdict.Verdict.Result;
import org.jspecify.annotations.Nullable;

/**
 * A call on a resource as attribution looks at it.
 *
 * @param change without its request, whose meaning is in {@code says}
 * @param says what the call by itself means for controls, by their ids; see {@code
 *     ControlSet.judge(Change)}
 */
public record Call(Change change, Map<String, Result> says) {

  /** By event time; ties are broken by id, so that the order depends on the calls alone. */
  public static final Comparator<Call> BY_EVENT_TIME =
      Comparator.comparing((Call call) -> call.event(), EventSummary.BY_EVENT_TIME)
          .thenComparing(call -> call.change().id());

  public Call {
    says = Map.copyOf(says);
  }

  EventSummary event() {
    return change.event();
  }

  /** When it was made, in milliseconds since the epoch (event time). */
  public long time() {
    return event().eventTime().toEpochMilli();
  }

  /** What it says by itself of a control; null if nothing. */
  public @Nullable Result saysOf(String control) {
    return says.get(control);
  }

  /** As controls name it. */
  String name() {
    return change.call();
  }

  String principal() {
    return event().principal().id();
  }

  /** That it caused something. */
  public Attribution as(Attribution.Confidence confidence, int rivals) {
    return new Attribution(
        confidence, event(), change.means(), change.sessionIssuer(), change.mfa(), rivals);
  }
}
