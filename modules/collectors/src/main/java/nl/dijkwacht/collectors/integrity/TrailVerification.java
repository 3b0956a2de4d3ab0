package nl.dijkwacht.collectors.integrity;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Verifies all digest files of a time, and all log files that they list, for each account and
 * Region under a place. Some digests are read ahead of the one whose turn it is, so memory does not
 * depend on how many there are, but for their names in one account and Region. Thread-safe.
 */
public final class TrailVerification {

  private static final int MOST_DIGESTS = 200_000;

  /** That of the last moments asked for ends within the hour after. */
  private static final Duration LENGTH = Duration.ofHours(1);

  private final TrailStore store;
  private final DigestCheck check;
  private final LogCheck logs;
  private final int downloads;

  /**
   * @param downloads how many digests are verified at a time, each with its log files
   */
  public TrailVerification(TrailStore store, PublicKeys keys, int downloads) {
    this.store = store;
    this.check = new DigestCheck(store, keys);
    this.logs = new LogCheck(store, 1);
    this.downloads = downloads;
  }

  /**
   * Verifies. What cannot be read becomes a problem of the report.
   *
   * @param range by the time of delivery, which is some minutes after the event time
   */
  public TrailReport verify(TrailPlace place, TimeRange range, VerificationListener listener)
      throws InterruptedException {
    ExecutorService workers = Executors.newFixedThreadPool(downloads);
    List<ChainReport> chains = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    try {
      for (String folder : DigestFolders.under(store, place)) {
        for (List<DigestKey> chain : chains(place.bucket(), folder, range, problems)) {
          chains.add(walk(chain, range, workers, listener));
        }
      }
    } catch (StoreFailure e) {
      problems.add(unlisted(place.uri(), e.failure().sentence()));
    } finally {
      workers.shutdownNow();
    }
    if (chains.isEmpty() && problems.isEmpty()) {
      problems.add(
          Problem.of(
              Problem.Kind.NO_DIGESTS,
              place.uri(),
              "has no digest files of that time; check the place, and whether the trail's log file"
                  + " validation is on"));
    }
    return new TrailReport(place, range, chains, problems);
  }

  /** The digests of each chain in a folder, from the newest to the oldest. */
  private Iterable<List<DigestKey>> chains(
      String bucket, String folder, TimeRange range, List<Problem> problems) {
    Map<String, List<DigestKey>> chains = new TreeMap<>();
    TimeRange ends = new TimeRange(range.from(), range.to().plus(LENGTH));
    String last = DayPrefix.of(folder, ends.to()) + Character.MAX_VALUE;
    List<DigestKey> all = new ArrayList<>();
    try {
      store.keys(
          bucket,
          folder,
          DayPrefix.of(folder, range.from()),
          key -> {
            DigestKey.of(bucket, key)
                .filter(digest -> digest.folder().equals(folder))
                .filter(digest -> digest.end().isAfter(ends.from()))
                .filter(digest -> digest.end().isBefore(ends.to()))
                .ifPresent(all::add);
            return key.compareTo(last) < 0 && all.size() < MOST_DIGESTS;
          });
    } catch (StoreFailure e) {
      problems.add(unlisted("s3://" + bucket + "/" + folder, e.failure().sentence()));
    }
    if (all.size() >= MOST_DIGESTS) {
      problems.add(
          unlisted(
              "s3://" + bucket + "/" + folder,
              "It has more than %,d digests; ask for less time.".formatted(MOST_DIGESTS)));
    }
    all.sort(Comparator.comparing(DigestKey::end).thenComparing(DigestKey::key).reversed());
    for (DigestKey key : all) {
      chains.computeIfAbsent(key.chain(), any -> new ArrayList<>()).add(key);
    }
    return chains.values();
  }

  private ChainReport walk(
      List<DigestKey> chain,
      TimeRange range,
      ExecutorService workers,
      VerificationListener listener)
      throws InterruptedException {
    ChainWalk walk = new ChainWalk(chain.get(0), range);
    Queue<Future<CheckedDigest>> ahead = new ArrayDeque<>();
    int next = 0;
    while (next < chain.size() || !ahead.isEmpty()) {
      while (next < chain.size() && ahead.size() < 2 * downloads) {
        DigestKey key = chain.get(next++);
        ahead.add(workers.submit(() -> check.check(key, logs::check)));
      }
      CheckedDigest digest = result(ahead.remove());
      walk.take(digest);
      listener.verified(digest.key().account(), digest.key().region(), digest.end(), digest.logs());
    }
    return walk.end();
  }

  private static CheckedDigest result(Future<CheckedDigest> task) throws InterruptedException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("checking a digest failed", e.getCause());
    }
  }

  private static Problem unlisted(String uri, String sentence) {
    return Problem.of(Problem.Kind.DIGEST_UNREADABLE, uri, "could not be listed: " + sentence);
  }
}
