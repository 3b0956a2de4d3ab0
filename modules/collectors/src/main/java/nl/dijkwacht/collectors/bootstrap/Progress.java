package nl.dijkwacht.collectors.bootstrap;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import nl.dijkwacht.topics.catalogue.PollCheckpoint;
import org.jspecify.annotations.Nullable;

/**
 * How far a round came. In a checkpoint of an unfinished round, {@code recent} holds when the round
 * began and then the rows of what AWS Config did not process.
 *
 * @param through when the last round began that was finished
 * @param started when this round began
 * @param listing whether there is more to list
 * @param token to list on from; null for the beginning
 * @param leftOver what AWS Config did not process
 */
record Progress(
    Instant through,
    Instant started,
    boolean listing,
    @Nullable String token,
    List<Listed> leftOver) {

  /** What does not fit in a checkpoint is given up; the next round asks for it again. */
  static final int MOST_LEFT_OVER = 500;

  Progress {
    leftOver = List.copyOf(leftOver);
  }

  /** Where to go on. */
  static Progress after(@Nullable PollCheckpoint last, Instant now) {
    Instant through = last == null ? Instant.EPOCH : last.through();
    if (last == null || last.recent().isEmpty()) {
      return new Progress(through, now, true, null, List.of());
    }
    List<Listed> leftOver =
        last.recent().stream().skip(1).map(Listed::of).filter(Objects::nonNull).toList();
    boolean listing = last.cursor() != null || leftOver.isEmpty();
    return new Progress(through, began(last, now), listing, last.cursor(), leftOver);
  }

  private static Instant began(PollCheckpoint last, Instant now) {
    try {
      return Instant.parse(last.recent().get(0));
    } catch (DateTimeException e) {
      return now;
    }
  }

  /** After a page. */
  Progress listed(@Nullable String next, List<Listed> unprocessed) {
    List<Listed> all = new ArrayList<>(leftOver);
    all.addAll(unprocessed);
    return new Progress(through, started, next != null, next, all);
  }

  /** From the beginning of the list once more. */
  Progress again() {
    return new Progress(through, started, true, null, leftOver);
  }

  Progress leaving(List<Listed> still) {
    return new Progress(through, started, listing, token, still);
  }

  boolean isFinished() {
    return !listing && leftOver.isEmpty();
  }

  PollCheckpoint checkpoint(Instant now) {
    if (isFinished()) {
      return new PollCheckpoint(started, null, List.of(), now);
    }
    List<String> recent = new ArrayList<>();
    recent.add(started.toString());
    leftOver.forEach(listed -> recent.add(listed.row()));
    return new PollCheckpoint(through, token, recent, now);
  }
}
