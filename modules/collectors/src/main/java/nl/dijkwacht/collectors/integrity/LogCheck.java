package nl.dijkwacht.collectors.integrity;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import nl.dijkwacht.collectors.files.BrokenInput;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.core.StableId;
import org.jspecify.annotations.Nullable;

/**
 * Holds the log files that a proven digest lists against their hashes. Reads them as streams, so
 * memory does not grow with them. Thread-safe.
 */
final class LogCheck {

  static final String ALGORITHM = "SHA-256";

  /** One digest may list a hundred thousand that are gone; each would be a sentence of its own. */
  static final int MOST_PROBLEMS = 1000;

  private final TrailStore store;
  private final double share;

  /**
   * @param share of the log files that are looked at, from 0 to 1
   */
  LogCheck(TrailStore store, double share) {
    this.store = store;
    this.share = share;
  }

  /**
   * @param problems the first of them; the tally has all
   */
  record Outcome(LogTally tally, List<Problem> problems) {}

  /** For a digest of which only itself matters. */
  static Outcome notRead(DigestFile digest) {
    return new Outcome(LogTally.unchecked(digest.logs().size()), List.of());
  }

  Outcome check(DigestFile digest) {
    return check(digest, () -> true);
  }

  /**
   * @param goesOn is asked before each log file; the rest is not read if it denies
   */
  Outcome check(DigestFile digest, BooleanSupplier goesOn) {
    LogTally tally = LogTally.NONE;
    List<Problem> problems = new ArrayList<>();
    for (ListedLog log : digest.logs()) {
      boolean isRead = goesOn.getAsBoolean() && isChosen(log);
      One one = isRead ? check(log) : new One(LogTally.unchecked(1), null);
      tally = tally.plus(one.tally);
      if (one.problem != null && problems.size() < MOST_PROBLEMS) {
        problems.add(one.problem);
      }
    }
    return new Outcome(tally, problems);
  }

  private record One(LogTally tally, @Nullable Problem problem) {}

  /** The same ones each time, so that a repeated check comes to the same result. */
  private boolean isChosen(ListedLog log) {
    if (share >= 1) {
      return true;
    }
    long number = Long.parseLong(StableId.of(List.of(log.uri())).substring(0, 8), 16);
    return number < share * 0x1_0000_0000L;
  }

  private One check(ListedLog log) {
    if (!log.hashAlgorithm().equals(ALGORITHM)) {
      return unreadable(
          log, Problem.Kind.ALGORITHM_UNKNOWN, "is hashed by another algorithm than " + ALGORITHM);
    }
    try (StoredObject object = store.open(log.bucket(), log.key())) {
      ContentHash hash = ContentHash.of(object.content());
      return hash.sha256().equalsIgnoreCase(log.hash())
          ? new One(new LogTally(1, 1, 0, 0, 0, 0, hash.bytes()), null)
          : changed(log, hash.bytes());
    } catch (StoreFailure e) {
      return e.isMissing()
          ? missing(log)
          : unreadable(
              log, Problem.Kind.LOG_UNREADABLE, "could not be read: " + e.failure().sentence());
    } catch (BrokenInput e) {
      return e.reason() == DeadLetterReason.EXPANDS_TOO_MUCH
          ? unreadable(log, Problem.Kind.LOG_UNREADABLE, "is too large to be checked")
          : changed(log, 0);
    } catch (IOException e) {
      return unreadable(
          log, Problem.Kind.LOG_UNREADABLE, "could not be read to its end; try again");
    }
  }

  private static One changed(ListedLog log, long bytes) {
    return new One(
        new LogTally(1, 0, 1, 0, 0, 0, bytes),
        Problem.of(
            Problem.Kind.LOG_CHANGED,
            log.uri(),
            "is not what CloudTrail wrote; find out who wrote to it since, and restore the version"
                + " before"));
  }

  private static One missing(ListedLog log) {
    return new One(
        new LogTally(1, 0, 0, 1, 0, 0, 0),
        Problem.of(
            Problem.Kind.LOG_MISSING,
            log.uri(),
            "does not exist, though its digest lists it; find out who deleted it, or whether the"
                + " bucket's lifecycle did"));
  }

  private static One unreadable(ListedLog log, Problem.Kind kind, String sentence) {
    return new One(new LogTally(1, 0, 0, 0, 1, 0, 0), Problem.of(kind, log.uri(), sentence));
  }
}
