package nl.dijkwacht.collectors.polling;

import java.time.Duration;
import java.time.Instant;
import nl.dijkwacht.topics.catalogue.PollCheckpoint;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/** A question, how far this instance came with it, and when it is asked next. Thread-safe. */
final class Shard {

  /** Within this, many questions that begin together are asked for the first time. */
  private static final Duration SPREAD = Duration.ofMinutes(1);

  private final Poll poll;
  private final String name;
  private @Nullable Tenure tenure;
  private @Nullable PollCheckpoint last;
  private Due due = new Due(Instant.MIN, Instant.MAX);
  private Instant heardAt = Instant.EPOCH;
  private boolean asking;
  private int failures;

  Shard(Poll poll) {
    this.poll = poll;
    this.name = poll.shard();
  }

  Poll poll() {
    return poll;
  }

  String name() {
    return name;
  }

  /** What is asked, without the account and Region: {@code lookup-events}. */
  String kind() {
    int slash = name.indexOf('/');
    return slash < 0 ? name : name.substring(0, slash);
  }

  /** Lets this instance ask from now on. */
  synchronized void begin(Tenure owned, @Nullable PollCheckpoint checkpoint, Instant now) {
    tenure = owned;
    last = checkpoint;
    failures = 0;
    Instant asked = checkpoint == null ? now : checkpoint.updatedAt();
    heardAt = asked.isBefore(now) ? asked : now;
    due = Due.in(firstPause(checkpoint, now), now);
  }

  /** A restart must not ask what is asked once a day; only what was not finished goes on. */
  private Duration firstPause(@Nullable PollCheckpoint checkpoint, Instant now) {
    Duration interval = poll.interval();
    Duration spread = interval.compareTo(SPREAD) < 0 ? interval : SPREAD;
    Duration pause = Duration.ofNanos((long) (spread.toNanos() * placeInSpread()));
    if (checkpoint == null || checkpoint.cursor() != null) {
      return pause;
    }
    Duration left = Duration.between(now, checkpoint.updatedAt().plus(interval));
    Duration bounded = left.compareTo(interval) > 0 ? interval : left;
    return bounded.compareTo(pause) > 0 ? bounded : pause;
  }

  /** From 0 to 1, the same on each instance. */
  private double placeInSpread() {
    return Utils.toPositive(Utils.murmur2(Utils.utf8(name))) / (double) Integer.MAX_VALUE;
  }

  /** The next round, which is then to be {@linkplain #ended ended}; null if it is not time. */
  synchronized @Nullable Round take(Instant now) {
    if (asking || !isOwned() || tenure == null || !due.isDue(now)) {
      return null;
    }
    asking = true;
    return new Round(this, tenure, last);
  }

  /** Takes note that a round did what it should; true if the ones before it had failed. */
  synchronized boolean finished(Round round, @Nullable PollCheckpoint committed, Instant now) {
    boolean recovered = round.tenure() == tenure && failures > 0;
    if (round.tenure() == tenure) {
      failures = 0;
      heardAt = now;
    }
    ended(round, committed, poll.interval(), now);
    return recovered;
  }

  /** Takes note that a round failed; how often that was in a row. */
  synchronized int failed(Round round) {
    if (round.tenure() == tenure) {
      failures++;
    }
    return Math.max(1, failures);
  }

  /**
   * Lets the next round begin after a pause.
   *
   * @param committed the newest checkpoint of the round, null if there was none
   */
  synchronized void ended(
      Round round, @Nullable PollCheckpoint committed, Duration pause, Instant now) {
    asking = false;
    if (round.tenure() == tenure) {
      last = committed == null ? last : committed;
      due = Due.in(pause, now);
    }
  }

  /** Whether this instance asks it. */
  synchronized boolean isOwned() {
    return tenure != null && !tenure.isOver();
  }

  /** Since when no round was finished (wall clock). */
  synchronized Instant heardAt() {
    return heardAt;
  }
}
