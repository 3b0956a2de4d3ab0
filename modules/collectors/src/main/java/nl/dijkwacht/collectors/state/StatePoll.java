package nl.dijkwacht.collectors.state;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.dijkwacht.aws.AwsAccess;
import nl.dijkwacht.aws.AwsPlace;
import nl.dijkwacht.collectors.items.ItemRecords;
import nl.dijkwacht.collectors.polling.Poll;
import nl.dijkwacht.collectors.polling.PollOutput;
import nl.dijkwacht.core.trail.Provenance;
import nl.dijkwacht.topics.catalogue.PollCheckpoint;
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
  private final AwsPlace place;
  private final List<Question> questions;
  private final AwsAccess aws;
  private final ItemRecords records;
  private final Duration interval;
  private final Clock clock;
  private final Warnings warnings = new Warnings();

  /**
   * @param scope that the resources are in
   * @param place that is asked
   */
  StatePoll(
      String shard,
      Scope scope,
      AwsPlace place,
      List<Question> questions,
      AwsAccess aws,
      ItemRecords records,
      Duration interval,
      Clock clock) {
    this.shard = shard;
    this.scope = scope;
    this.place = place;
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
    Inquiry inquiry = new Inquiry(scope, warnings, out::isStopping);
    for (Question question : questions) {
      question.ask(aws, place, inquiry);
      if (out.isStopping()) {
        // Half a round tells nothing of the other half; who asks next begins again.
        return;
      }
    }
    warnings.roundEnded();
    try {
      tell(inquiry, known(last, now), now, out);
    } finally {
      records.counts().aborted();
    }
  }

  /** What need not be told again: nothing in the first round, and once a day. */
  private static PollCheckpoint known(@Nullable PollCheckpoint last, Instant now) {
    return last == null || !now.isBefore(last.through().plus(ALL_AGAIN))
        ? new PollCheckpoint(now, null, List.of(), now)
        : last;
  }

  private void tell(Inquiry inquiry, PollCheckpoint known, Instant now, PollOutput out) {
    Set<String> told = new HashSet<>(known.recent());
    List<String> hashes = new ArrayList<>();
    long number = 0;
    for (Polled polled : inquiry.polled()) {
      if (polled.isWhole()) {
        number++;
        String hash = polled.hash();
        if (!told.contains(hash)) {
          out.send(records.item(polled.item(now), new Provenance(shard, number)));
        }
        if (hashes.size() < MOST_HASHES) {
          hashes.add(hash);
        }
      }
    }
    out.checkpoint(new PollCheckpoint(known.through(), null, hashes, now));
    records.counts().committed();
  }
}
