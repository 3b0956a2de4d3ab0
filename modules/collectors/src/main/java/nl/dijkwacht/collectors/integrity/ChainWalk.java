package nl.dijkwacht.collectors.integrity;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.dijkwacht.core.trail.IntegrityResult.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Goes along a chain of digests from the newest to the oldest that are there, holding each against
 * the one after it. It remembers what it expects to come, not what it has seen, so memory does not
 * grow with the chain.
 */
final class ChainWalk {

  private static final int MOST_PROBLEMS = 1000;

  /** A digest comes some minutes after its hour, and late ones have been seen. */
  private static final Duration DELIVERY = Duration.ofHours(2);

  private final DigestKey newest;
  private final TimeRange wanted;
  private final ProvenTime time;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, Expected> expected = new HashMap<>();
  private long problemCount;
  private Verdict verdict = Verdict.INTACT;
  private LogTally logs = LogTally.NONE;
  private int digests;
  private int invalid;
  private int missing;

  /** Whether the next digest may come without another naming it. */
  private boolean isBroken = true;

  /** The last one seen, where it was the first of a chain. */
  private @Nullable CheckedDigest first;

  /**
   * A digest that should come.
   *
   * @param next the one that names it
   */
  private record Expected(CheckedDigest next, PreviousDigest named) {}

  ChainWalk(DigestKey newest, TimeRange wanted) {
    this.newest = newest;
    this.wanted = wanted;
    this.time = new ProvenTime(wanted);
    if (!newest.backfill() && newest.end().plus(DELIVERY).isBefore(wanted.to())) {
      add(
          Problem.of(
              Problem.Kind.ENDS_EARLY,
              newest.uri(),
              "is the last digest, and ends at %s: the trail was stopped then, or digests were deleted; look for StopLogging, DeleteTrail and DeleteObject"
                  .formatted(newest.end())));
    }
  }

  /** Takes the next older digest of the listing. */
  void take(CheckedDigest digest) {
    tellMissed(digest.key());
    digests++;
    logs = logs.plus(digest.logs());
    digest.problems().forEach(this::add);
    Expected meant = expected.remove(digest.key().uri());
    boolean fits = meant == null ? begins(digest) : links(meant, digest);
    expect(digest);
    if (!digest.isProven() || !fits) {
      invalid++;
    }
    cover(digest, fits);
  }

  /** What is not in the listing where it should be does not exist. */
  private void tellMissed(DigestKey reached) {
    Iterator<Expected> rest = expected.values().iterator();
    while (rest.hasNext()) {
      Expected one = rest.next();
      Optional<DigestKey> key = DigestKey.of(one.named.bucket(), one.named.key());
      if (key.isEmpty() || key.get().end().isAfter(reached.end())) {
        rest.remove();
        tellMissing(one);
      }
    }
  }

  private void tellMissing(Expected one) {
    missing++;
    digests++;
    isBroken = true;
    add(DigestCheck.missing(one.named.uri()));
  }

  /** A digest that no newer one names. */
  private boolean begins(CheckedDigest digest) {
    if (first != null) {
      add(DigestVerifier.restarted(first, digest.key()));
    } else if (!isBroken) {
      add(
          Problem.of(
              Problem.Kind.OUTSIDE_CHAIN,
              digest.key().uri(),
              "stands among the others, but the digest after it names another one as the one before"));
    }
    first = null;
    isBroken = false;
    return true;
  }

  private boolean links(Expected meant, CheckedDigest digest) {
    isBroken = false;
    List<Problem> found = ChainLink.problems(meant.next, meant.named, digest);
    found.forEach(this::add);
    return found.stream().noneMatch(problem -> problem.kind() == Problem.Kind.LINK_BROKEN);
  }

  private void expect(CheckedDigest digest) {
    DigestFile file = digest.file();
    if (!digest.isProven() || file == null) {
      isBroken = true;
      return;
    }
    PreviousDigest named = file.previous();
    if (named == null) {
      first = digest;
    } else if (isHere(named, digest.key())) {
      expected.putIfAbsent(named.uri(), new Expected(digest, named));
    } else {
      isBroken = true;
      if (wanted.from().isBefore(digest.start())) {
        add(
            Problem.of(
                Problem.Kind.GOES_ON_ELSEWHERE,
                digest.key().uri(),
                "follows a digest in another place; verify that place for the time before %s"
                    .formatted(digest.start())));
      }
    }
  }

  private static boolean isHere(PreviousDigest named, DigestKey key) {
    return named.bucket().equals(key.bucket()) && named.key().startsWith(key.folder());
  }

  private void cover(CheckedDigest digest, boolean fits) {
    TimeRange range = new TimeRange(digest.start(), digest.end());
    if (!digest.isProven() || !fits) {
      time.doubtful(range, "its digest file is not proven");
    } else if (!digest.logs().isClean()) {
      time.doubtful(range, "log files of it are changed, missing or unreadable");
    } else if (digest.logs().unchecked() > 0) {
      time.doubtful(range, "not all its log files were looked at");
    } else {
      time.proven(range);
    }
  }

  /** The result, when the oldest of the listing was taken. */
  ChainReport end() {
    for (Expected one : expected.values()) {
      if (wanted.from().isBefore(one.next.start())) {
        tellMissing(one);
      }
    }
    if (first != null) {
      time.doubtful(
          new TimeRange(wanted.from(), first.start()), "the trail's validation began after it");
    }
    return new ChainReport(
        newest.account(),
        newest.region(),
        newest.chain(),
        newest.backfill(),
        digests,
        invalid,
        missing,
        logs,
        verdict,
        problems,
        problemCount,
        time.proven(),
        // What comes late covers no time of its own.
        newest.backfill() ? List.of() : time.unproven());
  }

  private void add(Problem problem) {
    problemCount++;
    if (verdict != Verdict.TAMPERED) {
      verdict = problem.kind().verdict();
    }
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(problem);
    }
  }
}
