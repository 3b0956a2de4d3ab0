package nl.dijkwacht.collectors.lookup;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import nl.dijkwacht.collectors.polling.Poll;
import nl.dijkwacht.collectors.polling.PollOutput;
import nl.dijkwacht.core.Heartbeat;
import nl.dijkwacht.topics.catalogue.PollCheckpoint;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;

/**
 * Asks CloudTrail for the management events of one account and Region, which it keeps for 90 days.
 * Each round asks again for the overlap, since events arrive minutes late.
 */
final class LookupEventsPoll implements Poll {

  /** What CloudTrail keeps, less a little for clocks that disagree: it refuses what is older. */
  private static final Duration KEPT = Duration.ofDays(90).minusMinutes(5);

  private final String account;
  private final String region;
  private final CloudTrailClient client;
  private final LookupSettings settings;
  private final LookupRecords records;
  private final Clock clock;

  /**
   * @param client of the account and Region, which keeps its requests apart
   * @param clock for what time it is, and when records are collected
   */
  LookupEventsPoll(
      String account,
      String region,
      CloudTrailClient client,
      LookupSettings settings,
      TopicPrefix prefix,
      MeterRegistry registry,
      Clock clock) {
    this.account = account;
    this.region = region;
    this.client = client;
    this.settings = settings;
    this.records = new LookupRecords(shard(), prefix, registry, clock);
    this.clock = clock;
  }

  @Override
  public String shard() {
    return LookupRecords.COLLECTOR + "/" + account + "/" + region;
  }

  @Override
  public Duration interval() {
    return settings.interval();
  }

  @Override
  public void ask(@Nullable PollCheckpoint last, PollOutput out) {
    try {
      round(last, out);
    } finally {
      records.counts().aborted();
    }
  }

  private void round(@Nullable PollCheckpoint last, PollOutput out) {
    Instant now = clock.instant();
    Instant through = last == null ? oldest(now, now.minus(settings.reach())) : last.through();
    LookupRound round =
        new LookupRound(
            client,
            records,
            out,
            clock,
            settings.overlap(),
            RecentIds.of(last == null ? List.of() : last.recent()),
            through);
    Slice slice = first(last, through, now);
    while (round.take(slice)) {
      if (!slice.to().isBefore(now)) {
        out.send(records.heartbeat(heartbeat(round)));
        round.commit(null);
        return;
      }
      round.commit(null);
      if (out.isStopping()) {
        return;
      }
      slice = Slice.from(slice.to(), now);
    }
  }

  private Slice first(@Nullable PollCheckpoint last, Instant through, Instant now) {
    if (last == null) {
      return Slice.from(through, now);
    }
    // A clock that was ahead when the checkpoint was written must not let it wait.
    Instant known = through.isBefore(now) ? through : now;
    Instant from = oldest(now, known.minus(settings.overlap()));
    Slice unfinished = Slice.unfinished(from, last.cursor());
    return unfinished == null ? Slice.from(from, now) : unfinished;
  }

  private static Instant oldest(Instant now, Instant wanted) {
    Instant kept = now.minus(KEPT);
    return wanted.isBefore(kept) ? kept : wanted;
  }

  private Heartbeat heartbeat(LookupRound round) {
    return new Heartbeat(
        shard(),
        Heartbeat.Kind.LOOKUP,
        account,
        region,
        round.newest(),
        clock.instant(),
        round.taken());
  }
}
