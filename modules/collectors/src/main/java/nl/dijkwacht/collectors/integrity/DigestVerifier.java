package nl.dijkwacht.collectors.integrity;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import nl.dijkwacht.core.trail.IntegrityResult;
import nl.dijkwacht.core.trail.IntegrityResult.Verdict;

/**
 * Verifies digest files as they come: each by itself, against the one before it, and with the log
 * files that it lists. The digest before is read again from its place, so nothing needs to be
 * remembered, and what happens to it within the hour is noticed. The result depends on what is
 * stored alone, whatever the order of arrival. Thread-safe.
 */
public final class DigestVerifier {

  private static final int MOST_SENTENCES = 100;
  private static final Duration LOOK_BACK = Duration.ofDays(7);

  private final TrailStore store;
  private final DigestCheck check;
  private final LogCheck logs;

  /**
   * @param share of the listed log files that are read, from 0 (none) to 1 (all)
   */
  public DigestVerifier(TrailStore store, PublicKeys keys, double share) {
    this.store = store;
    this.check = new DigestCheck(store, keys);
    this.logs = new LogCheck(store, share);
  }

  /** Reads a digest file from its place, and verifies it. */
  public IntegrityResult verify(DigestKey key) {
    return result(check.check(key, logs::check));
  }

  /**
   * Verifies a digest file that is being read.
   *
   * @param object stays open
   * @param goesOn is asked before each log file, since there may be many, and they may be large
   * @return none if that denied
   */
  public Optional<IntegrityResult> verify(
      DigestKey key, StoredObject object, BooleanSupplier goesOn) {
    AtomicBoolean stopped = new AtomicBoolean();
    BooleanSupplier noted =
        () -> {
          boolean on = !stopped.get() && goesOn.getAsBoolean();
          stopped.set(!on);
          return on;
        };
    CheckedDigest digest = check.check(key, object, file -> logs.check(file, noted));
    return stopped.get() ? Optional.empty() : Optional.of(result(digest));
  }

  private IntegrityResult result(CheckedDigest digest) {
    List<Problem> problems = new ArrayList<>(digest.problems());
    DigestFile file = digest.file();
    if (digest.isProven() && file != null) {
      PreviousDigest previous = file.previous();
      problems.addAll(previous == null ? restart(digest) : chain(digest, previous));
    }
    DigestKey key = digest.key();
    return new IntegrityResult(
        key.folderUri(),
        key.uri(),
        key.account(),
        key.region(),
        digest.start(),
        digest.end(),
        Math.toIntExact(digest.logs().listed()),
        verdict(problems),
        sentences(problems));
  }

  private List<Problem> chain(CheckedDigest digest, PreviousDigest named) {
    Optional<DigestKey> key = DigestKey.of(named.bucket(), named.key());
    if (key.isEmpty()) {
      return List.of(
          Problem.of(
              Problem.Kind.GOES_ON_ELSEWHERE,
              digest.key().uri(),
              "names a digest before it that does not stand where digests do"));
    }
    CheckedDigest previous = check.check(key.get());
    if (previous.file() == null) {
      return previous.problems();
    }
    List<Problem> problems = new ArrayList<>(previous.problems());
    problems.addAll(ChainLink.problems(digest, named, previous));
    return problems;
  }

  /** A chain that begins anew tells that somebody stopped logging, or its validation. */
  private List<Problem> restart(CheckedDigest first) {
    DigestKey key = first.key();
    if (key.backfill()) {
      return List.of();
    }
    AtomicReference<DigestKey> newest = new AtomicReference<>();
    try {
      store.keys(
          key.bucket(),
          key.folder(),
          DayPrefix.of(key.folder(), key.end().minus(LOOK_BACK)),
          found -> {
            DigestKey.of(key.bucket(), found)
                .filter(other -> other.chain().equals(key.chain()))
                .filter(other -> other.end().isBefore(key.end()))
                .ifPresent(newest::set);
            return found.compareTo(key.key()) < 0;
          });
    } catch (StoreFailure e) {
      return List.of(
          Problem.of(
              Problem.Kind.DIGEST_UNREADABLE,
              key.folderUri(),
              "could not be listed: " + e.failure().sentence()));
    }
    DigestKey before = newest.get();
    return before == null ? List.of() : List.of(restarted(first, before));
  }

  static Problem restarted(CheckedDigest first, DigestKey before) {
    return Problem.of(
        Problem.Kind.RESTARTED,
        first.key().uri(),
        "begins a new chain at %s, and the digest before it ended at %s: logging or its validation was stopped; look for StopLogging, UpdateTrail and DeleteTrail"
            .formatted(first.start(), before.end()));
  }

  /** The gravest of all. */
  static Verdict verdict(Collection<Problem> problems) {
    return problems.stream()
        .map(problem -> problem.kind().verdict())
        // Tampered stands before incomplete.
        .min(Comparator.comparingInt(v -> v == Verdict.TAMPERED ? 0 : 1))
        .orElse(Verdict.INTACT);
  }

  private static List<String> sentences(List<Problem> problems) {
    if (problems.size() <= MOST_SENTENCES) {
      return problems.stream().map(Problem::text).toList();
    }
    List<String> sentences = new ArrayList<>();
    problems.stream().limit(MOST_SENTENCES).map(Problem::text).forEach(sentences::add);
    sentences.add(
        "There are %,d more; 'dijkwacht verify-trail' tells all."
            .formatted(problems.size() - MOST_SENTENCES));
    return sentences;
  }
}
