package nl.dijkwacht.collectors.polling;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.random.RandomGenerator;
import nl.dijkwacht.aws.AwsFailure;
import nl.dijkwacht.collectors.BackOff;
import nl.dijkwacht.collectors.Printable;
import nl.dijkwacht.topics.catalogue.PollCheckpoint;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what became of rounds: when the next one begins, what is counted, and what people are told.
 * A failure is logged when it begins, when it turns into another, and when it has passed.
 * Thread-safe.
 */
final class RoundBook {

  private static final Logger LOG = LoggerFactory.getLogger(RoundBook.class);

  /** Soon, but not at once: what fails for a moment must not spin. */
  private static final Duration MOMENT = Duration.ofSeconds(1);

  private static final int MOST_PROBLEMS = 20;

  private final RoundMeters meters;
  private final BackOff backOff;
  private final RandomGenerator random;
  private final Clock clock;
  private final ConcurrentMap<String, String> troubled = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, String> unconnected = new ConcurrentHashMap<>();

  /**
   * @param random thread-safe
   */
  RoundBook(RoundMeters meters, BackOff backOff, RandomGenerator random, Clock clock) {
    this.meters = meters;
    this.backOff = backOff;
    this.random = random;
    this.clock = clock;
    unconnected(Membership.NAME, "Asking AWS has not connected to Kafka yet.");
  }

  /**
   * Notes how a round ended, after which its question may be asked again.
   *
   * @param committed its newest checkpoint, null if there was none
   */
  void ended(Round round, @Nullable PollCheckpoint committed, RoundEnd end) {
    if (end instanceof RoundEnd.Failed failed) {
      failed(round, committed, failed.failure());
    } else if (end instanceof RoundEnd.Broken broken) {
      broken(round, committed, broken.fault());
    } else if (end instanceof RoundEnd.Finished) {
      finished(round, committed);
    } else {
      meters.ended(round.shard(), end instanceof RoundEnd.Stopped ? "stopped" : "unwritten");
      again(round, committed, MOMENT);
    }
  }

  private void finished(Round round, @Nullable PollCheckpoint committed) {
    meters.ended(round.shard(), "finished");
    troubled.remove(round.shard().name());
    if (round.shard().finished(round, committed, clock.instant())) {
      LOG.info("Asking {} works again", name(round));
    }
  }

  private void failed(Round round, @Nullable PollCheckpoint committed, AwsFailure failure) {
    meters.ended(round.shard(), RoundMeters.outcome(failure.kind()));
    if (isNews(round, failure.sentence())) {
      LOG.warn("{}", failure.sentence());
    }
    int failures = round.shard().failed(round);
    Duration pause = failure.kind().passes() ? backOff.after(failures) : backOff.longest();
    again(round, committed, pause);
  }

  private void broken(Round round, @Nullable PollCheckpoint committed, RuntimeException fault) {
    meters.ended(round.shard(), "failed");
    String sentence =
        "Asking %s failed for a fault of Dijkwacht; it is tried again, and all else goes on."
            .formatted(name(round));
    if (isNews(round, sentence)) {
      LOG.error(sentence, fault);
    }
    again(round, committed, backOff.after(round.shard().failed(round)));
  }

  private void again(Round round, @Nullable PollCheckpoint committed, Duration pause) {
    Duration spread = BackOff.spread(pause, random.nextDouble());
    round.shard().ended(round, committed, spread, clock.instant());
  }

  private boolean isNews(Round round, String sentence) {
    return !round.tenure().isOver()
        && !sentence.equals(troubled.put(round.shard().name(), sentence));
  }

  private static String name(Round round) {
    return Printable.of(round.shard().name());
  }

  /** Forgets the trouble with a shard that another instance asks from now on. */
  void forget(Shard shard) {
    troubled.remove(shard.name());
  }

  /**
   * Notes that there is no connection to Kafka.
   *
   * @param who a thread of this instance
   */
  void unconnected(String who, String sentence) {
    unconnected.put(who, sentence);
  }

  void connected(String who) {
    unconnected.remove(who);
  }

  /** What does not work: sentences for people with what to do, bounded; none if all does. */
  List<String> problems() {
    List<String> problems = new ArrayList<>(unconnected.values().stream().distinct().toList());
    Map<String, String> sorted = new TreeMap<>(troubled);
    sorted.values().stream().limit(MOST_PROBLEMS).forEach(problems::add);
    if (sorted.size() > MOST_PROBLEMS) {
      problems.add(
          "%d more questions to AWS fail; the log names them."
              .formatted(sorted.size() - MOST_PROBLEMS));
    }
    return List.copyOf(problems);
  }
}
