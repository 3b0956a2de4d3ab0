package nl.dijkwacht.streams.exposure.interval;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.core.access.Access;
import org.jspecify.annotations.Nullable;

/**
 * A time in which a control failed on a resource, with what was read in it.
 *
 * @param until null while it fails
 * @param folded of minutes that are no longer kept
 * @param counted of all minutes
 * @param told labels of the findings that were told of it
 * @param revision counts what was written of it
 */
public record Interval(
    String control,
    Instant from,
    @Nullable Instant until,
    Counted folded,
    Counted counted,
    Set<String> told,
    long revision) {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  public Interval {
    told = Set.copyOf(told);
  }

  /** The id of the exposure that it is. */
  public String id(String resource) {
    return StableId.of(List.of("exposure", resource, control, from.toString()));
  }

  /** Whether there is nothing to tell that another one did not tell. */
  public boolean saysTheSameAs(Interval other) {
    return control.equals(other.control)
        && isAsLongAs(new Failing(other.from, other.until))
        && counted.equals(other.counted)
        && revision > 0;
  }

  /** Whether a minute overlaps it. */
  boolean overlaps(Instant minute) {
    Instant end = until;
    return minute.plus(MINUTE).isAfter(from) && (end == null || minute.isBefore(end));
  }

  boolean isAsLongAs(Failing failing) {
    return from.equals(failing.from())
        && (until == null ? failing.until() == null : until.equals(failing.until()));
  }

  Interval with(Access now, @Nullable Access before) {
    Tally tally = Tally.of(counted);
    tally.add(now, before);
    return new Interval(control, from, until, folded, tally.counted(), told, revision);
  }

  /** With other counts of the minutes that are no longer kept, which it counts already. */
  Interval folding(Counted nowFolded) {
    return new Interval(control, from, until, nowFolded, counted, told, revision);
  }

  /** With other counts of all minutes. */
  Interval counting(Counted nowCounted) {
    return new Interval(control, from, until, folded, nowCounted, told, revision);
  }

  /** After it was written once more. */
  public Interval written(Set<String> nowTold) {
    return new Interval(control, from, until, folded, counted, nowTold, revision + 1);
  }
}
