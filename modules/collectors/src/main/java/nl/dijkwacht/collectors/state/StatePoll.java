package nl.dijkwacht.collectors.state;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import nl.dijkwacht.aws.AwsAccess;
import nl.dijkwacht.aws.AwsPlace;
import nl.dijkwacht.collectors.CollectRecords;
import nl.dijkwacht.collectors.polling.Poll;
import nl.dijkwacht.collectors.polling.PollOutput;
import nl.dijkwacht.core.Provenance;
import nl.dijkwacht.topics.PollCheckpoint;
import org.jspecify.annotations.Nullable;

/**
 * Asks services for what AWS Config does not have. A resource is told when something of it changed
 * since it was told last, and all are told once a day. Hashes of what was told are in the
 * checkpoint's {@code recent}, and in {@code through} when all were told last.
 */
final class StatePoll implements Poll {

  private static final Duration ALL_AGAIN = Duration.ofDays(1);

  /** What is beyond is told in every round, for a checkpoint has to fit in a record. */
  private static final int MOST_HASHES = 10_000;

  private final String shard;
  private final Scope scope;
  private final List<Question> questions;
  private final AwsAccess aws;
  private final CollectRecords records;
  private final Duration interval;
  private final Clock clock;
  private final Warnings warnings = new Warnings();

  StatePoll(
      String shard,
      Scope scope,
      List<Question> questions,
      AwsAccess aws,
      CollectRecords records,
      Duration interval,
      Clock clock) {
    this.shard = shard;
    this.scope = scope;
    this.questions = List.copyOf(questions);
    this.aws = aws;
    this.records = records;
    this.interval = interval;
    this.clock = clock;
  }

  @Override
  public String shard() {
    return shard;
  }

  @Override
  public Duration interval() {
    return interval;
  }

  @Override
  public void ask(@Nullable PollCheckpoint last, PollOutput out) {
    Instant now = clock.instant();
    boolean all = last == null || !now.isBefore(last.through().plus(ALL_AGAIN));
    Inquiry inquiry = new Inquiry(scope, warnings);
    for (Question question : questions) {
      question.ask(aws, AwsPlace.of(scope.account(), scope.region()), inquiry);
      if (out.isStopping()) {
        // Half a round tells nothing of the other half; who asks next begins again.
        return;
      }
    }
    Set<String> told = all ? Set.of() : new HashSet<>(last.recent());
    Set<String> hashes = new LinkedHashSet<>();
    long number = 0;
    for (Polled polled : inquiry.polled()) {
      if (polled.isWhole()) {
        number++;
        String hash = polled.hash();
        if (!told.contains(hash)) {
          out.send(records.configurationItem(polled.item(now), new Provenance(shard, number)));
        }
        if (hashes.size() < MOST_HASHES) {
          hashes.add(hash);
        }
      }
    }
    Instant through = all ? now : last.through();
    out.checkpoint(new PollCheckpoint(through, null, List.copyOf(hashes), now));
  }
}
