package nl.dijkwacht.sigma.correlate;

import java.util.ArrayDeque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * The greatest number of rules that matched in the order in which they are named, each by an event
 * of its own. Events of the same time may stand in either order, since CloudTrail tells seconds.
 */
final class OrderedMeasure implements Measure {

  /** So many events lie between two milestones, about, and so many are gone through again. */
  private static final int STRIDE = 64;

  private static final int MOST_MILESTONES = 256;

  /** The chains of all events before a time. */
  private record Milestone(long time, Chains before) {}

  private final Timeline events = new Timeline();
  private final long span;
  private final int rules;

  /** All events before the last time are in here, so that one in order costs little. */
  private @Nullable Chains beforeLast;

  private long last = Long.MIN_VALUE;

  private final Simultaneous atLast = new Simultaneous();

  /** In order, so that an event that comes late costs little more. */
  private final ArrayDeque<Milestone> milestones = new ArrayDeque<>();

  private int sinceMilestone;

  OrderedMeasure(long span, int rules) {
    this.span = span;
    this.rules = rules;
  }

  @Override
  public Change add(long time, long members, long[] values) {
    events.add(time, members);
    sinceMilestone++;
    if (time > last) {
      beforeLast = beforeLast == null ? new Chains(rules) : withLast(beforeLast);
      atLast.clear();
      last = time;
      setMilestone(beforeLast);
    } else if (time < last) {
      while (!milestones.isEmpty() && milestones.getLast().time() > time) {
        milestones.removeLast();
      }
      Follower follower = followerTo(last);
      follower.to(last - 1);
      beforeLast = follower.chains;
    }
    if (time == last) {
      atLast.add(members);
    }
    return new Change(time, time + span);
  }

  private void setMilestone(Chains before) {
    if (sinceMilestone >= STRIDE) {
      sinceMilestone = 0;
      milestones.addLast(new Milestone(last, before.copy()));
      if (milestones.size() > MOST_MILESTONES) {
        milestones.removeFirst();
      }
    }
  }

  private Chains withLast(Chains before) {
    atLast.addTo(before, last);
    return before;
  }

  /**
   * From where it is not far to the window that ends at a time; none before that is of interest.
   */
  private Follower followerTo(long end) {
    Iterator<Milestone> newestFirst = milestones.descendingIterator();
    while (newestFirst.hasNext()) {
      Milestone milestone = newestFirst.next();
      if (milestone.time() <= end) {
        return new Follower(milestone.before().copy(), milestone.time() - 1);
      }
    }
    return new Follower(new Chains(rules), end - span);
  }

  @Override
  public Reading reading(long firstEnd) {
    if (firstEnd >= last && beforeLast != null) {
      Chains all = withLast(beforeLast.copy());
      return end -> all.longestAfter(end - span);
    }
    Follower follower = followerTo(firstEnd);
    return end -> {
      follower.to(end);
      return follower.chains.longestAfter(end - span);
    };
  }

  /** Takes events into chains, those of a time at once. */
  private final class Follower implements Timeline.Visitor {
    private final Chains chains;
    private final Timeline.Window window;

    private final Simultaneous together = new Simultaneous();
    private long time;

    Follower(Chains chains, long after) {
      this.chains = chains;
      this.window = events.windowAfter(after);
    }

    void to(long end) {
      window.visitUpTo(end, this);
      flush();
    }

    @Override
    public void visit(long eventTime, long members) {
      if (eventTime != time) {
        flush();
        time = eventTime;
      }
      together.add(members);
    }

    private void flush() {
      together.addTo(chains, time);
      together.clear();
    }
  }
}
